import { type AskChange, type AskedCriterion } from '#server/domain/matching/criterion.ts';
import { type Offered } from '#server/domain/matching/offerBox.ts';
import { type Outcome } from '#server/domain/matching/outcome.ts';
import { pointsOf, totalWeightOf } from '#server/domain/matching/score.ts';
import { type RankBy } from '#shared/requirement.ts';
import { primaryOf } from './bounds.ts';
import { type Bucketing } from './bucketing.ts';
import { createMustTerm, createWishTerm, type MustTerm, type WishTerm } from './bucketTerm.ts';
import { type FactColumns } from './factColumns.ts';
import { byteAt, codeAt, numberAt } from '#server/domain/flat.ts';
import { type OfferCounts } from './offerCounts.ts';
import { type RingList } from '#server/domain/geo/ringList.ts';
import { RingTerm } from './ringTerm.ts';
import { type SiteCounts } from './siteCounts.ts';
import { type Site } from './siteTable.ts';
import { FANOUT, type Tree } from './tree.ts';

/** Spaces as a tree, with what they are told apart by. Places are counted in the order of the tree. */
export interface Placed {
  readonly tree: Tree;
  readonly facts: FactColumns;
  readonly sites: readonly Site[];
  /** The number of each space's site. */
  readonly siteAt: Uint32Array;
  /** How many spaces each site has. */
  readonly siteCounts: SiteCounts;
  readonly offerCounts: OfferCounts;
  /** The rank of each space's id. */
  readonly rankAt: Uint32Array;
  /** By the id of a criterion; those that are judged on rings have none. */
  readonly columnById: ReadonlyMap<string, { readonly column: number; readonly bucketing: Bucketing }>;
  /** What each site offers to the criteria that are judged on rings, by their ids. */
  readonly ringOffersById: ReadonlyMap<string, (site: number) => Offered>;
  /** The rings of the sites. */
  readonly rings: RingList;
}

/** An asked criterion, over buckets or over rings. */
export type Must = MustTerm | RingTerm;
export type Wish = WishTerm | RingTerm;

/** One requirement over a tree. */
export interface TreeQuery extends Placed {
  readonly asked: readonly AskedCriterion[];
  /** In catalogue order. */
  readonly musts: readonly Must[];
  /** In catalogue order, in which scores are summed. */
  readonly wishes: readonly Wish[];
  readonly totalWeight: number;
  readonly rankBy: RankBy;
}

/** A requirement over a tree; nothing is judged that is not needed to bound nodes. */
export function treeQueryOf(placed: Placed, asked: readonly AskedCriterion[], rankBy: RankBy): TreeQuery {
  const { tree, sites, columnById, ringOffersById, rings } = placed;
  const ringTermOf = (one: AskedCriterion): RingTerm => {
    const offerOfSite = ringOffersById.get(one.criterion.id) ?? (() => ({}));
    return new RingTerm(one, { tree, sites, offerOfSite, rings, rankBy });
  };
  const preferences = asked.filter(({ level }) => level === 'prefer');
  return {
    ...placed,
    asked,
    musts: asked
      .filter(({ level }) => level === 'must')
      .map((one): Must => {
        const known = columnById.get(one.criterion.id);
        return known === undefined ? ringTermOf(one) : createMustTerm(one, known.bucketing, known.column);
      }),
    wishes: preferences.map((one): Wish => {
      const known = columnById.get(one.criterion.id);
      return known === undefined
        ? ringTermOf(one)
        : createWishTerm(one, known.bucketing, { column: known.column, rankBy });
    }),
    totalWeight: totalWeightOf(preferences),
    rankBy,
  };
}

/** Whether a term is over buckets. */
export function isBucketed<T extends object>(term: T | RingTerm): term is Exclude<T, RingTerm> {
  return 'column' in term;
}

/** Where the bucket of a space in the first column is; those in others follow, each `FANOUT` further. */
export function bucketsAt({ columns }: Tree, place: number): number {
  return Math.floor(place / FANOUT) * columns * FANOUT + (place % FANOUT);
}

/** The most that offers of a bucket come to, weighted, judged once. */
export function mostIn({ mostByBucket, judge }: WishTerm, bucket: number): number {
  const known = numberAt(mostByBucket, bucket);
  return known === known ? known : judge(bucket);
}

/** The bucket of a space in a column. */
export function bucketAt(tree: Tree, place: number, column: number): number {
  return byteAt(tree.codes, bucketsAt(tree, place) + column * FANOUT);
}

/** How the ask of a must would have to change for the space at a place. */
export function changeAt({ siteAt }: Pick<TreeQuery, 'siteAt'>, must: Must, place: number): AskChange | undefined {
  return isBucketed(must) ? must.changeAt(place) : must.changeOfSite(codeAt(siteAt, place));
}

/** Points of a space: to the bit those of `scoreOf`, for they are the same sums in the same order. */
export interface Points {
  /** As spaces are ordered first. */
  readonly primary: number;
  readonly low: number;
}

/** The points of the space at a place. */
export function pointsAt({ tree, wishes, totalWeight, siteAt, rankBy }: TreeQuery, place: number): Points {
  const at = bucketsAt(tree, place);
  const site = codeAt(siteAt, place);
  let primary = 0;
  let low = 0;
  for (const wish of wishes) {
    if (!isBucketed(wish)) {
      primary += wish.mostOfSite(site);
      low += wish.lowOfSite(site);
      continue;
    }
    const bucket = byteAt(tree.codes, at + wish.column * FANOUT);
    const most = mostIn(wish, bucket);
    const lowOfAll = numberAt(wish.lowByBucket, bucket);
    if (Number.isNaN(lowOfAll)) {
      const { satisfaction } = wish.outcomeAt(place);
      primary += wish.weight * primaryOf(satisfaction, rankBy);
      low += wish.weight * satisfaction.low;
    } else {
      primary += most;
      low += lowOfAll;
    }
  }
  return { primary: pointsOf(primary, totalWeight), low: pointsOf(low, totalWeight) };
}

/** The terms of the asked criteria, in catalogue order. */
export function termsOf({ asked, musts, wishes }: TreeQuery): (Must | Wish)[] {
  const left = { must: musts.values(), prefer: wishes.values() };
  return asked.flatMap(({ level }) => left[level].next().value ?? []);
}

/** What a term comes to for the space at a place, exactly. */
export function outcomeAt(
  { tree, siteAt }: Pick<TreeQuery, 'tree' | 'siteAt'>,
  term: Must | Wish,
  place: number,
): Outcome {
  if (!isBucketed(term)) return term.outcomeOfSite(codeAt(siteAt, place));
  return term.outcomeIn(bucketAt(tree, place, term.column)) ?? term.outcomeAt(place);
}
