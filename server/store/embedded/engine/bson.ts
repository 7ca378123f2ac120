import { Binary, BSONRegExp, deserialize, Double, Int32, Long, serialize, Timestamp } from 'bson';
import { regExpOf } from './values/regExp.ts';

/** A BSON document as a JavaScript object. */
export type Bson = Readonly<Record<string, unknown>>;

/** Documents may be as large as MongoDB's own. */
export const MAX_DOCUMENT_BYTES = 16 * 1024 * 1024;

const TYPED = { promoteValues: false, promoteLongs: false, bsonRegExp: true } as const;

/** The document with every number in the class of its BSON type, so that writing it again gives the same bytes. */
export function decodeTyped(bytes: Uint8Array): Bson {
  return deserialize(bytes, TYPED);
}

/** As `decodeTyped`, but the documents of the arrays with these names stay bytes. */
export function decodeCommand(bytes: Uint8Array, rawArrays: Readonly<Record<string, true>>): Bson {
  return deserialize(bytes, { ...TYPED, fieldsAsRaw: rawArrays });
}

/** The document with plain numbers, as mingo compares and computes them. */
export function decodePlain(bytes: Uint8Array): Bson {
  const document: Bson = deserialize(bytes, { bsonRegExp: true });
  for (const value of Object.values(document)) markBinaries(value);
  return document;
}

/** The bytes of a document; numbers that are not in a BSON class become int32 where they fit and double where not. */
export function encode(document: Bson): Uint8Array {
  return serialize(document, { ignoreUndefined: false });
}

/** A value of `decodeTyped` as `decodePlain` would have given it; an integer beyond 2⁵³ stays a `Long`. */
export function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (isDocument(value)) return plainDocument(value);
  if (value instanceof Int32 || value instanceof Double) return value.value;
  if (value instanceof BSONRegExp) return regExpOf(value.pattern, value.options);
  // A timestamp is a long by class only.
  if (value instanceof Long && !(value instanceof Timestamp)) return safeNumber(value);
  markBinaries(value);
  return value;
}

export function plainDocument(document: Bson): Bson {
  return Object.fromEntries(Object.entries(document).map(([key, value]) => [key, plain(value)]));
}

/** The document without these fields. */
export function without(document: Bson, fields: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(document).filter(([name]) => !fields.includes(name)));
}

/** The document with a field set, which a spread would take for something else where it is called `__proto__`. */
export function withField(document: Bson, field: string, value: unknown): Bson {
  if (field !== '__proto__') return { ...document, [field]: value };
  return Object.fromEntries([...Object.entries(document), [field, value]]);
}

/** Whether the value is an embedded document, and not an instance of a BSON class. */
export function isDocument(value: unknown): value is Bson {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

function safeNumber(long: Long): number | Long {
  const number = long.toNumber();
  return Number.isSafeInteger(number) ? number : long;
}

/** mingo compares instances by `toString`, which for binary data reads them as UTF-8 and so loses bytes. */
function markBinaries(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const element of value) markBinaries(element);
  } else if (value instanceof Binary) {
    // Not `value.toString`, which is another once it has been marked.
    const text = `${value.sub_type}:${Buffer.from(value.buffer.subarray(0, value.position)).toString('hex')}`;
    Object.defineProperty(value, 'toString', { value: () => text, enumerable: false, configurable: true });
  } else if (isDocument(value)) {
    for (const part of Object.values(value)) markBinaries(part);
  }
}
