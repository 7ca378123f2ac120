import { type Adjacency, type AnswerPart, type Bundle } from '#shared/answer.ts';
import { type Space } from '#shared/space.ts';
import { adjacencyOf } from './adjacency.ts';
import { areaOf, judgeTogether, keepingOutcomes } from './bundleJudgement.ts';
import { type BundleMember, isTotal } from './bundleMember.ts';
import { bestBundles, BUNDLES_MAX, BUNDLES_PER_PARK_MAX, type FoundBundle, foundBundle } from './bundleOrder.ts';
import { bestFirst } from './bundlePool.ts';
import { fittingSets, type Sought } from './bundleSearch.ts';
import { createBundleTotals } from './bundleTotals.ts';
import { type AskedCriterion } from './criterion.ts';
import { parkSummaryOf, placedSpaceOf } from './result.ts';

/**
 * The most sets of spaces that are tried for one answer, so that a requirement that nothing can fit takes no longer than
 * about a fifth of a second. Parks are looked through in the order of their best space. Ours.
 */
const BUNDLE_SETS_MAX = 50_000;

/**
 * The best bundles of the given spaces, at most three of a park and ten in all: by verdict, adjacency, number of spaces,
 * excess, expected score, ids. None where nothing is asked that several spaces could offer together. Sought in that
 * order, and no further once what is left could not come before what was found. Exact as long as no part of a park has
 * more than `BUNDLE_POOL_MAX` spaces to choose from and no more than `BUNDLE_SETS_MAX` sets have to be tried.
 */
export function bundlesOf(members: readonly BundleMember[], asked: readonly AskedCriterion[]): FoundBundle[] {
  if (!asked.some((one) => one.level === 'must' && isTotal(one))) return [];
  const totals = createBundleTotals(asked);
  const budget = { left: BUNDLE_SETS_MAX };
  const possible = members.filter((member) => !totals.isTooMuch([member])).toSorted(bestFirst);
  const kept = asked.map(keepingOutcomes);
  let best: FoundBundle[] = [];
  for (const verdict of ['met', 'unconfirmed'] as const) {
    const joining = possible.filter(({ standing }) => verdict === 'unconfirmed' || standing.verdict === verdict);
    for (const look of LOOKS) {
      const found = bundlesIn(joining, look, { totals, verdict, budget, enough: BUNDLES_PER_PARK_MAX });
      best = bestBundles([...best, ...found.map((fitting) => foundBundle(fitting, kept))]);
      if (best.length === BUNDLES_MAX) return best;
    }
  }
  return best;
}

/** Where bundles of one adjacency are sought: among spaces of which the same is known; of those without, nowhere. */
interface Look {
  readonly adjacency: Adjacency;
  readonly within: (space: Space) => readonly (string | number | undefined)[];
}

/** Nearest first. */
const LOOKS: readonly Look[] = [
  { adjacency: 'same-floor', within: ({ parkId, building, facts }) => [parkId, building, facts.floorNumber] },
  { adjacency: 'next-floor', within: ({ parkId, building }) => [parkId, building] },
  { adjacency: 'same-building', within: ({ parkId, building }) => [parkId, building] },
  { adjacency: 'same-park', within: ({ parkId }) => [parkId] },
];

function bundlesIn(
  members: readonly BundleMember[],
  { adjacency, within }: Look,
  sought: Omit<Sought, 'accepts'>,
): ReturnType<typeof fittingSets> {
  const parts = new Map<string, BundleMember[]>();
  for (const member of members) {
    const place = within(member.candidate.space);
    if (place.includes(undefined)) continue;
    const key = JSON.stringify(place);
    parts.set(key, parts.get(key) ?? []);
    parts.get(key)?.push(member);
  }
  return [...parts.values()].flatMap((part) =>
    fittingSets(part, {
      ...sought,
      accepts: (together) => adjacencyOf(together.map(({ space }) => space)) === adjacency,
    }),
  );
}

/** Bundles as an answer gives them. */
export function shownBundles(
  bundles: readonly FoundBundle[],
  asked: readonly AskedCriterion[],
  include: readonly AnswerPart[],
): Bundle[] {
  return bundles.flatMap(({ members, adjacency }) => {
    const { verdict, score, findings } = judgeTogether(asked, members);
    // Found to fit; said again for the type, which an answer has no place for.
    if (verdict === 'excluded') return [];
    return {
      spaces: members.map(placedSpaceOf),
      park: parkSummaryOf(members[0].park),
      areaM2: areaOf(members),
      adjacency,
      verdict,
      score,
      ...(include.includes('findings') ? { findings: [...findings] } : {}),
    };
  });
}
