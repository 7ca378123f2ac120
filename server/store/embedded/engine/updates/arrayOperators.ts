import { BSONRegExp } from 'bson';
import { isDocument, plain } from '../bson.ts';
import { CommandFailure } from '../commandFailure.ts';
import { valueOrder } from '../expressions/ordering.ts';
import { compileFilter } from '../matching.ts';
import { isOperatorName } from '../query/comparisonOperators.ts';
import { asDouble, isBsonNumber, typeOf } from '../values/bsonTypes.ts';
import { isSameValue } from '../values/comparing.ts';
import { shown, shownField } from '../values/shown.ts';
import {
  creating,
  KEPT,
  type Modification,
  ofPresent,
  type UpdateGround,
  type UpdateOperator,
} from './modification.ts';
import { readPush } from './pushing.ts';

export const ARRAY_OPERATORS: Readonly<Record<string, UpdateOperator>> = {
  $push(operand, _, { texts }) {
    const push = readPush(operand, texts);
    return creating((current, { path, document }) => {
      if (current !== undefined && !Array.isArray(current))
        throw new CommandFailure(
          'BadValue',
          `The field '${path}' must be an array but is of type ${typeOf(current)} in document ${shownField('_id', document['_id'])}`,
        );
      return push(current ?? []);
    });
  },
  $addToSet(operand, _, { texts }) {
    const added = addedToSet(operand);
    return creating((current, { path }) => {
      if (current !== undefined && !Array.isArray(current))
        throw new CommandFailure(
          'BadValue',
          `Cannot apply $addToSet to non-array field. Field named '${path}' has non-array type ${typeOf(current)}`,
        );
      return united(current, added, valueOrder(texts).keys());
    });
  },
  $pop(operand, path) {
    const isFirst = popsFirst(operand, path);
    return ofPresent((current, place) => {
      if (!Array.isArray(current))
        throw new CommandFailure(
          'TypeMismatch',
          `Path '${place.path}' contains an element of non-array type '${typeOf(current)}'`,
        );
      if (current.length === 0) return KEPT;
      const elements: readonly unknown[] = current;
      return isFirst ? elements.slice(1) : elements.slice(0, -1);
    });
  },
  $pull: (operand, _, ground) => culling('$pull', pullTest(operand, ground)),
  $pullAll(operand, _, { texts }) {
    if (!Array.isArray(operand))
      throw new CommandFailure('BadValue', `$pullAll requires an array argument but was given a ${typeOf(operand)}`);
    const keyOf = valueOrder(texts).keys();
    const keys = new Set(operand.map(keyOf));
    return culling('$pullAll', (element) => keys.has(keyOf(element)));
  },
};

function addedToSet(operand: unknown): readonly unknown[] {
  if (!isDocument(operand) || !('$each' in operand)) return [operand];
  const { $each, ...others } = operand;
  const [other] = Object.keys(others);
  if (other !== undefined)
    throw new CommandFailure('BadValue', `Found unexpected fields after $each in $addToSet: ${shown(operand)}`);
  if (Array.isArray($each)) return $each;
  throw new CommandFailure(
    'TypeMismatch',
    `The argument to $each in $addToSet must be an array but it was of type ${typeOf($each)}`,
  );
}

/** The elements, and behind them of what is added whatever is not there yet. */
function united(
  current: readonly unknown[] | undefined,
  added: readonly unknown[],
  keyOf: (value: unknown) => string,
): unknown {
  const keys = new Set((current ?? []).map(keyOf));
  const missing = added.filter((value) => {
    const key = keyOf(value);
    const isNew = !keys.has(key);
    keys.add(key);
    return isNew;
  });
  return current && missing.length === 0 ? KEPT : [...(current ?? []), ...missing];
}

function popsFirst(operand: unknown, path: string): boolean {
  if (!isBsonNumber(operand))
    throw new CommandFailure('FailedToParse', `Expected a number in: ${path}: ${shown(operand)}`);
  const end = asDouble(operand);
  if (end === 1 || end === -1) return end === -1;
  throw new CommandFailure('FailedToParse', `$pop expects 1 or -1, found: ${shown(operand)}`);
}

function culling(operator: string, isPulled: (element: unknown) => boolean): Modification {
  return ofPresent((current) => {
    if (!Array.isArray(current)) throw new CommandFailure('BadValue', `Cannot apply ${operator} to a non-array value`);
    const left = current.filter((element) => !isPulled(element));
    return left.length === current.length ? KEPT : left;
  });
}

/** These join questions about the fields of a document. */
const JOINING = new Set(['$and', '$or', '$nor', '$expr']);

/** Operators and patterns are asked of the element, a document of the fields of the element; anything else is to be equal. */
function pullTest(operand: unknown, { variables, texts }: UpdateGround): (element: unknown) => boolean {
  const [first = ''] = isDocument(operand) ? Object.keys(operand) : [];
  const isAsked = isOperatorName(first) && !JOINING.has(first);
  if (isAsked || operand instanceof RegExp || operand instanceof BSONRegExp) {
    const test = compileFilter({ element: plain(operand) }, variables, texts);
    return (element) => test?.({ element }) ?? true;
  }
  if (!isDocument(operand)) return (element) => isSameValue(element, operand, texts);
  const test = compileFilter(operand, variables, texts);
  return (element) => isDocument(element) && (test?.(element) ?? true);
}
