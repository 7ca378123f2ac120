import { type Criterion } from '#server/domain/matching/criterion.ts';
import { type Stock } from '#server/domain/matching/evaluation.ts';
import { byCodeUnits } from '#server/domain/matching/order.ts';
import { alikeIn, columnByIdOf } from './bucketColumns.ts';
import { createBucketing } from './bucketing.ts';
import { createDictionary } from './dictionary.ts';
import { codeAt } from '#server/domain/flat.ts';
import { FANOUT, type Layout, layoutOf } from './layout.ts';
import { type RowOrder, rowOrder } from './rowOrder.ts';
import { ringListOf, ringOffersOf } from './ringTerm.ts';
import { SiteCounts } from './siteCounts.ts';
import { createSiteTable } from './siteTable.ts';
import { createSpaceRecords, movedRecords, putRecord, putRecords, type SpaceRecords } from './spaceRecords.ts';
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
  const byId = rowsOfStock(stock);
  const { siteAt, table, buildingNames, buildings, areasM2 } = new Whereabouts(stock, byId);
  const ordered = orderedOf(rowOrder(siteAt, table.sites, { buildings, areasM2 }));
  const { order, layout, rankAt } = ordered;
  const records = createSpaceRecords(rankAt.length, { table, buildingNames, idBytes: idBytesOf(stock) });
  for (let from = 0; from < order.length; from += AT_ONCE) {
    const ranksAtOnce = order.subarray(from, from + AT_ONCE);
    const candidates = Array.from(ranksAtOnce, (rank) => stock[codeAt(byId, rank)]).flatMap((one) => one ?? []);
    putRecords(records, layout.places.subarray(from, from + AT_ONCE), candidates);
  }
  records.names.bytes.trim();
  return placedRecords(records, ordered, catalogue);
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
class Whereabouts {
  readonly table = createSiteTable();
  readonly buildingNames = createDictionary<string>();
  readonly siteAt: Uint32Array;
  readonly buildings: Uint32Array;
  readonly areasM2: Float64Array;

  constructor(stock: Stock, rows: Uint32Array) {
    this.siteAt = new Uint32Array(rows.length);
    this.buildings = new Uint32Array(rows.length);
    this.areasM2 = new Float64Array(rows.length);
    for (const [at, row] of rows.entries()) {
      const candidate = stock[row];
      if (candidate === undefined) continue;
      const { building, facts } = candidate.space;
      this.siteAt[at] = this.table.numberOf(candidate);
      this.buildings[at] = this.buildingNames.numberOf(building);
      this.areasM2[at] = facts.areaM2 ?? 0;
    }
  }
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
  const ordered = orderedOf(rowOrder(siteAt, records.table.sites, particularsOf(records, byId)));
  const { order, layout, rankAt } = ordered;
  const from = order.map((rank) => codeAt(byId, rank));
  const to = (at: number): number => codeAt(layout.places, at);
  return placedRecords(movedRecords(records, { from, to, places: rankAt.length }), ordered, catalogue);
}

/** The order of a tree, and the ranks of ids as they stand in it. */
interface Ordered {
  /** Ranks, in the order of the tree. */
  readonly order: Uint32Array;
  readonly layout: Layout;
  /** By place. */
  readonly rankAt: Uint32Array;
  readonly placeByRank: Uint32Array;
}

function orderedOf({ rows: order, units }: RowOrder): Ordered {
  const layout = layoutOf(units);
  const rankAt = new Uint32Array(layout.sizes.length * FANOUT);
  const placeByRank = new Uint32Array(order.length);
  for (let at = 0; at < order.length; at += 1) {
    const [rank, place] = [codeAt(order, at), codeAt(layout.places, at)];
    rankAt[place] = rank;
    placeByRank[rank] = place;
  }
  return { order, layout, rankAt, placeByRank };
}

/** Records that stand in their places, as a tree. */
function placedRecords(
  records: SpaceRecords,
  { layout, rankAt, placeByRank }: Ordered,
  catalogue: readonly Criterion[],
): Arranged {
  const { facts, siteAt, table } = records;
  const { sites } = table;
  const rows = { facts, sites, siteAt };
  const room = new Float64Array(rankAt.length);
  const columns = alikeIn(catalogue);
  const bucketings = columns.map(([criterion]) => createBucketing(criterion, rows, { room, places: layout.places }));
  const tree = buildTree({ layout, bucketings, siteAt, sites, rankAt, room });
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
