import { type Entry, type KeyRange, type Reading } from '../disk/disk.ts';
import { pages } from '../disk/paged.ts';
import { type CollectionEntry } from './catalogue.ts';
import { documentPlaces } from './documentPlaces.ts';
import { type IndexSpec } from './indexSpec.ts';
import { entriesWithin, scanEntries } from './indexTable.ts';

/** A stored document; `key` is its place among the documents on disk. */
export interface Stored {
  readonly key: Buffer;
  readonly bytes: Buffer;
}

/** The documents of one collection, as a reading holds them. Pages are never empty. */
export interface Collection {
  readonly entry: CollectionEntry;
  readonly find: (key: Buffer) => Stored | undefined;
  /** The documents in the order of their places, between two keys as `placesBetween` makes them. */
  readonly pages: (range?: KeyRange) => Generator<Stored[]>;
  /** The documents that an index has between two keys, each once. */
  readonly indexPages: (index: IndexSpec, range: KeyRange) => Generator<Stored[]>;
  /** The first entries of an index between two keys, at most `limit`; the value of each is the place of its document. */
  readonly entries: (index: IndexSpec, range: KeyRange, limit: number) => Entry[];
  readonly count: () => number;
}

export function openCollection(reading: Reading, entry: CollectionEntry): Collection {
  const places = documentPlaces(entry);
  const find = (key: Buffer): Stored | undefined => {
    const bytes = reading.get('documents', key);
    return bytes && { key, bytes };
  };
  return {
    entry,
    find,
    *pages(range) {
      const place = range && places.onlyWithin(range);
      if (place) {
        const stored = find(place);
        if (stored) yield [stored];
        return;
      }
      const span = { table: 'documents', range: range ? places.within(range) : places.whole } as const;
      for (const page of pages(reading, span)) yield page.map(({ key, value }) => ({ key, bytes: value }));
    },
    *indexPages(index, range) {
      for (const page of scanEntries(reading, index, range)) {
        // A document may have been removed while the walk was resting.
        const found = page.flatMap((key) => find(key) ?? []);
        if (found.length > 0) yield found;
      }
    },
    entries: (index, range, limit) => reading.range('entries', entriesWithin(index, range), limit),
    count: () => reading.count('documents', places.whole),
  };
}
