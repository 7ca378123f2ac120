import { type KeyRange, type Reading } from '../disk/disk.ts';
import { pages } from '../disk/paged.ts';
import { type Bson } from './bson.ts';
import { MAX_VALUES_BYTES } from './fieldKey.ts';
import { indexedKeys } from './indexEntries.ts';
import { type IndexSpec } from './indexSpec.ts';
import { after, keyNumber } from './orderedKey.ts';
import { anyHasSameValues, holdersOf, isShared, keepsValues, withHolder, withoutHolder } from './sharedEntries.ts';
import { type Unit } from './unit.ts';

/** Enters a document, whose place is `key`; returns with how many entries. */
export function enter(unit: Unit, index: IndexSpec, { document, key }: Indexed): number {
  const keys = indexedKeys(document, index);
  for (const values of keys) add(unit, index, { values, key });
  return entryCount(keys);
}

export function leave(unit: Unit, index: IndexSpec, { document, key }: Indexed): void {
  for (const values of indexedKeys(document, index)) take(unit, index, { values, key });
}

/** Enters a document in the place of what it was before; entries that stay are not touched. Returns with how many entries it is entered. */
export function reenter(
  unit: Unit,
  index: IndexSpec,
  { before, document, key }: Indexed & { readonly before: Bson },
): number {
  const isRewritten = isShared(index) && !keepsValues(index, before, document);
  const old = new Map(indexedKeys(before, index).map((values) => [values.toString('latin1'), values]));
  const keys = indexedKeys(document, index);
  for (const values of keys) {
    const isThere = old.delete(values.toString('latin1'));
    if (!isThere || isRewritten) add(unit, index, { values, key });
  }
  for (const values of old.values()) take(unit, index, { values, key });
  return entryCount(keys);
}

/** What one entry is of. */
interface EntryOf {
  readonly values: Buffer;
  readonly key: Buffer;
}

function add(unit: Unit, index: IndexSpec, { values, key }: EntryOf): void {
  const at = entryKey(index, values, key);
  unit.put('entries', at, isShared(index) ? withHolder(unit.get('entries', at), key) : key);
}

function take(unit: Unit, index: IndexSpec, { values, key }: EntryOf): void {
  const at = entryKey(index, values, key);
  const left = isShared(index) ? withoutHolder(unit.get('entries', at), key) : undefined;
  if (left) unit.put('entries', at, left);
  else unit.remove('entries', at);
}

/** A key that had to be cut tells neither the order nor both bounds of a range, so it counts as several. */
function entryCount(keys: readonly Buffer[]): number {
  return keys.some(({ length }) => length >= MAX_VALUES_BYTES) ? Infinity : keys.length;
}

/** Whether the index is unique and another document has one of these values already. */
export function isTaken(reading: Reading, index: IndexSpec, { document, key }: Indexed): boolean {
  if (!index.unique) return false;
  const places = indexedKeys(document, index)
    .flatMap((values) => reading.get('entries', entryKey(index, values, key)) ?? [])
    .flatMap((value) => holdersOf(index, value))
    .filter((place) => !place.equals(key));
  return isShared(index) ? anyHasSameValues(reading, index, { document, places }) : places.length > 0;
}

export interface Indexed {
  /** With plain numbers. */
  readonly document: Bson;
  readonly key: Buffer;
}

/** The places of the documents between two keys, each once. */
export function* scanEntries(reading: Reading, index: IndexSpec, range: KeyRange): Generator<Buffer[]> {
  const seen = index.multikey ? new Set<string>() : undefined;
  for (const page of pages(reading, { table: 'entries', range: entriesWithin(index, range) })) {
    const places = page.flatMap(({ value }) => holdersOf(index, value));
    yield seen ? places.filter((place) => isNew(seen, place)) : places;
  }
}

function isNew(seen: Set<string>, place: Buffer): boolean {
  const name = place.toString('latin1');
  if (seen.has(name)) return false;
  seen.add(name);
  return true;
}

/** An end of no bytes is the last key of the index. */
export function entriesWithin({ id }: Pick<IndexSpec, 'id'>, { start, end, reverse = false }: KeyRange): KeyRange {
  const prefix = keyNumber(id);
  return {
    start: Buffer.concat([prefix, start]),
    end: end.length > 0 ? Buffer.concat([prefix, end]) : after(prefix),
    reverse,
  };
}

/** A unique index has one entry for each key, another one has one for each key and document. */
export function entryKey(index: Pick<IndexSpec, 'id' | 'unique'>, values: Buffer, key: Buffer): Buffer {
  return Buffer.concat([keyNumber(index.id), values, ...(index.unique ? [] : [key])]);
}
