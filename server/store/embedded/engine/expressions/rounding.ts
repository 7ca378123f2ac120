import { Decimal128, Double, Int32, Long } from 'bson';
import { CommandFailure } from '../commandFailure.ts';
import { asDouble, asInteger, type BsonNumber, isBsonNumber, typeOf } from '../values/bsonTypes.ts';
import { type Decimal, exactDecimal, readDecimal, toDecimal128 } from '../values/decimal.ts';
import { like } from './arithmetic.ts';
import { isPresent, type Operator, type Operators } from './expression.ts';
import { ofValue, ofValues } from './operands.ts';

/** Functions of one number, and those that make a number rounder. */
export const ROUNDING: Operators = {
  $abs: ofNumber('$abs', (value) => (asDouble(value) < 0 ? negated(value) : value)),
  $ceil: ofNumber('$ceil', (value) => withoutFraction(value, Math.ceil)),
  $floor: ofNumber('$floor', (value) => withoutFraction(value, Math.floor)),
  $exp: ofNumber('$exp', (value) => like(Math.exp(asDouble(value)), [value])),
  $sqrt: ofNumber('$sqrt', (value) => like(Math.sqrt(checked(value, SQRT)), [value])),
  $ln: ofNumber('$ln', (value) => like(Math.log(checked(value, LN)), [value])),
  $log10: ofNumber('$log10', (value) => like(Math.log10(checked(value, LOG10)), [value])),
  $log: ofValues('$log', 2, ([value, base]) => (isPresent(value) && isPresent(base) ? logarithm(value, base) : null)),
  $pow: ofValues('$pow', 2, ([base, exponent]) =>
    isPresent(base) && isPresent(exponent) ? power(base, exponent) : null,
  ),
  $round: ofPlaces('$round', 'nearest'),
  $trunc: ofPlaces('$trunc', 'towards-zero'),
};

function ofNumber(name: string, compute: (value: BsonNumber) => unknown): Operator {
  return ofValue(name, (value) => (isPresent(value) ? compute(numeric(name, value)) : null));
}

function numeric(name: string, value: unknown): BsonNumber {
  if (isBsonNumber(value)) return value;
  throw new CommandFailure(28765, `${name} only supports numeric types, not ${typeOf(value)}`);
}

/** From which number on a function is defined, and MongoDB's words where it is not. */
interface Domain {
  readonly code: number;
  readonly name: string;
  readonly above: number;
  readonly words: string;
}

const SQRT: Domain = { code: 28714, name: '$sqrt', above: -Number.MIN_VALUE, words: 'greater than or equal to 0' };
const LN: Domain = { code: 28766, name: '$ln', above: 0, words: 'a positive number' };
const LOG10: Domain = { ...LN, code: 28761, name: '$log10' };
const LOG: Domain = { ...LN, code: 28758, name: '$log' };

function checked(value: BsonNumber, { code, name, above, words }: Domain): number {
  const double = asDouble(value);
  if (double > above || Number.isNaN(double)) return double;
  throw new CommandFailure(code, `${name}'s argument must be ${words}, but is ${double}`);
}

function negated(value: BsonNumber): BsonNumber {
  if (value instanceof Decimal128) return Decimal128.fromString(value.toString().replace(/^-/, ''));
  const whole = isOfIntegerType(value) ? asInteger(value) : undefined;
  if (whole === undefined) return new Double(-asDouble(value));
  return sized(-whole, value);
}

function sized(whole: bigint, like_: BsonNumber): BsonNumber {
  return like_ instanceof Long || BigInt.asIntN(32, whole) !== whole
    ? Long.fromBigInt(whole)
    : new Int32(Number(whole));
}

function isOfIntegerType(value: BsonNumber): boolean {
  if (value instanceof Double || value instanceof Decimal128) return false;
  return typeof value !== 'number' || Number.isInteger(value);
}

function withoutFraction(value: BsonNumber, round: (double: number) => number): BsonNumber {
  if (isOfIntegerType(value)) return value;
  if (!(value instanceof Decimal128)) return new Double(round(asDouble(value)));
  return rounded(value, 0, round === Math.ceil ? 'up' : 'down');
}

