import { type Candidate } from '#server/domain/matching/candidate.ts';
import { type Criterion } from '#server/domain/matching/criterion.ts';
import { type Stock } from '#server/domain/matching/evaluation.ts';
import { byCodeUnits } from '#server/domain/matching/order.ts';
import { alikeIn, columnByIdOf } from './bucketColumns.ts';
import { createBucketing } from './bucketing.ts';
import { codeAt } from '#server/domain/flat.ts';
import { placeOf, placesFor } from './layout.ts';
import { rowOrder } from './rowOrder.ts';
import { ringListOf, ringOffersOf } from './ringTerm.ts';
import { SiteCounts } from './siteCounts.ts';
import {
  candidateAt,
  createSpaceRecords,
  movedRecords,
  putRecord,
  putRecords,
  type SpaceRecords,
} from './spaceRecords.ts';
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

/** The same, and their places in the order of their ids. Each space is read where it is to stand: moved once read, all would take half as long again. */
export function arrangedStock(stock: Stock, catalogue: readonly Criterion[]): Arranged {
  const size = stock.length;
  const records = createSpaceRecords(placesFor(size), idBytesOf(stock));
  const byId = rowsOfStock(stock);
  const { siteAt, ...particulars } = standingsOf(records, stock, byId);
  const { order, ...ranks } = ranksOf(rowOrder(siteAt, records.table.sites, particulars));
  for (let from = 0; from < size; from += AT_ONCE) {
    const ranksAtOnce = order.subarray(from, from + AT_ONCE);
    const candidates = Array.from(ranksAtOnce, (rank) => stock[codeAt(byId, rank)]).flatMap((one) => one ?? []);
    putRecords(
      records,
      candidates.map((_, at) => placeOf(from + at)),
      candidates,
    );
  }
  records.names.bytes.trim();
  return placedRecords(records, ranks, catalogue);
}

/** Spaces that are read together: few enough for all of them to be at hand. */
const AT_ONCE = 256;

function idBytesOf(stock: Stock): number {
  return stock.reduce((sum, { space }) => sum + space.id.length, 0);
}

/** The rows of a stock in the order of their ids; most stocks come so. */
function rowsOfStock(stock: Stock): Uint32Array {
  const rows = new Uint32Array(stock.length).map((_, row) => row);
  const idAt = (row: number): string => stock[row]?.space.id ?? '';
  return rows.every((row) => row === 0 || idAt(row - 1) < idAt(row))
    ? rows
    : rows.sort((a, b) => byCodeUnits(idAt(a), idAt(b)));
}

/** By what the spaces of a stock, given by their rows, are put in order. */
function standingsOf(
  { table, buildings: { dictionary } }: SpaceRecords,
  stock: Stock,
  rows: Uint32Array,
): { readonly siteAt: Uint32Array } & Parameters<typeof rowOrder>[2] {
  const siteAt = new Uint32Array(rows.length);
  const buildings = new Uint32Array(rows.length);
  const areasM2 = new Float64Array(rows.length);
  for (const [at, row] of rows.entries()) {
    const candidate = stock[row];
    if (candidate === undefined) continue;
    const { building, facts } = candidate.space;
    siteAt[at] = table.numberOf(candidate);
    buildings[at] = dictionary.numberOf(building);
    areasM2[at] = facts.areaM2 ?? 0;
  }
  return { siteAt, buildings, areasM2 };
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
  const siteAt = byId.map((row) => codeAt(records.siteAt, row));
  const { order, ...ranks } = ranksOf(rowOrder(siteAt, records.table.sites, particularsOf(records, byId)));
  const from = order.map((rank) => codeAt(byId, rank));
  const moved = movedRecords(records, { from, to: placeOf, places: placesFor(byId.length) });
  return placedRecords(moved, ranks, catalogue);
}

interface Ranks {
  /** By place. */
  readonly rankAt: Uint32Array;
  readonly placeByRank: Uint32Array;
}

/** The ranks of ids, as they stand in a tree one after the other. */
function ranksOf(order: Uint32Array): Ranks & { readonly order: Uint32Array } {
  const rankAt = new Uint32Array(placesFor(order.length));
  const placeByRank = new Uint32Array(order.length);
  for (let at = 0; at < order.length; at += 1) {
    const rank = codeAt(order, at);
    rankAt[placeOf(at)] = rank;
    placeByRank[rank] = placeOf(at);
  }
  return { order, rankAt, placeByRank };
}

/** Records that stand in their places, as a tree. */
function placedRecords(
  records: SpaceRecords,
  { rankAt, placeByRank }: Ranks,
  catalogue: readonly Criterion[],
): Arranged {
  const { facts, siteAt, table } = records;
  const { sites } = table;
  const size = placeByRank.length;
  const rows = { size, facts, sites, siteAt };
  const room = new Float64Array(siteAt.length);
  const columns = alikeIn(catalogue);
  const bucketings = columns.map(([criterion]) => createBucketing(criterion, rows, room));
  const tree = buildTree({ size, bucketings, siteAt, sites, rankAt, room });
  const placed = {
    tree,
    records,
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
