import { type AskedCriterion, type Criterion } from '#server/domain/matching/criterion.ts';
import { type Stock } from '#server/domain/matching/evaluation.ts';
import { totalWeightOf } from '#server/domain/matching/score.ts';
import { type RankBy } from '#shared/requirement.ts';
import { type Bucketing, createBucketing } from './bucketing.ts';
import { createMustTerm, createWishTerm } from './bucketTerm.ts';
import { createFactColumns } from './factColumns.ts';
import { createRingTerm } from './ringTerm.ts';
import { rowOrder } from './rowOrder.ts';
import { search, type SearchEffort, type TreeQuery } from './search.ts';
import { createSiteTable, type Site } from './siteTable.ts';
import { buildTree, type Tree } from './tree.ts';

/** Finds the best spaces of a stock. */
export interface TreeIndex {
  /** Numbers, in the stock, of the best candidates that are not excluded, best first. */
  readonly best: (
    asked: readonly AskedCriterion[],
    options: { readonly limit: number; readonly rankBy: RankBy; readonly effort?: SearchEffort },
  ) => number[];
}

/** The index of a stock, which is in the order of ids. */
export function createTreeIndex(stock: Stock, catalogue: readonly Criterion[]): TreeIndex {
  const parts = partsOf(stock, catalogue);
  return {
    best(asked, { limit, rankBy, effort }) {
      return search(queryOf(parts, asked, rankBy), limit, effort).map(({ rank }) => rank);
    },
  };
}

interface Parts {
  readonly tree: Tree;
  readonly sites: readonly Site[];
  readonly siteAt: Uint32Array;
  readonly rankAt: Uint32Array;
  readonly columnById: ReadonlyMap<string, { readonly column: number; readonly bucketing: Bucketing }>;
}

export function partsOf(stock: Stock, catalogue: readonly Criterion[]): Parts {
  const columns = createFactColumns();
  const table = createSiteTable();
  const buildings = new Uint32Array(stock.length);
  const areasM2 = new Float64Array(stock.length);
  const siteBefore = new Uint32Array(stock.length);
  const buildingNumbers = new Map<string, number>();
  for (const [row, candidate] of stock.entries()) {
    const { facts, building = '' } = candidate.space;
    columns.add(facts);
    siteBefore[row] = table.numberOf(candidate);
    areasM2[row] = facts.areaM2 ?? 0;
    buildings[row] = buildingNumbers.get(building) ?? buildingNumbers.size;
    buildingNumbers.set(building, buildings[row] ?? 0);
  }
  const rankAt = rowOrder(siteBefore, table.sites, { buildings, areasM2 });
  const siteAt = rankAt.map((row) => siteBefore[row] ?? 0);
  const rows = { facts: columns.inOrder(rankAt), sites: table.sites, siteAt };
  const bucketings = catalogue
    .filter(({ coverSlack }) => coverSlack === undefined)
    .map((criterion) => createBucketing(criterion, rows));
  return {
    tree: buildTree({ bucketings, siteAt, sites: table.sites, rankAt }),
    sites: table.sites,
    siteAt,
    rankAt,
    columnById: new Map(bucketings.map((bucketing, column) => [bucketing.criterion.id, { column, bucketing }])),
  };
}

export function queryOf(parts: Parts, asked: readonly AskedCriterion[], rankBy: RankBy): TreeQuery {
  const { tree, sites, siteAt, rankAt, columnById } = parts;
  const musts = asked.filter(({ level }) => level === 'must');
  const preferences = asked.filter(({ level }) => level === 'prefer');
  return {
    tree,
    musts: musts.flatMap((one) => {
      const known = columnById.get(one.criterion.id);
      return known === undefined ? [] : [createMustTerm(one, known.bucketing, known.column)];
    }),
    ringMusts: musts.flatMap((one) => (columnById.has(one.criterion.id) ? [] : [createRingTerm(one, { tree, sites, rankBy })])),
    wishes: preferences.map((one) => {
      const known = columnById.get(one.criterion.id);
      return known === undefined
        ? createRingTerm(one, { tree, sites, rankBy })
        : createWishTerm(one, known.bucketing, { column: known.column, rankBy });
    }),
    totalWeight: totalWeightOf(preferences),
    rankBy,
    siteAt,
    rankAt,
  };
}
