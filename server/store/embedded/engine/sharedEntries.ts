import { randomInt } from 'node:crypto';
import { type Reading } from '../disk/disk.ts';
import { type Bson, decodePlain } from './bson.ts';
import { storedCollation } from './collation/collation.ts';
import { textClasses } from './collation/textClasses.ts';
import { indexedKeys } from './indexEntries.ts';
import { type IndexSpec } from './indexSpec.ts';
import { textKey } from './orderedKey.ts';

/**
 * Whether an entry may be that of several documents: in a unique index with a collation texts that are not equal may have
 * the same key. All who write one of them write the same entry, so that none overlooks the other.
 */
export function isShared({ unique, collation }: Pick<IndexSpec, 'unique' | 'collation'>): boolean {
  return unique && collation !== undefined;
}

/** The places of the documents that an entry is of. */
export function holdersOf(index: Pick<IndexSpec, 'unique' | 'collation'>, value: Buffer): Buffer[] {
  return isShared(index) ? read(value).places : [value];
}

/** The entry with a document more. */
export function withHolder(value: Buffer | undefined, place: Buffer): Buffer {
  const { version, places } = read(value);
  return written({ version: version + 1, places: [...places.filter((other) => !other.equals(place)), place] });
}

/** The entry with a document less; `undefined` where none is left. */
export function withoutHolder(value: Buffer | undefined, place: Buffer): Buffer | undefined {
  const { version, places } = read(value);
  const left = places.filter((other) => !other.equals(place));
  return left.length > 0 ? written({ version: version + 1, places: left }) : undefined;
}

/** How often it was written, which tells that a document has changed that is still there; and where the documents stand. */
interface SharedEntry {
  readonly version: number;
  readonly places: Buffer[];
}

function read(value: Buffer | undefined): SharedEntry {
  // No entry that was gone in between is written again as it was.
  if (!value) return { version: randomInt(2 ** 32), places: [] };
  const places: Buffer[] = [];
  for (let at = VERSION_BYTES; at < value.length;) {
    const start = at + LENGTH_BYTES;
    at = start + value.readUInt16BE(at);
    places.push(value.subarray(start, at));
  }
  return { version: value.readUInt32BE(), places };
}

function written({ version, places }: SharedEntry): Buffer {
  const head = Buffer.alloc(VERSION_BYTES);
  head.writeUInt32BE(version % 2 ** 32);
  return Buffer.concat([head, ...places.flatMap((place) => [lengthOf(place), place])]);
}

const VERSION_BYTES = 4;
const LENGTH_BYTES = 2;

function lengthOf(place: Buffer): Buffer {
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt16BE(place.length);
  return length;
}

/** Whether two documents have equal values in an index, by its collation. */
function haveSameValues(index: IndexSpec, one: Bson, other: Bson): boolean {
  const texts = storedCollation(index.collation)?.texts;
  if (!texts) return false;
  const classOf = textClasses(texts);
  const keysOf = (document: Bson): string[] =>
    indexedKeys(document, index, (text) => textKey(classOf(text))).map((key) => key.toString('latin1'));
  const known = new Set(keysOf(one));
  return keysOf(other).some((key) => known.has(key));
}

/** Whether one of these documents has a value of another one. */
export function anyHasSameValues(
  reading: Reading,
  index: IndexSpec,
  { document, places }: { readonly document: Bson; readonly places: readonly Buffer[] },
): boolean {
  return places.some((place) => {
    const bytes = reading.get('documents', place);
    return bytes !== undefined && haveSameValues(index, document, decodePlain(bytes));
  });
}

/** Whether a document has the same values as before, to the letter. */
export function keepsValues(index: IndexSpec, before: Bson, document: Bson): boolean {
  const [old, present] = [before, document].map((each) => Buffer.concat(indexedKeys(each, index, textKey)));
  return old !== undefined && present !== undefined && old.equals(present);
}
