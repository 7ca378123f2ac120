import { type Reading } from '../disk/disk.ts';
import { pages } from '../disk/paged.ts';
import { type Bson, decodePlain } from './bson.ts';
import { type CollectionEntry } from './catalogue.ts';
import { documentPlaces, EVERYTHING } from './documentPlaces.ts';
import { indexedKeys } from './indexEntries.ts';
import { entriesWithin, entryKey } from './indexTable.ts';
import { type IndexSpec } from './indexSpec.ts';
import { WHOLE_LOG } from './log.ts';
import { decodeEvent } from './logEvent.ts';
import { after, keyNumber } from './orderedKey.ts';
import { type Pacer } from './pacer.ts';
import { holdersOf, isShared } from './sharedEntries.ts';

/** What was found when everything of a collection was read. */
export interface Validation {
  readonly documents: number;
  readonly entriesByIndex: Readonly<Record<string, number>>;
  readonly errors: readonly string[];
}

/** Every document can be read, stands in its place, and has exactly its entries in every index. */
export async function validate(reading: Reading, entry: CollectionEntry, pacer: Pacer): Promise<Validation> {
  const tally: Tally = { errors: [], expectedByIndex: new Map(entry.indexes.map((index) => [index, 0])) };
  let documents = 0;
  for (const page of pages(reading, { table: 'documents', range: documentPlaces(entry).whole })) {
    for (const { key, value } of page) checkDocument(reading, { entry, key, document: decodePlain(value) }, tally);
    documents += page.length;
    const rest = pacer.due();
    if (rest) await rest;
  }
  const entriesByIndex = Object.fromEntries(entry.indexes.map((index) => [index.name, countEntries(reading, index)]));
  const surplus = [...tally.expectedByIndex]
    .map(([{ name }, expected]) => ({ name, count: (entriesByIndex[name] ?? 0) - expected }))
    .filter(({ count }) => count > 0)
    .map(({ name, count }) => `The index ${name} has ${count} entries that no document accounts for.`);
  return { documents, entriesByIndex: { _id_: documents, ...entriesByIndex }, errors: [...tally.errors, ...surplus] };
}

interface Tally {
  readonly errors: string[];
  readonly expectedByIndex: Map<IndexSpec, number>;
}

function checkDocument(
  reading: Reading,
  { entry, key, document }: { readonly entry: CollectionEntry; readonly key: Buffer; readonly document: Bson },
  { errors, expectedByIndex }: Tally,
): void {
  const name = JSON.stringify(document['_id']);
  if (entry.options['capped'] !== true && !documentPlaces(entry).placeOf(document).equals(key))
    errors.push(`The document ${name} does not stand in the place of its _id.`);
  for (const [index, sofar] of expectedByIndex) {
    const keys = indexedKeys(document, index);
    const missing = keys.filter((values) => {
      const found = reading.get('entries', entryKey(index, values, key));
      return !found || !holdersOf(index, found).some((place) => place.equals(key));
    });
    expectedByIndex.set(index, sofar + keys.length);
    if (missing.length > 0) errors.push(`The index ${index.name} lacks ${missing.length} entries of ${name}.`);
  }
}

function countEntries(reading: Reading, index: IndexSpec): number {
  if (isShared(index))
    return [...pages(reading, { table: 'entries', range: entriesWithin(index, EVERYTHING) })]
      .flat()
      .reduce((sum, { value }) => sum + holdersOf(index, value).length, 0);
  return reading.count('entries', entriesWithin(index, EVERYTHING));
}

/** Every entry of the log can be read, and their sizes are what is said of them. */
export async function validateLog(
  reading: Reading,
  statedBytes: number,
  pacer: Pacer,
): Promise<{ readonly entries: number; readonly errors: readonly string[] }> {
  const errors: string[] = [];
  let entries = 0;
  let bytes = 0;
  let last = 0n;
  for (const page of pages(reading, { table: 'log', range: WHOLE_LOG })) {
    for (const { key, value } of page) {
      const time = key.readBigUInt64BE();
      if (time <= last) errors.push(`The log has the time ${time} after ${last}.`);
      if (typeof decodeEvent(value).kind !== 'string') errors.push(`The entry of the log at ${time} cannot be read.`);
      last = time;
      entries += 1;
      bytes += value.length;
    }
    const rest = pacer.due();
    if (rest) await rest;
  }
  if (bytes !== statedBytes) errors.push(`The log has ${bytes} bytes where ${statedBytes} are accounted for.`);
  return { entries, errors };
}

/** Numbers under which documents or entries stand that no collection and no index has. */
export function strayNumbers(reading: Reading, known: ReadonlySet<number>): number[] {
  return (['documents', 'entries'] as const).flatMap((table) => {
    const stray: number[] = [];
    let start: Buffer = Buffer.alloc(0);
    for (;;) {
      const [first] = reading.range(table, { start, end: Buffer.alloc(5, 255) }, 1);
      if (!first) return stray;
      const number = first.key.readUInt32BE();
      if (!known.has(number)) stray.push(number);
      start = after(keyNumber(number));
    }
  });
}
