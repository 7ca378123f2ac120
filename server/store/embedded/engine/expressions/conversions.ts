import { Binary, Decimal128, Double, Int32, Long, ObjectId, Timestamp, UUID } from 'bson';
import { toDecimal } from '../values/arithmetic.ts';
import { CommandFailure } from '../commandFailure.ts';
import {
  asDouble,
  asInteger,
  type BsonNumber,
  isBsonNumber,
  TYPE_NUMBERS,
  type TypeName,
  typeOf,
} from '../values/bsonTypes.ts';
import { type Compiler, type Evaluate, isPresent, type Operators } from './expression.ts';
import { namedOperands, ofValue } from './operands.ts';
import { isTrue } from './truth.ts';

/** The types of values, and what makes them of others. */
export const CONVERSIONS: Operators = {
  $type: ofValue('$type', (value) => (value === undefined ? 'missing' : typeOf(value))),
  $isNumber: ofValue('$isNumber', isBsonNumber),
  $toBool: conversion('$toBool', 'bool'),
  $toDate: conversion('$toDate', 'date'),
  $toDecimal: conversion('$toDecimal', 'decimal'),
  $toDouble: conversion('$toDouble', 'double'),
  $toInt: conversion('$toInt', 'int'),
  $toLong: conversion('$toLong', 'long'),
  $toObjectId: conversion('$toObjectId', 'objectId'),
  $toString: conversion('$toString', 'string'),
  $toUUID: ofValue('$toUUID', (value) => (isPresent(value) ? new UUID(String(value)).toBinary() : null)),
  $convert: convert,
};

function conversion(name: string, to: TypeName) {
  return ofValue(name, (value) => (isPresent(value) ? converted(value, to) : null));
}

function convert(operand: unknown, { compile }: Compiler): Evaluate {
  const { input, to, onError, onNull } = namedOperands(
    '$convert',
    { required: ['input', 'to'], optional: ['onError', 'onNull', 'format', 'byteOrder'] },
    operand,
  );
  const [from, type] = [compile(input), compile(to)];
  const failing = onError === undefined ? undefined : compile(onError);
  const missing = onNull === undefined ? undefined : compile(onNull);
  return (scope) => {
    const value = from(scope);
    if (!isPresent(value)) return missing ? missing(scope) : null;
    const wanted = typeNamed(type(scope));
    if (wanted === undefined) return null;
    try {
      return converted(value, wanted);
    } catch (error) {
      if (failing && error instanceof CommandFailure && error.codeName === 'ConversionFailure') return failing(scope);
      throw error;
    }
  };
}

function typeNamed(type: unknown): TypeName | undefined {
  if (!isPresent(type)) return undefined;
  const number = isBsonNumber(type) ? asDouble(type) : undefined;
  const found = Object.entries(TYPE_NUMBERS).find(([name, code]) => name === type || code === number);
  // The foreign boundary is Object.entries, which forgets the names of the keys.
  if (found) return found[0] as TypeName;
  throw new CommandFailure('BadValue', `Unknown type name: ${String(type)}`);
}

/** The value in the wanted type. @throws {CommandFailure} ConversionFailure */
function converted(value: unknown, to: TypeName): unknown {
  if (typeOf(value) === to) return value;
  const convertTo = TO[to];
  const result = convertTo?.(value);
  if (result !== undefined) return result;
  throw new CommandFailure(
    'ConversionFailure',
    `Unsupported conversion from ${typeOf(value)} to ${to} in $convert with no onError value`,
  );
}

