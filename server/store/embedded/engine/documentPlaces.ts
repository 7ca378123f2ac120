import { type KeyRange, type Reading } from '../disk/disk.ts';
import { type Bson } from './bson.ts';
import { type CollectionEntry } from './catalogue.ts';
import { after, cut, fitted, keyNumber, orderedKey } from './orderedKey.ts';

/** Where the documents of a collection stand on disk. */
export interface DocumentPlaces {
  readonly whole: KeyRange;
  /** A range of keys of `_id`s among the documents; an end of no bytes is the last one. */
  readonly within: (range: KeyRange) => KeyRange;
  /** The one place that a range of keys of `_id`s can have in it, where it is one. */
  readonly onlyWithin: (range: KeyRange) => Buffer | undefined;
  /** The beginning of a range, for `within`, of what comes after a place. */
  readonly after: (place: Buffer) => Buffer;
  /** Where a document belongs: by its `_id`, in whatever class of number. */
  readonly placeOf: (document: Bson) => Buffer;
}

/** LMDB takes keys of at most 1,978 bytes, of which an index entry needs half for its values. */
const MAX_ID_BYTES = 960;
const LONGEST_CUT = cut(Buffer.alloc(MAX_ID_BYTES), MAX_ID_BYTES).length;

/** Asked for by every command, of entries that stay the same for as long as nobody changes the collection. */
const placesByEntry = new WeakMap<Pick<CollectionEntry, 'id'>, DocumentPlaces>();

export function documentPlaces(entry: Pick<CollectionEntry, 'id'>): DocumentPlaces {
  const known = placesByEntry.get(entry) ?? placesOf(entry);
  placesByEntry.set(entry, known);
  return known;
}

function placesOf({ id }: Pick<CollectionEntry, 'id'>): DocumentPlaces {
  const prefix = keyNumber(id);
  const whole = { start: prefix, end: after(prefix) };
  return {
    whole,
    within: ({ start, end, reverse = false }) => ({
      start: Buffer.concat([prefix, start]),
      end: end.length > 0 ? Buffer.concat([prefix, end]) : whole.end,
      reverse,
    }),
    onlyWithin: ({ start, end }) =>
      isOneKey(start) && end.equals(after(start)) ? Buffer.concat([prefix, start]) : undefined,
    after: (place) => Buffer.concat([place.subarray(prefix.length), Buffer.from([0])]),
    placeOf: (document) => Buffer.concat([prefix, fitted(orderedKey(document['_id']), MAX_ID_BYTES)]),
  };
}

/** Of what begins with the key of a whole value there is nothing but that key; one byte is a type, and much may be cut. */
function isOneKey(start: Buffer): boolean {
  return start.length > 1 && start.length < LONGEST_CUT;
}

/**
 * In a capped collection documents stand in the order in which they came, and are found by `_id` by an index of its own.
 * The place after the last document.
 */
export function nextPlace(reading: Reading, { id }: Pick<CollectionEntry, 'id'>): Buffer {
  const { whole } = documentPlaces({ id });
  const [last] = reading.range('documents', { ...whole, reverse: true }, 1);
  const place = Buffer.alloc(8);
  place.writeBigUInt64BE(last ? last.key.readBigUInt64BE(whole.start.length) + 1n : 1n);
  return Buffer.concat([whole.start, place]);
}

/** All keys: an end of no bytes means to the last one. */
export const EVERYTHING: KeyRange = { start: Buffer.alloc(0), end: Buffer.alloc(0) };
