import { type Candidate } from '#server/domain/matching/candidate.ts';
import { type Criterion } from '#server/domain/matching/criterion.ts';
import { type Stock } from '#server/domain/matching/evaluation.ts';
import { alikeIn, columnByIdOf } from './bucketColumns.ts';
import { createBucketing } from './bucketing.ts';
import { codeAt } from '#server/domain/flat.ts';
import { FANOUT, layoutOf } from './layout.ts';
import { rowOrder } from './rowOrder.ts';
import { ringListOf, ringOffersOf } from './ringTerm.ts';
import { SiteCounts } from './siteCounts.ts';
import { candidateAt, createSpaceRecords, movedRecords, putRecord, type SpaceRecords } from './spaceRecords.ts';
import { buildTree } from './tree.ts';
import { type Placed } from './treeQuery.ts';

/** Spaces as a tree, with all that is known of them. */
export interface PlacedRecords extends Placed {
  readonly records: SpaceRecords;
}

/** Spaces as a tree, and their places in the order of their ids. */
export interface Arranged {
  readonly placed: PlacedRecords;
  readonly byId: Uint32Array;
}

/** The spaces of a stock as a tree. Nothing of the stock is kept but its parks and their places. */
export function placedOf(stock: Stock, catalogue: readonly Criterion[]): PlacedRecords {
  return arrangedStock(stock, catalogue).placed;
}

/** The same, and their places in the order of their ids. */
export function arrangedStock(stock: Stock, catalogue: readonly Criterion[]): Arranged {
  const records = createSpaceRecords(stock.length);
  for (const [row, candidate] of stock.entries()) {
    records.ids.put(row, candidate.space.id);
    putRecord(records, row, candidate);
  }
  return arranged(records, rowsById(records, stock.length), catalogue);
}

/** Records with further candidates, in place of those of the same ids; `places` are those that have a space. */
export function withMore(
  records: SpaceRecords,
  places: Uint32Array,
  candidates: Stock,
): { readonly records: SpaceRecords; readonly byId: Uint32Array } {
  const ids = new Set<string>(candidates.map(({ space }) => space.id));
  const from = places.filter((place) => !ids.has(records.ids.at(place)));
  const size = from.length + candidates.length;
  const more = movedRecords(records, { from, to: (at) => at, places: size });
  for (const [at, candidate] of candidates.entries()) {
    more.ids.put(from.length + at, candidate.space.id);
    putRecord(more, from.length + at, candidate);
  }
  return { records: more, byId: rowsById(more, size) };
}

/** So many rows in the order of their ids; most stocks come so. */
function rowsById({ ids }: SpaceRecords, size: number): Uint32Array {
  const rows = new Uint32Array(size).map((_, row) => row);
  const isInOrder = rows.every((row) => row === 0 || ids.compareBoth(row - 1, row) < 0);
  return isInOrder ? rows : rows.sort((a, b) => ids.compareBoth(a, b));
}

/** The records of some places, given in the order of their ids, as a tree. */
export function arranged(records: SpaceRecords, byId: Uint32Array, catalogue: readonly Criterion[]): Arranged {
  const size = byId.length;
  const { sites } = records.table;
  const { rows: order, units } = rowOrder(
    byId.map((row) => codeAt(records.siteAt, row)),
    sites,
    particularsOf(records, byId),
  );
  const layout = layoutOf(units);
  const { places } = layout;
  const placeOf = (at: number): number => codeAt(places, at);
  const room = new Float64Array(layout.sizes.length * FANOUT);
  const rankAt = new Uint32Array(room.length);
  const placeByRank = new Uint32Array(size);
  for (const [at, rank] of order.entries()) {
    rankAt[placeOf(at)] = rank;
    placeByRank[rank] = placeOf(at);
  }
  const move = { from: order.map((rank) => codeAt(byId, rank)), to: placeOf, places: room.length };
  const moved = movedRecords(records, move);
  const { facts, siteAt } = moved;
  const rows = { size, facts, sites, siteAt };
  const columns = alikeIn(catalogue);
  const bucketings = columns.map(([criterion]) => createBucketing(criterion, rows, { room, places }));
  const tree = buildTree({ layout, bucketings, siteAt, sites, rankAt, room });
  const placed = {
    tree,
    records: moved,
    facts,
    sites,
    siteAt,
    siteCounts: new SiteCounts(tree, siteAt),
    rankAt,
    ringOffersById: ringOffersOf(catalogue, sites),
    rings: ringListOf(sites),
    columnById: columnByIdOf(columns, bucketings),
  };
  return { placed, byId: placeByRank };
}

function particularsOf({ facts, buildings }: SpaceRecords, rows: Uint32Array): Parameters<typeof rowOrder>[2] {
  const areas = facts.column('areaM2');
  const areasM2 = Float64Array.from(areas.dictionary.values, (areaM2) => (typeof areaM2 === 'number' ? areaM2 : 0));
  return {
    buildings: rows.map((row) => buildings.column.at(row)),
    areasM2: Float64Array.from(rows, (row) => areasM2[areas.column.at(row)] ?? 0),
  };
}

/** The candidates at some places, in their order. */
export function candidatesAt({ records }: PlacedRecords, places: Iterable<number>): Candidate[] {
  const found: Candidate[] = [];
  for (const place of places) {
    const candidate = candidateAt(records, place);
    if (candidate !== undefined) found.push(candidate);
  }
  return found;
}
