import { BSONRegExp } from 'bson';
import { isDocument } from '../bson.ts';
import { CommandFailure } from '../commandFailure.ts';
import { isSameValue, orderAgainst } from '../values/comparing.ts';
import { regExpOf } from '../values/regExp.ts';
import { asText, isBsonNumber } from '../values/bsonTypes.ts';
import { type Condition, none, ofElements } from './condition.ts';
import { type FieldOperator, type FilterContext } from './context.ts';

export const COMPARISON_OPERATORS: Readonly<Record<string, FieldOperator>> = {
  $eq: (operand, _, context) => equality(operand, context),
  $ne(operand, _, context) {
    if (isPattern(operand)) throw new CommandFailure('BadValue', "Can't have regex as arg to $ne.");
    return none([equality(operand, context)]);
  },
  $gt: comparison('$gt', (order) => order > 0),
  $gte: comparison('$gte', (order) => order >= 0),
  $lt: comparison('$lt', (order) => order < 0),
  $lte: comparison('$lte', (order) => order <= 0),
  $in: (operand, _, context) => oneOf('$in', operand, context),
  $nin: (operand, _, context) => none([oneOf('$nin', operand, context)]),
};

/** A value by itself: a pattern is searched for, anything else is to be equal. */
export function equalityOrPattern(operand: unknown, context: FilterContext): Condition {
  return isPattern(operand) ? ofElements(patternTest(operand)) : equality(operand, context);
}

export function isPattern(value: unknown): value is RegExp | BSONRegExp {
  return value instanceof RegExp || value instanceof BSONRegExp;
}

/** Whether a text has the pattern in it, or a value is the pattern. */
export function patternTest(pattern: RegExp | BSONRegExp): (value: unknown) => boolean {
  const regExp = pattern instanceof BSONRegExp ? regExpOf(pattern.pattern, pattern.options) : stateless(pattern);
  return (value) => {
    const text = asText(value);
    return text === undefined ? isPattern(value) && isSameValue(value, pattern) : regExp.test(text);
  };
}

/** A global expression would remember where it ended; the driver's library writes `s` as `g`. */
function stateless(pattern: RegExp): RegExp {
  const flags = pattern.flags.replace(/[gy]/g, '');
  const isDotAll = pattern.global && !flags.includes('s');
  return flags === pattern.flags ? pattern : new RegExp(pattern.source, isDotAll ? `${flags}s` : flags);
}

function equality(operand: unknown, { texts }: FilterContext): Condition {
  return ofElements(equalityTest(operand, texts));
}

function equalityTest(operand: unknown, texts: FilterContext['texts']): (value: unknown) => boolean {
  if (operand === null || operand === undefined) return (value) => value === null || value === undefined;
  if (typeof operand === 'boolean') return (value) => value === operand;
  if (typeof operand === 'string' && !texts) return (value) => value === operand || asText(value) === operand;
  if (typeof operand === 'string' || isBsonNumber(operand)) {
    const order = orderAgainst(operand, texts);
    return (value) => order(value) === 0;
  }
  return (value) => typeof value === 'object' && value !== null && isSameValue(value, operand, texts);
}

function comparison(name: string, keeps: (order: number) => boolean): FieldOperator {
  return (operand, _, { texts }) => {
    if (isPattern(operand))
      throw new CommandFailure('BadValue', `Can't have RegEx as arg to predicate over field '${name}'.`);
    const orderOf = orderAgainst(operand, texts);
    return ofElements((value) => {
      const order = orderOf(value);
      return order !== undefined && keeps(order);
    });
  };
}

function oneOf(name: string, operand: unknown, { texts }: FilterContext): Condition {
  if (!Array.isArray(operand)) throw new CommandFailure('BadValue', `${name} needs an array`);
  if (operand.some(isOperators)) throw new CommandFailure('BadValue', 'cannot nest $ under $in');
  const plainTexts = new Set(texts ? [] : operand.filter((value) => typeof value === 'string'));
  const tests = operand
    .filter((value) => texts !== undefined || typeof value !== 'string')
    .map((value: unknown) => (isPattern(value) ? patternTest(value) : equalityTest(value, texts)));
  return ofElements(
    (value) => (typeof value === 'string' && plainTexts.has(value)) || tests.some((test) => test(value)),
  );
}

function isOperators(value: unknown): boolean {
  return isDocument(value) && isOperatorName(Object.keys(value)[0] ?? '');
}

/** A name that begins with a dollar, but for those of references, which are fields. */
export function isOperatorName(name: string): boolean {
  return name.startsWith('$') && name !== '$ref' && name !== '$id' && name !== '$db';
}
