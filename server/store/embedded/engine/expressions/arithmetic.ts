import { Decimal128, Double, Int32, Long } from 'bson';
import { CommandFailure } from '../commandFailure.ts';
import { product, quotient, remainder, sum } from '../values/arithmetic.ts';
import { asDouble, asInteger, type BsonNumber, isBsonNumber, typeOf } from '../values/bsonTypes.ts';
import { type Evaluate, isPresent, type Operator, type Operators } from './expression.ts';
import { ofValues } from './operands.ts';

/** Sums, products and their kin, in the wider type of their operands. */
export const ARITHMETIC: Operators = {
  $add: ofAll((values) => (values.every(isPresent) ? added(values) : null)),
  $multiply: ofAll((values) => (values.every(isPresent) ? multiplied(values) : null)),
  $subtract: ofValues('$subtract', 2, ([one, other]) =>
    isPresent(one) && isPresent(other) ? subtracted(one, other) : null,
  ),
  $divide: ofValues('$divide', 2, ([one, other]) => (isPresent(one) && isPresent(other) ? divided(one, other) : null)),
  $mod: ofValues('$mod', 2, ([one, other]) => (isPresent(one) && isPresent(other) ? modulo(one, other) : null)),
};

function ofAll(compute: (values: readonly unknown[]) => unknown): Operator {
  return (operand, { compile }) => {
    const operands: readonly unknown[] = Array.isArray(operand) ? operand : [operand];
    const compiled: readonly Evaluate[] = operands.map(compile);
    return (scope) => compute(compiled.map((evaluate) => evaluate(scope)));
  };
}

/** A sum that is beyond a long becomes a double. */
function plus(one: BsonNumber, other: BsonNumber): BsonNumber {
  return sum(one, other) ?? new Double(asDouble(one) + asDouble(other));
}

function times(one: BsonNumber, other: BsonNumber): BsonNumber {
  return product(one, other) ?? new Double(asDouble(one) * asDouble(other));
}

/** One of the operands may be a date, to which the others are added as milliseconds. */
function added(values: readonly unknown[]): unknown {
  const dates = values.filter((value) => value instanceof Date);
  if (dates.length > 1) throw new CommandFailure(16612, 'only one date allowed in an $add expression');
  const [date] = dates;
  const total = values
    .filter((value) => value !== date)
    .map((value) => numberIn('$add only supports numeric or date types', value))
    .reduce(plus, new Int32(0));
  return date ? new Date(date.getTime() + Math.round(asDouble(total))) : total;
}

function multiplied(values: readonly unknown[]): BsonNumber {
  return values.map((value) => numberIn('$multiply only supports numeric types', value)).reduce(times, new Int32(1));
}

function subtracted(one: unknown, other: unknown): unknown {
  if (one instanceof Date && other instanceof Date) return Long.fromNumber(one.getTime() - other.getTime());
  if (one instanceof Date && isBsonNumber(other)) return new Date(one.getTime() - Math.round(asDouble(other)));
  if (isBsonNumber(one) && isBsonNumber(other)) return plus(one, negative(other));
  throw new CommandFailure('TypeMismatch', `can't $subtract ${typeOf(other)} from ${typeOf(one)}`);
}

function negative(value: BsonNumber): BsonNumber {
  return value instanceof Double ? new Double(-value.value) : times(value, new Int32(-1));
}

/** Of integers, too, the quotient is a double. */
function divided(one: unknown, other: unknown): BsonNumber {
  if (!isBsonNumber(one) || !isBsonNumber(other))
    throw new CommandFailure(
      'TypeMismatch',
      `$divide only supports numeric types, not ${typeOf(one)} and ${typeOf(other)}`,
    );
  if (asDouble(other) === 0) throw new CommandFailure('BadValue', "can't $divide by zero");
  return quotient(one, other);
}

function modulo(one: unknown, other: unknown): BsonNumber {
  if (!isBsonNumber(one) || !isBsonNumber(other))
    throw new CommandFailure(16611, `$mod only supports numeric types, not ${typeOf(one)} and ${typeOf(other)}`);
  if (asDouble(other) === 0) throw new CommandFailure(16610, "can't $mod by zero");
  const [whole, divisor] = [wholeOf(one), wholeOf(other)];
  if (whole === undefined || divisor === undefined) return remainder(one, other);
  const isLong = one instanceof Long || other instanceof Long;
  return isLong ? Long.fromBigInt(whole % divisor) : new Int32(Number(whole % divisor));
}

/** Of a value of an integer type. */
function wholeOf(value: BsonNumber): bigint | undefined {
  const isDouble = value instanceof Double || value instanceof Decimal128 || !Number.isInteger(asDouble(value));
  return isDouble ? undefined : asInteger(value);
}

/** A result of doubles; a decimal where one of the operands is. */
export function like(result: number, operands: readonly BsonNumber[]): BsonNumber {
  return operands.some((operand) => operand instanceof Decimal128)
    ? Decimal128.fromString(String(result))
    : new Double(result);
}

function numberIn(rule: string, value: unknown): BsonNumber {
  if (isBsonNumber(value)) return value;
  throw new CommandFailure('TypeMismatch', `${rule}, not ${typeOf(value)}`);
}
