import { Binary } from 'bson';
import { type Bson, encode, isDocument, without } from '../bson.ts';
import { CommandFailure } from '../commandFailure.ts';
import { fieldOf } from '../query/reaching.ts';
import { typeOf } from '../values/bsonTypes.ts';
import { type Compiler, type Evaluate, isPresent, type Operators } from './expression.ts';
import { namedOperands, ofValue } from './operands.ts';

/** What reads and makes documents. */
export const OBJECTS: Operators = {
  $mergeObjects: merged,
  $getField: fieldGetter,
  $setField: (operand, compiler) => fieldSetter('$setField', operand, compiler),
  $unsetField: (operand, compiler) => fieldSetter('$unsetField', operand, compiler),
  $objectToArray: ofValue('$objectToArray', pairsOf),
  $arrayToObject: ofValue('$arrayToObject', objectOf),
  $bsonSize: ofValue('$bsonSize', (value) => {
    if (!isPresent(value)) return null;
    if (!isDocument(value))
      throw new CommandFailure(31393, `$bsonSize requires a document input, found: ${typeOf(value)}`);
    return encode(value).byteLength;
  }),
  $binarySize: ofValue('$binarySize', (value) => {
    if (!isPresent(value)) return null;
    if (typeof value === 'string') return Buffer.byteLength(value);
    if (value instanceof Binary) return value.length();
    throw new CommandFailure(51276, `$binarySize requires a string or BinData argument, found: ${typeOf(value)}`);
  }),
};

function merged(operand: unknown, { compile }: Compiler): Evaluate {
  const compiled = Array.isArray(operand) ? operand.map(compile) : undefined;
  const single = compiled ? undefined : compile(operand);
  return (scope) => {
    const value = single?.(scope);
    const parts: readonly unknown[] = compiled
      ? compiled.map((evaluate) => evaluate(scope))
      : Array.isArray(value)
        ? value
        : [value];
    return Object.assign({}, ...parts.map(documentOf)) as Bson;
  };
}

/** Null and what is missing add nothing. */
export function documentOf(value: unknown): Bson {
  if (!isPresent(value)) return {};
  if (isDocument(value)) return value;
  throw new CommandFailure(40400, `$mergeObjects requires object inputs, but input is of type ${typeOf(value)}`);
}

function fieldGetter(operand: unknown, { compile }: Compiler): Evaluate {
  const isNamed = isDocument(operand) && 'field' in operand;
  const { field, input = '$$CURRENT' } = isNamed
    ? namedOperands('$getField', { required: ['field'], optional: ['input'] }, operand)
    : { field: operand };
  const [name, from] = [compile(field), compile(input)];
  return (scope) => {
    const [text, value] = [name(scope), from(scope)];
    if (typeof text !== 'string')
      throw new CommandFailure(
        3041704,
        `$getField requires 'field' to evaluate to type String, but got ${typeOf(text)}`,
      );
    if (value === null) return null;
    return fieldOf(value, text);
  };
}

function fieldSetter(name: string, operand: unknown, { compile }: Compiler): Evaluate {
  const isSetting = name === '$setField';
  const required = isSetting ? ['field', 'input', 'value'] : ['field', 'input'];
  const { field, input, value } = namedOperands(name, { required }, operand);
  if (typeof field !== 'string' && !(isDocument(field) && typeof field['$literal'] === 'string'))
    throw new CommandFailure(4161106, `${name} requires 'field' to evaluate to a constant`);
  const [from, to] = [compile(input), isSetting ? compile(value) : () => undefined];
  const text = typeof field === 'string' ? field : String(field['$literal']);
  return (scope) => {
    const document = from(scope);
    if (!isPresent(document)) return null;
    if (!isDocument(document)) throw new CommandFailure(4161105, `${name} requires 'input' to evaluate to type Object`);
    const set = to(scope);
    return set === undefined ? without(document, [text]) : { ...document, [text]: set };
  };
}

function pairsOf(value: unknown): unknown {
  if (!isPresent(value)) return null;
  if (isDocument(value)) return Object.entries(value).map(([k, v]) => ({ k, v }));
  throw new CommandFailure(40390, `$objectToArray requires a document input, found: ${typeOf(value)}`);
}

function objectOf(value: unknown): unknown {
  if (!isPresent(value)) return null;
  if (!Array.isArray(value))
    throw new CommandFailure(40386, `$arrayToObject requires an array input, found: ${typeOf(value)}`);
  return Object.fromEntries(value.map(pairOf));
}

function pairOf(pair: unknown): readonly [string, unknown] {
  const [name, value] = Array.isArray(pair) ? (pair as readonly unknown[]) : [fieldOf(pair, 'k'), fieldOf(pair, 'v')];
  if (typeof name === 'string') return [name, value];
  throw new CommandFailure(
    40394,
    `$arrayToObject requires an object with keys 'k' and 'v', where 'k' must be of type string`,
  );
}
