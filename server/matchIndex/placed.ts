import { type Criterion } from '#server/domain/matching/criterion.ts';
import { type Stock } from '#server/domain/matching/evaluation.ts';
import { createBucketing } from './bucketing.ts';
import { createFactColumns } from './factColumns.ts';
import { rowOrder } from './rowOrder.ts';
import { createSiteTable } from './siteTable.ts';
import { siteOffers } from './ringTerm.ts';
import { buildTree } from './tree.ts';
import { type Placed } from './treeQuery.ts';

/** The spaces of a stock, which is in the order of ids, as a tree. */
export function placedOf(stock: Stock, catalogue: readonly Criterion[]): Placed {
  const columns = createFactColumns();
  const table = createSiteTable();
  const siteOf = new Uint32Array(stock.length);
  const buildings = new Uint32Array(stock.length);
  const areasM2 = new Float64Array(stock.length);
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
  const rankAt = rowOrder(siteOf, table.sites, { buildings, areasM2 });
  const siteAt = rankAt.map((row) => siteOf[row] ?? 0);
  const facts = columns.inOrder(rankAt);
  const bucketings = catalogue
    .filter(({ coverSlack }) => coverSlack === undefined)
    .map((criterion) => createBucketing(criterion, { facts, sites: table.sites, siteAt }));
  return {
    tree: buildTree({ bucketings, siteAt, sites: table.sites, rankAt }),
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
