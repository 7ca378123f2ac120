import { type Adjacency, bundleKey } from '#shared/answer.ts';
import { ADJACENCY_RANK, adjacencyOf } from './adjacency.ts';
import { scoreTogether } from './bundleJudgement.ts';
import { type Fitting } from './bundleSearch.ts';
import { type AskedCriterion } from './criterion.ts';
import { byCodeUnits, VERDICT_RANK } from './order.ts';

/** The most bundles of one park, so that no park crowds out the others, and of an answer. Ours. */
export const BUNDLES_PER_PARK_MAX = 3;
export const BUNDLES_MAX = 10;

/** Spaces that fit as one, with what decides their place among the bundles. */
export interface FoundBundle extends Fitting {
  readonly adjacency: Adjacency;
  /** The expected score, reckoned when first asked for: most bundles lose before it matters. */
  readonly expected: () => number;
}

/** A fitting set as a bundle. */
export function foundBundle(fitting: Fitting, asked: readonly AskedCriterion[]): FoundBundle {
  let expected: number | undefined;
  return {
    ...fitting,
    adjacency: adjacencyOf(fitting.members.map(({ space }) => space)),
    expected: () => (expected ??= scoreTogether(asked, fitting.members).expected),
  };
}

/** The best of the given bundles, best first: at most `BUNDLES_PER_PARK_MAX` of a park and `BUNDLES_MAX` in all. */
export function bestBundles(bundles: readonly FoundBundle[]): FoundBundle[] {
  const countByPark = new Map<string, number>();
  return bundles
    .toSorted(byPlace)
    .filter(({ members: [{ park }] }) => {
      const count = (countByPark.get(park.id) ?? 0) + 1;
      countByPark.set(park.id, count);
      return count <= BUNDLES_PER_PARK_MAX;
    })
    .slice(0, BUNDLES_MAX);
}

/** By verdict, adjacency, number of spaces, excess, expected score, ids. */
function byPlace(a: FoundBundle, b: FoundBundle): number {
  return (
    VERDICT_RANK[a.verdict] - VERDICT_RANK[b.verdict] ||
    ADJACENCY_RANK[a.adjacency] - ADJACENCY_RANK[b.adjacency] ||
    a.members.length - b.members.length ||
    a.excess - b.excess ||
    b.expected() - a.expected() ||
    byCodeUnits(keyOf(a), keyOf(b))
  );
}

function keyOf({ members }: FoundBundle): string {
  return bundleKey(members.map(({ space }) => space));
}
