import { type KeyRange } from '../../disk/disk.ts';
import { decodePlain } from '../bson.ts';
import { type Collection, type Stored } from '../collection.ts';
import { type IndexSpec } from '../indexSpec.ts';
import { after } from '../orderedKey.ts';
import { type Cell, cellKey, FINEST_LEVEL, keysWithin, quarters, roots } from './cells.ts';
import { createHeap, type Heap } from './heap.ts';

/** How the nearest documents are looked for. */
export interface NearestSearch {
  readonly collection: Collection;
  readonly index: IndexSpec;
  /** What keys have before the cell. */
  readonly prefixes: Iterable<Buffer>;
  readonly rootCount: number;
  /** What no place of a cell can be nearer than. */
  readonly leastDistance: (cell: Cell) => number;
  /** `undefined` for a document that has no place. */
  readonly distanceOf: (document: ReturnType<typeof decodePlain>) => number | undefined;
  /** Inclusive. */
  readonly least: number;
  readonly most: number;
}

/**
 * The documents between two distances, nearest first. What is known lies in a heap by the least distance that it can
 * have, cells as well as documents: a cell that comes first is opened, a document that comes first is the next one. So
 * no more is read than is needed for those that are taken.
 *
 * Pages may be empty, so that whoever takes them may rest.
 *
 * @see Hjaltason and Samet, Distance browsing in spatial databases (1999)
 */
export function* nearest(search: NearestSearch): Generator<readonly Stored[]> {
  const heap = createHeap<Known>();
  const seen = new Set<string>();
  for (const prefix of search.prefixes)
    for (const cell of roots(search.rootCount)) know(search, heap, { prefix, cell });
  for (let first = heap.pop(); first && first.rank <= search.most; first = heap.pop()) {
    const { element } = first;
    if ('cell' in element) yield* opened(search, element, { heap, seen });
    else yield [element.stored, ...following(heap, search.most)];
  }
}

type Known = CellThere | { readonly stored: Stored };

interface CellThere {
  readonly prefix: Buffer;
  readonly cell: Cell;
}

/** The documents before which nothing can come any more. */
function* following(heap: Heap<Known>, most: number): Generator<Stored> {
  for (let taken = 1; taken < PAGE; taken += 1) {
    const next = heap.least();
    if (!next || next.rank > most || 'cell' in next.element) return;
    heap.pop();
    yield next.element.stored;
  }
}

const PAGE = 64;

interface Found {
  readonly heap: Heap<Known>;
  readonly seen: Set<string>;
}

/** Of a cell with few documents all are read; of another what is in no smaller cell, and its quarters are known next. */
function* opened(search: NearestSearch, there: CellThere, found: Found): Generator<readonly Stored[]> {
  const { prefix, cell } = there;
  const { start, end } = keysWithin(cell);
  const whole = { start: Buffer.concat([prefix, start]), end: Buffer.concat([prefix, end]) };
  const entries = search.collection.entries(search.index, whole, FEW + 1);
  if (entries.length <= FEW) {
    for (const { value } of entries) meetDocument(search, value, found);
    yield [];
  } else if (cell.level === FINEST_LEVEL) {
    yield* readAll(search, whole, found);
  } else {
    const own = Buffer.concat([prefix, cellKey(cell)]);
    yield* readAll(search, { start: own, end: after(own) }, found);
    for (const quarter of quarters(cell)) know(search, found.heap, { prefix, cell: quarter });
  }
}

/** To read these is cheaper than to look into four smaller cells. */
const FEW = 16;

function know({ leastDistance, most }: NearestSearch, heap: Heap<Known>, there: CellThere): void {
  const distance = leastDistance(there.cell);
  if (distance <= most) heap.push(there, distance);
}

function* readAll(search: NearestSearch, range: KeyRange, found: Found): Generator<readonly Stored[]> {
  let { start } = range;
  for (;;) {
    const entries = search.collection.entries(search.index, { ...range, start }, PAGE);
    for (const { value } of entries) meetDocument(search, value, found);
    yield [];
    const last = entries.at(-1);
    if (!last || entries.length < PAGE) return;
    start = Buffer.concat([last.key.subarray(INDEX_NUMBER_BYTES), Buffer.from([0])]);
  }
}

/** With which the key of an entry begins. */
const INDEX_NUMBER_BYTES = 4;

function meetDocument({ collection, distanceOf, least }: NearestSearch, place: Buffer, { heap, seen }: Found): void {
  const name = place.toString('latin1');
  if (seen.has(name)) return;
  seen.add(name);
  const stored = collection.find(place);
  const distance = stored && distanceOf(decodePlain(stored.bytes));
  if (stored && distance !== undefined && distance >= least) heap.push({ stored }, distance);
}
