import { isDocument } from '../bson.ts';
import { CommandFailure } from '../commandFailure.ts';
import { asDouble, isBsonNumber } from '../values/bsonTypes.ts';
import { shown } from '../values/shown.ts';
import { equalityOrPattern, isOperatorName } from './comparisonOperators.ts';
import { all, type Condition, ofWhole, valueTest } from './condition.ts';
import { type FieldOperator, type FilterContext } from './context.ts';
import { asDocument } from './reaching.ts';

export const ARRAY_OPERATORS: Readonly<Record<string, FieldOperator>> = {
  $size(operand) {
    const size = sizeOf(operand);
    return ofWhole((value) => Array.isArray(value) && value.length === size);
  },
  $elemMatch: (operand, _, context) => elementMatch(operand, context),
  $all(operand, _, context) {
    if (!Array.isArray(operand)) throw new CommandFailure('BadValue', '$all needs an array');
    if (operand.length === 0) return ofWhole(() => false);
    return all(operand.map((each: unknown) => wantedOfAll(each, context)));
  },
};

/** The test of one element of an array, as `$elemMatch` states it. */
export function elementTest(operand: unknown, context: FilterContext): (element: unknown) => boolean {
  if (!isDocument(operand)) throw new CommandFailure('BadValue', '$elemMatch needs an Object');
  const [first = ''] = Object.keys(operand);
  if (isOperatorName(first) && !LOGICAL.has(first)) return valueTest(context.compileConditions(operand));
  const { test } = context.compileFilter(operand);
  return (element) => {
    const document = asDocument(element);
    return document !== undefined && test(document);
  };
}

const LOGICAL = new Set(['$and', '$or', '$nor', '$where', '$expr', '$comment', '$jsonSchema', '$alwaysTrue']);

function elementMatch(operand: unknown, context: FilterContext): Condition {
  const test = elementTest(operand, context);
  return {
    kind: 'value',
    intoElements: false,
    test: (value) => Array.isArray(value) && value.some(test),
    elementTest: test,
  };
}

function wantedOfAll(operand: unknown, context: FilterContext): Condition {
  if (!isDocument(operand)) return equalityOrPattern(operand, context);
  const [first = ''] = Object.keys(operand);
  if (first === '$elemMatch') return elementMatch(operand['$elemMatch'], context);
  if (isOperatorName(first)) throw new CommandFailure('BadValue', `no $ expressions in $all`);
  return equalityOrPattern(operand, context);
}

function sizeOf(operand: unknown): number {
  const size = isBsonNumber(operand) ? asDouble(operand) : undefined;
  if (size === undefined)
    throw new CommandFailure('BadValue', `Failed to parse $size. Expected a number in: $size: ${shown(operand)}`);
  if (!Number.isInteger(size))
    throw new CommandFailure('BadValue', `Failed to parse $size. Expected an integer: $size: ${shown(operand)}`);
  if (size < 0)
    throw new CommandFailure(
      'BadValue',
      `Failed to parse $size. Expected a non-negative number in: $size: ${shown(operand)}`,
    );
  return size;
}
