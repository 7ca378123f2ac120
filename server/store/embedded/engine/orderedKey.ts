import { createHash } from 'node:crypto';
import {
  Binary,
  BSONRegExp,
  BSONSymbol,
  DBRef,
  Decimal128,
  Double,
  EJSON,
  Int32,
  Long,
  MaxKey,
  MinKey,
  ObjectId,
  Timestamp,
} from 'bson';
import { isDocument } from './bson.ts';
import { addDecimals, compareDecimals, type Decimal, exactDecimal, readDecimal } from './values/decimal.ts';
import { referenced } from './values/reference.ts';

/**
 * A value as bytes that sort as MongoDB sorts values: first by type, then by value, numbers of every type together.
 * No key is the beginning of another one, so that the keys of several values may be joined.
 */
export function orderedKey(value: unknown): Buffer {
  return Buffer.concat(parts(value, textKey));
}

/** As `orderedKey`, with other keys of texts, none of which is the beginning of another one; names of fields stay. */
export function orderedKeyBy(value: unknown, ofText: (text: string) => Buffer): Buffer {
  return Buffer.concat(parts(value, ofText));
}

/** As `orderedKey`, with the texts of the value as they are: the pieces of two values compare one by one. */
export function orderedPieces(value: unknown): (Buffer | string)[] {
  return parts(value, (text) => text);
}

/** The same order turned round. */
export function descending(key: Buffer): Buffer {
  return Buffer.from(key.map((byte) => 255 - byte));
}

/** A key cut to what the disk takes; what is longer is told apart by its hash, in no particular order beyond the cut. */
export function fitted(key: Buffer, maxBytes: number): Buffer {
  if (key.length <= maxBytes) return key;
  return Buffer.concat([key.subarray(0, maxBytes - HASH_BYTES), createHash('sha256').update(key).digest()]);
}

/**
 * The part of a key that `fitted` leaves as it is, of a short key too: what comes behind is told in no order by longer keys
 * that begin alike.
 */
export function cut(key: Buffer, maxBytes: number): Buffer {
  return key.subarray(0, maxBytes - HASH_BYTES);
}

/** The first key after every key that begins with `prefix`. */
export function after(prefix: Buffer): Buffer {
  let last = prefix.length - 1;
  while (last >= 0 && prefix[last] === 255) last -= 1;
  const end = Buffer.from(prefix.subarray(0, last + 1));
  if (last >= 0) end[last] = (end[last] ?? 0) + 1;
  return end;
}

/** The number of a collection or an index, with which its keys begin. */
export function keyNumber(number: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(number);
  return bytes;
}

const HASH_BYTES = 32;

/** MongoDB's order of types, one byte each; no byte is 0 or 255. */
const TYPE = {
  minKey: 0x01,
  null: 0x05,
  number: 0x14,
  string: 0x1e,
  object: 0x28,
  array: 0x2d,
  binary: 0x32,
  objectId: 0x37,
  boolean: 0x41,
  date: 0x46,
  timestamp: 0x4b,
  regex: 0x50,
  other: 0x5a,
  maxKey: 0xf0,
} as const;

const END = Buffer.from([0]);

type OfText<Text> = (text: string) => Text;

function parts<Text>(value: unknown, ofText: OfText<Text>): (Buffer | Text)[] {
  if (value === undefined || value === null) return [tag('null')];
  if (typeof value === 'number') return numberKey(value, 0);
  if (typeof value === 'string') return [tag('string'), ofText(value)];
  if (typeof value === 'boolean') return [tag('boolean'), Buffer.from([value ? 1 : 0])];
  return objectParts(value, ofText);
}

function objectParts<Text>(value: unknown, ofText: OfText<Text>): (Buffer | Text)[] {
  if (Array.isArray(value)) return [tag('array'), ...value.flatMap((element) => parts(element, ofText)), END];
  if (isDocument(value)) return documentParts(value, ofText);
  if (value instanceof BSONSymbol) return [tag('string'), ofText(value.value)];
  if (value instanceof DBRef) return documentParts(referenced(value), ofText);
  if (value instanceof Date) return [tag('date'), signed(BigInt(value.getTime()))];
  // Only JavaScript has the flag `u`, with which a pattern of BSON is made into one of its own.
  if (value instanceof RegExp) return [tag('regex'), textKey(value.source), textKey(value.flags.replace('u', ''))];
  return numericClass(value) ?? otherClass(value);
}

function documentParts<Text>(document: Readonly<Record<string, unknown>>, ofText: OfText<Text>): (Buffer | Text)[] {
  const fields = Object.entries(document).flatMap(([name, value]) => {
    const [type = END, ...rest] = parts(value, ofText);
    return [type, textKey(name), ...rest];
  });
  return [tag('object'), ...fields, END];
}

