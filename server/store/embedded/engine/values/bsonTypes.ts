import { type Binary, BSONSymbol, Code, Decimal128, Double, Int32, Long, Timestamp } from 'bson';

/** BSON's types by the names that `$type` uses, with their numbers. */
export const TYPE_NUMBERS = {
  double: 1,
  string: 2,
  object: 3,
  array: 4,
  binData: 5,
  undefined: 6,
  objectId: 7,
  bool: 8,
  date: 9,
  null: 10,
  regex: 11,
  dbPointer: 12,
  javascript: 13,
  symbol: 14,
  javascriptWithScope: 15,
  int: 16,
  timestamp: 17,
  long: 18,
  decimal: 19,
  minKey: -1,
  maxKey: 127,
} as const;

export type TypeName = keyof typeof TYPE_NUMBERS;

/** The types that `number` stands for. */
export const NUMBER_TYPES: readonly TypeName[] = ['double', 'int', 'long', 'decimal'];

/** The type of a value; a plain number has that which it would get on being stored. */
export function typeOf(value: unknown): TypeName {
  if (value === undefined) return 'undefined';
  if (value === null) return 'null';
  if (typeof value === 'number') return isInt32(value) ? 'int' : 'double';
  if (typeof value === 'string') return 'string';
  if (typeof value === 'boolean') return 'bool';
  if (typeof value === 'bigint') return 'long';
  return typeOfObject(value);
}

function typeOfObject(value: unknown): TypeName {
  if (Array.isArray(value)) return 'array';
  if (value instanceof Date) return 'date';
  if (value instanceof RegExp) return 'regex';
  return typeOfInstance(value);
}

function typeOfInstance(value: unknown): TypeName {
  if (typeof value !== 'object' || value === null || !('_bsontype' in value)) return 'object';
  if (value instanceof Code && value.scope) return 'javascriptWithScope';
  return BY_CLASS[String(value._bsontype)] ?? 'object';
}

const BY_CLASS: Readonly<Record<string, TypeName>> = {
  Double: 'double',
  Int32: 'int',
  Long: 'long',
  Timestamp: 'timestamp',
  Decimal128: 'decimal',
  Binary: 'binData',
  UUID: 'binData',
  ObjectId: 'objectId',
  BSONSymbol: 'symbol',
  BSONRegExp: 'regex',
  Code: 'javascript',
  MinKey: 'minKey',
  MaxKey: 'maxKey',
};

/** A value of any of BSON's numeric types; `number` is one that has not been given its type yet. */
export type BsonNumber = number | Int32 | Double | Long | Decimal128;

export function isBsonNumber(value: unknown): value is BsonNumber {
  if (typeof value === 'number') return true;
  if (value instanceof Int32 || value instanceof Double || value instanceof Decimal128) return true;
  return value instanceof Long && !(value instanceof Timestamp);
}

/** Whether a plain number would be stored as an int32: minus zero is a double. */
export function isInt32(value: number): boolean {
  return (value | 0) === value && !Object.is(value, -0);
}

/** A number of any type as the double nearest to it. */
export function asDouble(value: BsonNumber): number {
  if (typeof value === 'number') return value;
  if (value instanceof Int32 || value instanceof Double) return value.value;
  return value instanceof Decimal128 ? Number(value.toString()) : value.toNumber();
}

/** The whole number that a value is, exactly; `undefined` where it is not whole. */
export function asInteger(value: unknown): bigint | undefined {
  if (!isBsonNumber(value)) return undefined;
  if (value instanceof Long) return value.toBigInt();
  const number = asDouble(value);
  return Number.isInteger(number) ? BigInt(number) : undefined;
}

/** A text that is a string or, as old documents have it, a symbol. */
export function asText(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return value instanceof BSONSymbol ? value.value : undefined;
}

/** The bytes of binary data. */
export function bytesOf(binary: Binary): Uint8Array {
  return binary.buffer.subarray(0, binary.position);
}
