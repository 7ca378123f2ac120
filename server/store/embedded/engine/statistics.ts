import { type Reading } from '../disk/disk.ts';
import { pages, type Span } from '../disk/paged.ts';
import { type Bson, plain } from './bson.ts';
import { type CollectionEntry } from './catalogue.ts';
import { isCapped } from './collectionOptions.ts';
import { documentPlaces } from './documentPlaces.ts';
import { entriesWithin } from './indexTable.ts';
import { EVERYTHING } from './documentPlaces.ts';
import { type Pacer } from './pacer.ts';

/** How much a collection holds, counted by reading it. */
export interface CollectionStatistics {
  readonly documents: number;
  readonly bytes: number;
  /** Keys and places, by the name of the index. */
  readonly indexBytes: Readonly<Record<string, number>>;
}

export async function collectionStatistics(
  reading: Reading,
  entry: CollectionEntry,
  pacer: Pacer,
): Promise<CollectionStatistics> {
  const held = await measure(reading, { table: 'documents', range: documentPlaces(entry).whole }, pacer);
  const indexBytes: Record<string, number> = { _id_: held.keyBytes };
  for (const index of entry.indexes) {
    const { keyBytes, valueBytes } = await measure(
      reading,
      { table: 'entries', range: entriesWithin(index, EVERYTHING) },
      pacer,
    );
    indexBytes[index.name] = keyBytes + valueBytes;
  }
  return { documents: held.entries, bytes: held.valueBytes, indexBytes };
}

/** What is told of a collection, in units of so many bytes. */
export function storageStats({ options, indexes }: CollectionEntry, held: CollectionStatistics, scale: number): Bson {
  const { documents, bytes, indexBytes } = held;
  const capped = isCapped(options);
  const { size, max } = options;
  const scaled = (amount: number): number => Math.floor(amount / scale);
  return {
    size: scaled(bytes),
    count: documents,
    ...(documents > 0 && { avgObjSize: Math.floor(bytes / documents) }),
    numOrphanDocs: 0,
    storageSize: scaled(bytes),
    freeStorageSize: 0,
    capped,
    ...(capped && { max: plain(max) ?? 0, maxSize: plain(size) }),
    nindexes: Object.keys(indexBytes).length,
    indexBuilds: indexes.filter(({ building }) => building).map(({ name }) => name),
    totalIndexSize: scaled(indexBytesOf(held)),
    totalSize: scaled(bytes + indexBytesOf(held)),
    indexSizes: Object.fromEntries(Object.entries(indexBytes).map(([name, amount]) => [name, scaled(amount)])),
  };
}

export function indexBytesOf({ indexBytes }: Pick<CollectionStatistics, 'indexBytes'>): number {
  return Object.values(indexBytes).reduce((sum, size) => sum + size, 0);
}

interface Measured {
  readonly entries: number;
  readonly keyBytes: number;
  readonly valueBytes: number;
}

async function measure(reading: Reading, span: Span, pacer: Pacer): Promise<Measured> {
  const total = { entries: 0, keyBytes: 0, valueBytes: 0 };
  for (const page of pages(reading, span)) {
    for (const { key, value } of page) {
      total.entries += 1;
      total.keyBytes += key.length;
      total.valueBytes += value.length;
    }
    const rest = pacer.due();
    if (rest) await rest;
  }
  return total;
}