function numericClass(value: unknown): Buffer[] | undefined {
  if (value instanceof Timestamp) return [tag('timestamp'), unsigned(value.toBigInt())];
  if (value instanceof Int32 || value instanceof Double) return numberKey(value.value, 0);
  if (value instanceof Long) return numberKey(value.toNumber(), Number(value.toBigInt() - BigInt(value.toNumber())));
  if (value instanceof Decimal128) return decimalKey(value);
  return undefined;
}

function otherClass(value: unknown): Buffer[] {
  if (value instanceof ObjectId) return [tag('objectId'), Buffer.from(value.id)];
  if (value instanceof Binary) return binaryKey(value);
  return rareClass(value);
}

function rareClass(value: unknown): Buffer[] {
  if (value instanceof MinKey) return [tag('minKey')];
  if (value instanceof MaxKey) return [tag('maxKey')];
  if (value instanceof BSONRegExp) return [tag('regex'), textKey(value.pattern), textKey(value.options)];
  return [tag('other'), textKey(EJSON.stringify(value))];
}

function binaryKey(value: Binary): Buffer[] {
  const head = Buffer.alloc(5);
  head.writeUInt32BE(value.position);
  head[4] = value.sub_type;
  return [tag('binary'), head, Buffer.from(value.buffer.subarray(0, value.position))];
}

/** The double in an order of bytes, then how far the exact value lies from it (only for integers beyond 2⁵³). */
function numberKey(number: number, rest: number): Buffer[] {
  const key = Buffer.alloc(11);
  key[0] = TYPE.number;
  // Not a number stands before all numbers.
  if (Number.isNaN(number)) return [key];
  key.writeBigUInt64BE(orderedBits(number), 1);
  key.writeUInt16BE(0x8000 + rest, 9);
  return [key];
}

/** The bits of a double turned so that as integers they have the order of the doubles; -0 is 0. */
function orderedBits(number: number): bigint {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleBE(number === 0 ? 0 : number);
  const bits = bytes.readBigUInt64BE();
  return number < 0 ? BigInt.asUintN(64, ~bits) : bits | (1n << 63n);
}

/** As the integer or the double that it is; one that no double is, by the nearest one and how far it lies from it. */
function decimalKey(value: Decimal128): Buffer[] {
  const digits = value.toString();
  const number = Number(digits);
  const exact = readDecimal(digits);
  if (!exact) return numberKey(number, 0);
  if (!Number.isFinite(number)) return besideDouble(number, { isBelow: number > 0, tail: textKey(digits) });
  const away = addDecimals(exact, negated(exactDecimal(number)));
  if (away.coefficient === 0n) return numberKey(number, 0);
  const steps = wholeSteps(away);
  if (steps !== undefined) return numberKey(number, steps);
  return besideDouble(number, { isBelow: away.coefficient < 0n, tail: distanceKey(away, number) });
}

function negated({ coefficient, exponent }: Decimal): Decimal {
  return { coefficient: -coefficient, exponent };
}

/** The distance as a whole number, where it is one such as also longs have from their doubles. */
function wholeSteps(away: Decimal): number | undefined {
  const steps = Number(flooredAt(away, 0));
  return Math.abs(steps) < 0x4000 && compareDecimals(away, exactDecimal(steps)) === 0 ? steps : undefined;
}

function besideDouble(
  number: number,
  { isBelow, tail }: { readonly isBelow: boolean; readonly tail: Buffer },
): Buffer[] {
  return [...numberKey(number, isBelow ? -1 : 1), tail];
}

/** In units of the 36th digit, which tell any two decimals of 34 digits apart. */
function distanceKey(away: Decimal, number: number): Buffer {
  const lastDigit = Math.floor(Math.log10(Math.abs(number))) - 35;
  const units = flooredAt(away, number === 0 ? -6200 : lastDigit);
  const offset = units + (1n << 95n);
  return Buffer.from(BigInt.asUintN(96, offset).toString(16).padStart(24, '0'), 'hex');
}

/** How many whole units of 10^exponent there are in a number, downwards. */
function flooredAt({ coefficient, exponent }: Decimal, unit: number): bigint {
  if (exponent >= unit) return coefficient * 10n ** BigInt(exponent - unit);
  const divisor = 10n ** BigInt(unit - exponent);
  const quotient = coefficient / divisor;
  return coefficient < 0n && quotient * divisor !== coefficient ? quotient - 1n : quotient;
}

function tag(type: keyof typeof TYPE): Buffer {
  return Buffer.from([TYPE[type]]);
}

function signed(value: bigint): Buffer {
  return unsigned(BigInt.asUintN(64, value + (1n << 63n)));
}

function unsigned(value: bigint): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt.asUintN(64, value));
  return bytes;
}

/** UTF-8 ended by a zero byte; a zero byte within is followed by 255, which no type byte is. */
export function textKey(value: string): Buffer {
  const bytes = Buffer.from(value, 'utf8');
  if (!bytes.includes(0)) return Buffer.concat([bytes, END]);
  return Buffer.from([...[...bytes].flatMap((byte) => (byte === 0 ? [0, 255] : [byte])), 0]);
}
