import { Decimal128, Double, Int32, Long } from 'bson';
import {
  addDecimals,
  type Decimal,
  decimalRemainder,
  divideDecimals,
  multiplyDecimals,
  readDecimal,
  toDecimal128,
} from './decimal.ts';
import { asDouble, type BsonNumber, isInt32 } from './bsonTypes.ts';

/** The sum in the wider type of the two; `undefined` where it is beyond a long. */
export function sum(one: BsonNumber, other: BsonNumber): BsonNumber | undefined {
  return computed(one, other, SUM);
}

/** The product in the wider type of the two; `undefined` where it is beyond a long. */
export function product(one: BsonNumber, other: BsonNumber): BsonNumber | undefined {
  return computed(one, other, PRODUCT);
}

/** The quotient, also of integers, as a double, or as a decimal where one of the two is. The divisor is not 0. */
export function quotient(one: BsonNumber, other: BsonNumber): BsonNumber {
  return inexact(one, other, QUOTIENT);
}

/** What a division leaves of numbers that are not both integers. The divisor is not 0. */
export function remainder(one: BsonNumber, other: BsonNumber): BsonNumber {
  return inexact(one, other, REMAINDER);
}

/** A number as a decimal: a double counts with the 15 digits that are sure. */
export function toDecimal(value: BsonNumber): Decimal128 {
  const decimal = decimalOf(value);
  return decimal ? toDecimal128(decimal) : Decimal128.fromString(String(asDouble(value)));
}

interface InexactOperation {
  readonly ofDoubles: (one: number, other: number) => number;
  readonly ofDecimals: (one: Decimal, other: Decimal) => Decimal;
}

const QUOTIENT: InexactOperation = { ofDoubles: (one, other) => one / other, ofDecimals: divideDecimals };
const REMAINDER: InexactOperation = { ofDoubles: (one, other) => one % other, ofDecimals: decimalRemainder };

function inexact(one: BsonNumber, other: BsonNumber, operation: InexactOperation): BsonNumber {
  if (one instanceof Decimal128 || other instanceof Decimal128) return ofDecimals(one, other, operation);
  return new Double(operation.ofDoubles(asDouble(one), asDouble(other)));
}

interface Operation extends InexactOperation {
  readonly ofIntegers: (one: bigint, other: bigint) => bigint;
}

const SUM: Operation = {
  ofDoubles: (one, other) => one + other,
  ofIntegers: (one, other) => one + other,
  ofDecimals: addDecimals,
};

const PRODUCT: Operation = {
  ofDoubles: (one, other) => one * other,
  ofIntegers: (one, other) => one * other,
  ofDecimals: multiplyDecimals,
};

function computed(one: BsonNumber, other: BsonNumber, operation: Operation): BsonNumber | undefined {
  if (one instanceof Decimal128 || other instanceof Decimal128) return ofDecimals(one, other, operation);
  const [left, right] = [integerOf(one), integerOf(other)];
  if (left === undefined || right === undefined) return new Double(operation.ofDoubles(asDouble(one), asDouble(other)));
  return typed(operation.ofIntegers(left, right), one instanceof Long || other instanceof Long);
}

/** Two int32 make an int32 where it holds the result, and a long where not. */
function typed(result: bigint, isLong: boolean): BsonNumber | undefined {
  if (BigInt.asIntN(64, result) !== result) return undefined;
  return !isLong && BigInt.asIntN(32, result) === result ? new Int32(Number(result)) : Long.fromBigInt(result);
}

/** Of a value of an integer type. */
function integerOf(value: BsonNumber): bigint | undefined {
  if (value instanceof Long) return value.toBigInt();
  if (value instanceof Int32) return BigInt(value.value);
  return typeof value === 'number' && isInt32(value) ? BigInt(value) : undefined;
}

function ofDecimals(one: BsonNumber, other: BsonNumber, operation: InexactOperation): Decimal128 {
  const [left, right] = [decimalOf(one), decimalOf(other)];
  if (left && right) return toDecimal128(operation.ofDecimals(left, right));
  // Infinity, or not a number.
  return Decimal128.fromString(String(operation.ofDoubles(asDouble(one), asDouble(other))));
}

function decimalOf(value: BsonNumber): Decimal | undefined {
  if (value instanceof Decimal128 || value instanceof Long || value instanceof Int32)
    return readDecimal(value.toString());
  const double = asDouble(value);
  return readDecimal(Number.isInteger(double) ? String(double) : double.toPrecision(15));
}
