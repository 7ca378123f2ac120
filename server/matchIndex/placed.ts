import { type Criterion } from '#server/domain/matching/criterion.ts';
import { type Stock } from '#server/domain/matching/evaluation.ts';
import { createBucketing } from './bucketing.ts';
import { createFactColumns } from './factColumns.ts';
import { placeOf, placesFor } from './layout.ts';
import { rowOrder } from './rowOrder.ts';
import { createSiteTable } from './siteTable.ts';
import { siteOffers } from './ringTerm.ts';
import { buildTree } from './tree.ts';
import { type Placed } from './treeQuery.ts';

/** The spaces of a stock, which is in the order of ids, as a tree. */
export function placedOf(stock: Stock, catalogue: readonly Criterion[]): Placed {
  const size = stock.length;
  const columns = createFactColumns(size);
  const table = createSiteTable();
  const siteOf = new Uint32Array(size);
  const buildings = new Uint32Array(size);
  const areasM2 = new Float64Array(size);
  const numberByBuilding = new Map<string, number>();
  for (const [row, candidate] of stock.entries()) {
    const { facts, building = '' } = candidate.space;
    const number = numberByBuilding.get(building) ?? numberByBuilding.size;
    numberByBuilding.set(building, number);
    columns.add(facts);
    siteOf[row] = table.numberOf(candidate);
    buildings[row] = number;
    areasM2[row] = facts.areaM2 ?? 0;
  }
  const order = rowOrder(siteOf, table.sites, { buildings, areasM2 });
  const places = placesFor(size);
  const [rankAt, siteAt] = [new Uint32Array(places), new Uint32Array(places)];
  for (const [at, row] of order.entries()) {
    rankAt[placeOf(at)] = row;
    siteAt[placeOf(at)] = siteOf[row] ?? 0;
  }
  const facts = columns.moved({ from: order, to: placeOf, places });
  const rows = { size, facts, sites: table.sites, siteAt, keys: new Float64Array(places) };
  const bucketings = catalogue
    .filter(({ coverSlack }) => coverSlack === undefined)
    .map((criterion) => createBucketing(criterion, rows));
  return {
    tree: buildTree({ size, bucketings, siteAt, sites: table.sites, rankAt }),
    facts,
    sites: table.sites,
    siteAt,
    rankAt,
    ringOffersById: new Map(
      catalogue
        .filter(({ coverSlack }) => coverSlack !== undefined)
        .map((criterion) => [criterion.id, siteOffers(criterion, table.sites)]),
    ),
    columnById: new Map(bucketings.map((bucketing, column) => [bucketing.criterion.id, { column, bucketing }])),
  };
}
