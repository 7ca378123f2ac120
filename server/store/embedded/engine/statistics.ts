import { type Reading } from '../disk/disk.ts';
import { pages, type Span } from '../disk/paged.ts';
import { type CollectionEntry } from './catalogue.ts';
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
