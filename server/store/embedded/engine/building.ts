import { type Entry } from '../disk/disk.ts';
import { decodePlain } from './bson.ts';
import { type Catalogue, type CollectionEntry, doom } from './catalogue.ts';
import { CommandFailure } from './commandFailure.ts';
import { documentPlaces } from './documentPlaces.ts';
import { duplicateKey } from './duplicateKey.ts';
import { type Engine } from './engine.ts';
import { withMultikey } from './changing.ts';
import { enter, type Indexed, isTaken } from './indexTable.ts';
import { type IndexSpec } from './indexSpec.ts';
import { elapsedMs } from './pacer.ts';
import { type Unit } from './unit.ts';

/** How many documents are entered in one unit at most, */
const PAGE = 500;
/** and for how long, as nobody else is served meanwhile: the words of long texts take their time. */
const SLICE_MS = 100;

/** New indexes of a collection that are in the catalogue as `building`. */
export interface Building {
  readonly collectionId: number;
  readonly indexIds: ReadonlySet<number>;
  /** Whether documents are entered that were there together before, although a unique index would not let them be now. */
  readonly isRenewal?: boolean;
}

/**
 * Enters every document into new indexes, page by page, while the collection is used; every change meanwhile enters what
 * it changes itself. Afterwards they are ready.
 *
 * @throws {CommandFailure} DuplicateKey, and then the indexes are gone again; NamespaceNotFound if the collection goes.
 */
export async function buildIndexes({ write, catalogue }: Engine, building: Building): Promise<void> {
  try {
    let from: Buffer | undefined = Buffer.alloc(0);
    while (from) {
      const start: Buffer = from;
      from = await write((unit) => enterPage(unit, catalogue, { ...building, start }));
    }
    await write((unit) => {
      markReady(unit, catalogue, building);
    });
  } catch (error) {
    await write((unit) => {
      giveUp(unit, catalogue, building);
    });
    throw error;
  }
}

/** As `buildIndexes`, all at once in the unit. */
export function buildAtOnce(unit: Unit, catalogue: Catalogue, building: Building): void {
  let start: Buffer | undefined = Buffer.alloc(0);
  while (start) start = enterPage(unit, catalogue, { ...building, start });
  markReady(unit, catalogue, building);
}

function markReady(unit: Unit, catalogue: Catalogue, building: Building): void {
  const entry = entryOf(unit, catalogue, building);
  const indexes = entry.indexes.map((index) =>
    building.indexIds.has(index.id) ? { ...index, building: false } : index,
  );
  catalogue.put(unit, { ...entry, indexes });
}

/** Enters some documents; returns where to go on, undefined at the end. */
function enterPage(
  unit: Unit,
  catalogue: Catalogue,
  { start, ...building }: Building & { readonly start: Buffer },
): Buffer | undefined {
  const entry = entryOf(unit, catalogue, building);
  const range = documentPlaces(entry).within({ start, end: Buffer.alloc(0) });
  const page = unit.range('documents', range, PAGE);
  const indexes = entry.indexes.filter(({ id }) => building.indexIds.has(id));
  const multikey = new Set<IndexSpec>();
  let last: Buffer | undefined;
  for (const { key, value } of inTime(page)) {
    for (const index of enterInto(unit, { ...building, entry, indexes }, { document: decodePlain(value), key }))
      multikey.add(index);
    last = key;
  }
  if (multikey.size > 0) catalogue.put(unit, withMultikey(entry, multikey));
  const isAll = page.length < PAGE && last === page.at(-1)?.key;
  return last && !isAll ? documentPlaces(entry).after(last) : undefined;
}

/** As many of them as there is time for, and at least one. */
function* inTime(page: readonly Entry[]): Generator<Entry> {
  const untilMs = elapsedMs() + SLICE_MS;
  for (const entry of page) {
    yield entry;
    if (elapsedMs() > untilMs) return;
  }
}

interface Entering extends Pick<Building, 'isRenewal'> {
  readonly entry: CollectionEntry;
  readonly indexes: readonly IndexSpec[];
}

/** Returns the indexes in which the document has several entries. */
function enterInto(unit: Unit, { entry, indexes, isRenewal = false }: Entering, indexed: Indexed): IndexSpec[] {
  return indexes.filter((index) => {
    if (!isRenewal && isTaken(unit, index, indexed)) throw duplicateKey(entry.namespace, index, indexed.document);
    return enter(unit, index, indexed) > 1;
  });
}

function entryOf(unit: Unit, catalogue: Catalogue, { collectionId }: Building): CollectionEntry {
  const entry = catalogue.all(unit).find(({ id }) => id === collectionId);
  if (entry) return entry;
  throw new CommandFailure('NamespaceNotFound', 'The collection was dropped while an index was built on it.');
}

/** Takes indexes that are not finished out of the catalogue. */
export function giveUp(unit: Unit, catalogue: Catalogue, { collectionId, indexIds }: Building): void {
  const entry = catalogue.all(unit).find(({ id }) => id === collectionId);
  if (!entry) return;
  for (const id of indexIds) doom(unit, { id, table: 'entries' });
  catalogue.put(unit, { ...entry, indexes: entry.indexes.filter(({ id }) => !indexIds.has(id)) });
}
