import { type Document, deserialize } from 'bson';

/** The shortest document: its length and the zero at its end. */
const LEAST_BYTES = 5;

/**
 * Takes a part, BSON documents one after the other, apart.
 *
 * @throws {RangeError} where a length leads out of the part.
 */
export function* documentsOf(part: Buffer): Generator<Buffer> {
  for (let at = 0; at < part.length;) {
    const length = at + LEAST_BYTES <= part.length ? part.readInt32LE(at) : 0;
    if (length < LEAST_BYTES || at + length > part.length) throw new RangeError(`no document begins at byte ${at}`);
    yield part.subarray(at, at + length);
    at += length;
  }
}

/**
 * A document with each value in the class of its BSON type, so that an integer, a double and a long stay what they are.
 *
 * @throws {Error} if it does not parse.
 */
export function parseDocument(bytes: Uint8Array): Document {
  return deserialize(bytes, { promoteValues: false, bsonRegExp: true });
}
