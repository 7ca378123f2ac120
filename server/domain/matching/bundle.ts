import { type AnswerPart, type Bundle } from '#shared/answer.ts';
import { areaOf, judgeTogether, keepingOutcomes } from './bundleJudgement.ts';
import { type BundleMember } from './bundleMember.ts';
import { jointMustsOf } from './bundleMusts.ts';
import { type FoundBundle } from './bundleOrder.ts';
import { bestSets, type FoundSets } from './bundleSets.ts';
import { type AskedCriterion } from './criterion.ts';
import { parkSummaryOf, placedSpaceOf } from './result.ts';

/** The best bundles of the given spaces, best first; none where nothing is asked that several spaces could offer together. */
export function bundlesOf(members: readonly BundleMember[], asked: readonly AskedCriterion[]): readonly FoundBundle[] {
  return searchBundles(members, asked).bundles;
}

/** The same, with how much work it was. */
export function searchBundles(members: readonly BundleMember[], asked: readonly AskedCriterion[]): FoundSets {
  const musts = jointMustsOf(asked);
  if (musts.length === 0) return { bundles: [], visited: 0 };
  return bestSets(members, { musts, asked: asked.map(keepingOutcomes) });
}

/** Bundles as an answer gives them. */
export function shownBundles(
  bundles: readonly FoundBundle[],
  asked: readonly AskedCriterion[],
  include: readonly AnswerPart[],
): Bundle[] {
  return bundles.map((bundle) => shownBundle(bundle, asked, include));
}

/** A bundle as an answer gives it. */
export function shownBundle(
  { members, adjacency, verdict }: FoundBundle,
  asked: readonly AskedCriterion[],
  include: readonly AnswerPart[],
): Bundle {
  const { score, findings } = judgeTogether(asked, members);
  return {
    spaces: members.map(placedSpaceOf),
    park: parkSummaryOf(members[0].park),
    areaM2: areaOf(members),
    adjacency,
    verdict,
    score,
    ...(include.includes('findings') ? { findings: [...findings] } : {}),
  };
}