function logarithm(value: unknown, base: unknown): BsonNumber {
  const [number, of] = [numeric('$log', value), numeric('$log', base)];
  const double = checked(number, LOG);
  const baseDouble = asDouble(of);
  if (baseDouble <= 0 || baseDouble === 1)
    throw new CommandFailure(28759, `$log's base must be a positive number not equal to 1, but is ${baseDouble}`);
  return like(Math.log(double) / Math.log(baseDouble), [number, of]);
}

function power(base: unknown, exponent: unknown): BsonNumber {
  if (!isBsonNumber(base)) throw new CommandFailure(28762, `$pow's base must be numeric, not ${typeOf(base)}`);
  if (!isBsonNumber(exponent))
    throw new CommandFailure(28763, `$pow's exponent must be numeric, not ${typeOf(exponent)}`);
  const [one, other] = [asDouble(base), asDouble(exponent)];
  if (one === 0 && other < 0) throw new CommandFailure(28764, '$pow cannot take a base of 0 and a negative exponent');
  return wholePower(base, exponent) ?? like(one ** other, [base, exponent]);
}

/** Exact, where both are integers and a long holds the result. */
function wholePower(base: BsonNumber, exponent: BsonNumber): BsonNumber | undefined {
  const [one, other] = [asDouble(base), asDouble(exponent)];
  if (!isOfIntegerType(base) || !isOfIntegerType(exponent) || other < 0) return undefined;
  if (Math.abs(one ** other) > 2 ** 64) return undefined;
  const exact = (asInteger(base) ?? 0n) ** BigInt(other);
  if (BigInt.asIntN(64, exact) !== exact) return undefined;
  return sized(exact, exponent instanceof Long ? exponent : base);
}

/** A tie is rounded to the even digit. */
type Mode = 'nearest' | 'towards-zero' | 'up' | 'down';

/** To a number of places behind the point, or before it where it is negative. */
function ofPlaces(name: string, mode: Mode): Operator {
  return ofValues(name, { least: 1, most: 2 }, ([value, places = new Int32(0)]) => {
    if (!isPresent(value) || !isPresent(places)) return null;
    const number = numeric(name, value);
    const count = asInteger(places);
    if (count === undefined || count < -20n || count > 100n)
      throw new CommandFailure(51082, `precision argument to ${name} must be an integral value between -20 and 100`);
    return rounded(number, Number(count), mode);
  });
}

/** By the exact value of a double: 2.345 is a little more than it says, and 1.005 a little less. */
function rounded(number: BsonNumber, places: number, mode: Mode): BsonNumber {
  if (isOfIntegerType(number) && places >= 0) return number;
  const decimal = decimalOf(number);
  if (!decimal || decimal.exponent >= -places) return number;
  const unit = 10n ** BigInt(-places - decimal.exponent);
  const whole = wholePart(decimal.coefficient, unit, mode);
  const result = toDecimal128({ coefficient: whole, exponent: -places });
  if (number instanceof Decimal128) return result;
  return isOfIntegerType(number)
    ? sized(BigInt(Number(result.toString())), number)
    : new Double(Number(result.toString()));
}

/** Undefined for infinity, and for what is no number. */
function decimalOf(number: BsonNumber): Decimal | undefined {
  if (number instanceof Decimal128 || number instanceof Long) return readDecimal(number.toString());
  const double = asDouble(number);
  return Number.isFinite(double) ? exactDecimal(double) : undefined;
}

function wholePart(coefficient: bigint, unit: bigint, mode: Mode): bigint {
  const towardsZero = coefficient / unit;
  const rest = coefficient % unit;
  if (rest === 0n || !isFurther(rest, { unit, towardsZero, mode })) return towardsZero;
  return coefficient < 0n ? towardsZero - 1n : towardsZero + 1n;
}

/** Whether the number is rounded away from zero. */
function isFurther(
  rest: bigint,
  { unit, towardsZero, mode }: { readonly unit: bigint; readonly towardsZero: bigint; readonly mode: Mode },
): boolean {
  if (mode === 'up') return rest > 0n;
  if (mode === 'down') return rest < 0n;
  const doubled = 2n * (rest < 0n ? -rest : rest);
  return mode === 'nearest' && (doubled > unit || (doubled === unit && towardsZero % 2n !== 0n));
}
