import { type Adjacency, type Bundle } from '#shared/answer.ts';
import { ADJACENCY_RANK } from './adjacency.ts';
import { type Together } from './bundleJudgement.ts';
import { VERDICT_RANK } from './order.ts';
import { isBefore } from './setSearch/bounds.ts';

/** The most bundles of one park, so that no park crowds out the others, and of an answer. Ours. */
const BUNDLES_PER_PARK_MAX = 3;
const BUNDLES_MAX = 10;

/** Spaces that fit as one, with what decides their place among the bundles. */
export interface FoundBundle {
  /** In the order of their ids. */
  readonly members: Together;
  readonly verdict: Bundle['verdict'];
  readonly adjacency: Adjacency;
  /** How far they go beyond the least that is asked, in whole hundredths (of a m², where area is asked). */
  readonly excess: number;
  /** The expected score to the eighth decimal: beyond, only rounding errors would decide. */
  readonly points: number;
  /** Sorted. */
  readonly ids: readonly string[];
}

/** The best bundles found so far: at most `BUNDLES_PER_PARK_MAX` of a park and `BUNDLES_MAX` in all. */
export interface Shortlist {
  /** Best first. */
  readonly best: () => readonly FoundBundle[];
  /** Best first. */
  readonly ofPark: (parkId: string) => readonly FoundBundle[];
  /** Whether none that follows in the order can be added, of that park or of any. */
  readonly isClosed: (parkId: string) => boolean;
  readonly isFull: () => boolean;
  /** The bundle before which one of the park must be to be added; undefined where there is room. */
  readonly cutoff: (parkId: string) => FoundBundle | undefined;
  readonly add: (bundle: FoundBundle) => void;
}

/** A list without any bundle yet. */
export function createShortlist(): Shortlist {
  let best: readonly FoundBundle[] = [];
  const byPark = new Map<string, readonly FoundBundle[]>();
  const ofPark = (parkId: string): readonly FoundBundle[] => byPark.get(parkId) ?? [];
  return {
    best: () => best,
    ofPark,
    isClosed: (parkId) => ofPark(parkId).length === BUNDLES_PER_PARK_MAX,
    isFull: () => best.length === BUNDLES_MAX,
    cutoff(parkId) {
      const lasts = [ofPark(parkId)[BUNDLES_PER_PARK_MAX - 1], best[BUNDLES_MAX - 1]];
      return lasts.filter((last) => last !== undefined).sort(byPlace)[0];
    },
    add(bundle) {
      const { parkId } = bundle.members[0].space;
      byPark.set(parkId, [...ofPark(parkId), bundle].sort(byPlace).slice(0, BUNDLES_PER_PARK_MAX));
      best = [...byPark.values()].flat().sort(byPlace).slice(0, BUNDLES_MAX);
    },
  };
}

/** By verdict, adjacency, number of spaces, excess, expected score, ids. */
function byPlace(a: FoundBundle, b: FoundBundle): number {
  return (
    VERDICT_RANK[a.verdict] - VERDICT_RANK[b.verdict] ||
    ADJACENCY_RANK[a.adjacency] - ADJACENCY_RANK[b.adjacency] ||
    a.members.length - b.members.length ||
    a.excess - b.excess ||
    b.points - a.points ||
    (isBefore(a.ids, b.ids) ? -1 : 1)
  );
}
