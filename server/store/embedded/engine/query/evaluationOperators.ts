import { isDocument } from '../bson.ts';
import { CommandFailure } from '../commandFailure.ts';
import { asDouble, asInteger, asText, isBsonNumber } from '../values/bsonTypes.ts';
import { regExpOf } from '../values/regExp.ts';
import { isPattern, patternTest } from './comparisonOperators.ts';
import { type Condition, none, ofElements } from './condition.ts';
import { type FieldOperator } from './context.ts';

export const EVALUATION_OPERATORS: Readonly<Record<string, FieldOperator>> = {
  $regex: (operand, beside) => pattern(operand, beside['$options']),
  $options(_, beside) {
    if (!('$regex' in beside)) throw new CommandFailure('BadValue', '$options needs a $regex');
    return ofElements(() => true);
  },
  $mod(operand) {
    const [divisor, remainder] = divisionOf(operand);
    return ofElements((value) => {
      const number = truncated(value);
      return number !== undefined && number % divisor === remainder;
    });
  },
  $not(operand, _, context) {
    if (isPattern(operand)) return none([ofElements(patternTest(operand))]);
    if (!isDocument(operand)) throw new CommandFailure('BadValue', '$not needs a regex or a document');
    if (Object.keys(operand).length === 0) throw new CommandFailure('BadValue', '$not cannot be empty');
    return none([context.compileConditions(operand)]);
  },
};

function pattern(operand: unknown, options: unknown): Condition {
  if (options !== undefined && typeof options !== 'string')
    throw new CommandFailure('BadValue', '$options has to be a string');
  if (isPattern(operand) && options === undefined) return ofElements(patternTest(operand));
  return ofTexts(regExpOf(sourceOf(operand), options ?? ''));
}

function sourceOf(operand: unknown): string {
  if (typeof operand === 'string') return operand;
  if (!isPattern(operand)) throw new CommandFailure('BadValue', '$regex has to be a string');
  return operand instanceof RegExp ? operand.source : operand.pattern;
}

function ofTexts(regExp: RegExp): Condition {
  return ofElements((value) => {
    const text = asText(value);
    return text === undefined ? false : regExp.test(text);
  });
}

function divisionOf(operand: unknown): readonly [bigint, bigint] {
  if (!Array.isArray(operand)) throw malformed('needs to be an array');
  if (operand.length < 2) throw malformed('not enough elements');
  if (operand.length > 2) throw malformed('too many elements');
  const [divisor, remainder] = [truncated(operand[0]), truncated(operand[1])];
  if (divisor === undefined) throw malformed('divisor not a number');
  if (remainder === undefined) throw malformed('remainder not a number');
  if (divisor === 0n) throw new CommandFailure('BadValue', 'divisor cannot be 0');
  return [divisor, remainder];
}

function malformed(reason: string): CommandFailure {
  return new CommandFailure('BadValue', `malformed mod, ${reason}`);
}

/** Towards zero; `undefined` for what has no whole part. */
function truncated(value: unknown): bigint | undefined {
  const whole = asInteger(value);
  if (whole !== undefined || !isBsonNumber(value)) return whole;
  const number = asDouble(value);
  return Number.isFinite(number) ? BigInt(Math.trunc(number)) : undefined;
}