/** Undefined where there is no such conversion. */
const TO: Partial<Record<TypeName, (value: unknown) => unknown>> = {
  bool: (value) => isTrue(value),
  date: toDate,
  decimal: (value) => numbered(value, toDecimal, (text) => parsedDecimal(text)),
  double: (value) =>
    numbered(
      value,
      (number) => new Double(asDouble(number)),
      (text) => new Double(parsedNumber(text, 'double')),
    ),
  int: (value) =>
    numbered(
      value,
      (number) => new Int32(Number(wholeWithin(number, 32, 'int'))),
      (text) => new Int32(Number(parsedWhole(text, 32, 'int'))),
    ),
  long: (value) =>
    numbered(
      value,
      (number) => Long.fromBigInt(wholeWithin(number, 64, 'long')),
      (text) => Long.fromBigInt(parsedWhole(text, 64, 'long')),
    ),
  objectId: (value) => {
    if (typeof value !== 'string') return undefined;
    if (/^[0-9a-f]{24}$/iu.test(value)) return new ObjectId(value);
    throw unparsable(value, 'objectId');
  },
  string: toText,
};

function numbered(
  value: unknown,
  ofNumber: (number: BsonNumber) => unknown,
  ofText: (text: string) => unknown,
): unknown {
  if (isBsonNumber(value)) return ofNumber(value);
  if (typeof value === 'string') return ofText(value);
  if (typeof value === 'boolean') return ofNumber(new Int32(value ? 1 : 0));
  return value instanceof Date ? ofNumber(Long.fromNumber(value.getTime())) : undefined;
}

function textOf(number: BsonNumber): string {
  return number instanceof Double ? String(number.value) : number.toString();
}

function wholeWithin(number: BsonNumber, bits: 32 | 64, type: string): bigint {
  const double = asDouble(number);
  if (!Number.isFinite(double))
    throw new CommandFailure(
      'ConversionFailure',
      `Attempt to convert ${double} to ${type} in $convert with no onError value`,
    );
  const whole = asInteger(number) ?? BigInt(Math.trunc(double));
  if (BigInt.asIntN(bits, whole) === whole) return whole;
  throw new CommandFailure(
    'ConversionFailure',
    `Conversion would overflow target type in $convert with no onError value: ${double}`,
  );
}

function parsedWhole(text: string, bits: 32 | 64, type: string): bigint {
  const whole = /^[+-]?\d+$/u.test(text) ? BigInt(text.replace(/^\+/u, '')) : undefined;
  if (whole !== undefined && BigInt.asIntN(bits, whole) === whole) return whole;
  throw unparsable(text, type);
}

function parsedNumber(text: string, type: string): number {
  const number = /^\s|\s$|^$|^0x/iu.test(text) ? NaN : Number(text);
  if (!Number.isNaN(number) || /^nan$/iu.test(text)) return number;
  throw unparsable(text, type);
}

function parsedDecimal(text: string): Decimal128 {
  parsedNumber(text, 'decimal');
  return Decimal128.fromString(text);
}

function unparsable(text: string, type: string): CommandFailure {
  return new CommandFailure('ConversionFailure', `Failed to parse ${type} '${text}' in $convert with no onError value`);
}

function toDate(value: unknown): unknown {
  if (value instanceof ObjectId) return value.getTimestamp();
  if (value instanceof Timestamp) return new Date(value.t * 1000);
  if (isBsonNumber(value) && !(value instanceof Int32)) return new Date(Math.trunc(asDouble(value)));
  return typeof value === 'string' ? dateOf(value) : undefined;
}

/** Without a zone a text means UTC. */
function dateOf(text: string): Date {
  const isBare = /T.*\d$/u.test(text) && !/[+-]\d\d:?\d\d$/u.test(text);
  const instant = Date.parse(isBare ? `${text}Z` : text);
  if (!Number.isNaN(instant)) return new Date(instant);
  throw new CommandFailure('ConversionFailure', `Error parsing date string '${text}'`);
}

function toText(value: unknown): unknown {
  if (isBsonNumber(value)) return textOf(value);
  if (typeof value === 'boolean') return String(value);
  if (value instanceof Date) return value.toISOString();
  if (value instanceof ObjectId) return value.toHexString();
  return value instanceof Binary ? binaryText(value) : undefined;
}

function binaryText(value: Binary): string {
  return value.sub_type === Binary.SUBTYPE_UUID ? value.toUUID().toString() : value.toString('base64');
}
