import { mongo } from 'mongoose';

/** A document of the bench: `n` runs through the same numbers as `_id`, in another order, and is indexed. */
export interface Row {
  readonly _id: number;
  readonly n: number;
  readonly text: string;
}

/** What one document has in BSON. */
export const ROW_BYTES = 500;

/** All but the text: 4 + 1 for the document, 9 for `_id`, 7 for `n`, 11 for the text's name, length and end. */
const TEXT = 'x'.repeat(ROW_BYTES - 32);

/** Has no divisor in common with any power of ten, so that multiplying by it goes once through all numbers. */
const STEP = 7919;

/** The document number `at` of a collection of `size`. */
export function row(at: number, size: number): Row {
  return { _id: at, n: scattered(at, size), text: TEXT };
}

/** A number below `size` in an order that has nothing to do with that of `_id`; whatever is added later keeps its own number. */
export function scattered(at: number, size: number): number {
  return at < size ? (at * STEP) % size : at;
}

/** The bytes of a document as a driver sends them. */
export function rowBytes(at: number, size: number): Buffer {
  return Buffer.from(mongo.BSON.serialize(row(at, size)));
}
