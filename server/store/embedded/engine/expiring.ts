import { decodePlain } from './bson.ts';
import { type CollectionEntry } from './catalogue.ts';
import { openForChange } from './changing.ts';
import { type Engine } from './engine.ts';
import { fieldKey } from './fieldKey.ts';
import { entriesWithin } from './indexTable.ts';
import { type IndexField, type IndexSpec } from './indexSpec.ts';
import { holdersOf } from './sharedEntries.ts';
import { type Unit } from './unit.ts';
import { valuesAndElementsAt } from './valuesAt.ts';

/** How many documents are removed in one unit. */
const PAGE = 500;

/** Removes what has expired by the indexes that say so, a page at a time. */
export async function expireDocuments(engine: Engine): Promise<void> {
  for (const entry of engine.catalogue.all(engine.disk)) {
    const expiring = entry.indexes.filter((index) => index.expireAfterSeconds !== undefined && !index.building);
    for (const index of expiring) await expire(engine, entry, index);
  }
}

async function expire(engine: Engine, entry: CollectionEntry, index: IndexSpec): Promise<void> {
  const until = new Date(engine.now().getTime() - (index.expireAfterSeconds ?? 0) * 1000);
  let isRest = true;
  while (isRest) isRest = await engine.write((unit) => expirePage(engine, unit, { entry, index, until }));
}

interface Expiring {
  readonly entry: CollectionEntry;
  readonly index: IndexSpec;
  readonly until: Date;
}

/** Returns whether there may be more. The collection may have been changed, or dropped, since the turn began. */
function expirePage(engine: Engine, unit: Unit, { entry, index, until }: Expiring): boolean {
  const now = engine.catalogue.find(unit, entry.namespace);
  const [field] = index.fields;
  if (now?.id !== entry.id || !field) return false;
  const collection = openForChange(unit, now, engine);
  const entries = unit.range('entries', entriesWithin(index, datesUntil(until, field)), PAGE);
  const places = new Map(
    entries.flatMap(({ value }) => holdersOf(index, value)).map((place) => [place.toString('latin1'), place]),
  );
  const expired = [...places.values()]
    .flatMap((place) => collection.find(place) ?? [])
    .filter(({ bytes }) => isExpired(decodePlain(bytes), field, until));
  for (const stored of expired) collection.remove(stored);
  return entries.length === PAGE && expired.length > 0;
}

/** The keys of all dates up to one. */
function datesUntil(until: Date, { direction }: IndexField): { readonly start: Buffer; readonly end: Buffer } {
  const [first, last] = [fieldKey(EARLIEST, direction), fieldKey(new Date(until.getTime() + 1), direction)];
  return direction === 1
    ? { start: first, end: last }
    : { start: last, end: Buffer.concat([first, Buffer.from([255])]) };
}

const EARLIEST = new Date(-8.64e15);

/** Of several dates the earliest counts. */
function isExpired(document: Readonly<Record<string, unknown>>, { path }: IndexField, until: Date): boolean {
  return valuesAndElementsAt(document, path).some((value) => value instanceof Date && value <= until);
}
