import { type Criterion } from '#server/domain/matching/criterion.ts';
import { type Stock } from '#server/domain/matching/evaluation.ts';
import { alikeIn, columnByIdOf } from './bucketColumns.ts';
import { type Bucketing, createBucketing } from './bucketing.ts';
import { KeyRoom } from './codeKeys.ts';
import { codeAt } from '#server/domain/flat.ts';
import { rankAll } from './idOrder.ts';
import { FANOUT, type Layout, layoutOf } from './layout.ts';
import { type RowOrder, rowOrder } from './rowOrder.ts';
import { ringListOf, ringOffersOf } from './ringTerm.ts';
import { OfferCounts } from './offerCounts.ts';
import { SiteCounts } from './siteCounts.ts';
import { addRecords, createSpaceRecords, movedRecords, type SpaceRecords } from './spaceRecords.ts';
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

/** The same, and their places in the order of their ids. Each space is read once, in the order in which they come. */
export function arrangedStock(stock: Stock, catalogue: readonly Criterion[]): Arranged {
  const records = createSpaceRecords(stock.length);
  addRecords(records, 0, stock);
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
  const more = movedRecords(records, { from, places: size });
  addRecords(more, from.length, candidates);
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
  const move = { from, to: layout.places, places: rankAt.length };
  return placedRecords(movedRecords(records, move), ordered, catalogue);
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
    placeByRank[codeAt(order, at)] = codeAt(layout.places, at);
  }
  rankAll(placeByRank, rankAt);
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
  const room = new KeyRoom(rankAt.length);
  const columns = alikeIn(catalogue);
  const bucketings: Bucketing[] = [];
  const fills = columns.map(([criterion]) => (bucketAt: Uint8Array) => {
    const bucketing = createBucketing(criterion, rows, { room, places: layout.places, bucketAt });
    bucketings.push(bucketing);
    return bucketing.buckets.groupOf;
  });
  const tree = buildTree({ layout, fills, siteAt, sites, rankAt });
  const placed = {
    tree,
    records,
    facts,
    sites,
    siteAt,
    siteCounts: new SiteCounts(tree, siteAt),
    offerCounts: new OfferCounts(tree, bucketings),
    rankAt,
    ringOffersById: ringOffersOf(catalogue, sites),
    rings: ringListOf(sites),
    columnById: columnByIdOf(columns, bucketings),
  };
  return { placed, byId: placeByRank };
}

function particularsOf({ facts, buildings }: SpaceRecords, rows: Uint32Array): Parameters<typeof rowOrder>[2] {
  const { column, dictionary } = facts.column('areaM2');
  const areasM2 = Float64Array.from(dictionary.values, (areaM2) => (typeof areaM2 === 'number' ? areaM2 : 0));
  const rankByAreaM2 = new Map(Array.from(areasM2.toSorted(), (areaM2, rank) => [areaM2, rank]));
  const ranks = Uint32Array.from(areasM2, (areaM2) => rankByAreaM2.get(areaM2) ?? 0);
  return {
    buildings: rows.map((row) => buildings.column.at(row)),
    areas: rows.map((row) => codeAt(ranks, column.at(row))),
  };
}
