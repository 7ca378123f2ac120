/** As MongoDB: how many levels of documents and arrays a stored document may have, itself the first. */
export const MAX_STORED_NESTING = 180;

/**
 * Whether documents and arrays of a BSON document lie deeper in each other than `limit` levels, itself the first. It is
 * found out without recursion, so that no depth can be too much for the stack.
 *
 * @throws {Error} if the bytes are so many that they could be, and are no document.
 */
export function isNestedBeyond(bytes: Uint8Array, limit: number): boolean {
  if (bytes.byteLength < limit * LEVEL_BYTES) return false;
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const ends = [endOf(buffer, 0, buffer.length)];
  let at = LENGTH_BYTES;
  while (ends.length > 0) {
    at = buffer[at] === 0 ? leave(ends, at) : pass(buffer, { ends, at });
    if (ends.length > limit) return true;
  }
  return false;
}

/** Comes out of a document at its end. */
function leave(ends: number[], at: number): number {
  if (ends.pop() !== at + 1) throw unsound();
  return at + 1;
}

/** Passes a field, or goes into the document that it holds. */
function pass(buffer: Buffer, { ends, at }: { readonly ends: number[]; readonly at: number }): number {
  const limit = (ends.at(-1) ?? 0) - 1;
  const type = buffer[at] ?? 0;
  const value = afterText(buffer, at + 1);
  if (HOLDS_DOCUMENT.has(type)) {
    const start = documentStart(buffer, type, value);
    ends.push(endOf(buffer, start, limit));
    return start + LENGTH_BYTES;
  }
  const next = value + sizeOf(buffer, type, value);
  if (next > limit) throw unsound();
  return next;
}

/** A level has at least a type, the end of a name, a length and an end. */
const LEVEL_BYTES = 7;
const LENGTH_BYTES = 4;
const CODE_WITH_SCOPE = 15;
const HOLDS_DOCUMENT = new Set([3, 4, CODE_WITH_SCOPE]);

/** Code with a scope has its length and its text before the document. */
function documentStart(buffer: Buffer, type: number, at: number): number {
  if (type !== CODE_WITH_SCOPE) return at;
  return at + LENGTH_BYTES + sizeOf(buffer, STRING, at + LENGTH_BYTES);
}

function endOf(buffer: Buffer, start: number, limit: number): number {
  const length = buffer.readInt32LE(start);
  if (length < LENGTH_BYTES + 1 || start + length > limit) throw unsound();
  return start + length;
}

function afterText(buffer: Buffer, at: number): number {
  const end = buffer.indexOf(0, at);
  if (end < 0) throw unsound();
  return end + 1;
}

const STRING = 2;
const BINARY = 5;
const REGULAR_EXPRESSION = 11;
const POINTER = 12;

/** Types whose values have one size. @see https://bsonspec.org/spec.html */
const SIZES: ReadonlyMap<number, number> = new Map([
  [1, 8],
  [6, 0],
  [7, 12],
  [8, 1],
  [9, 8],
  [10, 0],
  [16, 4],
  [17, 8],
  [18, 8],
  [19, 16],
  [127, 0],
  [255, 0],
]);

/** Those that begin with a length, and what they have beside so many bytes. */
const BESIDE_LENGTH: ReadonlyMap<number, number> = new Map([
  [STRING, 4],
  [13, 4],
  [14, 4],
  [BINARY, 5],
  [POINTER, 16],
]);

function sizeOf(buffer: Buffer, type: number, at: number): number {
  const size = SIZES.get(type);
  if (size !== undefined) return size;
  if (type === REGULAR_EXPRESSION) return afterText(buffer, afterText(buffer, at)) - at;
  const beside = BESIDE_LENGTH.get(type);
  const length = beside === undefined ? -1 : buffer.readInt32LE(at);
  if (beside === undefined || length < 0) throw unsound();
  return length + beside;
}

function unsound(): Error {
  return new Error('The bytes are no document.');
}
