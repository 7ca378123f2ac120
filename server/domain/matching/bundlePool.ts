import { type BundleMember } from './bundleMember.ts';
import { type BundleTotals, byId } from './bundleTotals.ts';
import { byStanding } from './order.ts';

/** The most spaces of one bundle. Ours: a firm that needs more runs a campus. */
export const BUNDLE_SPACES_MAX = 4;

/**
 * The most spaces among which bundles are sought at once. Up to here every bundle is found; among more, those of the
 * best standing are taken, so that the work stays bounded. Ours.
 */
export const BUNDLE_POOL_MAX = 24;

/**
 * The spaces among which bundles are worth seeking, largest first, at most `BUNDLE_POOL_MAX`: without those that are too
 * much alone, and those that would be too little even with the largest others.
 */
export function poolOf(members: readonly BundleMember[], totals: BundleTotals): BundleMember[] {
  const { isTooMuch, excessOf } = totals;
  const possible = largestFirst(
    members.filter((member) => !isTooMuch([member])),
    totals,
  );
  const hopeful = possible.filter((member) => {
    const largest = possible.slice(0, BUNDLE_SPACES_MAX).filter((other) => other !== member);
    return excessOf([member, ...largest.slice(0, BUNDLE_SPACES_MAX - 1)]) >= 0;
  });
  return largestFirst(bestStanding(hopeful), totals);
}

function largestFirst(members: readonly BundleMember[], { excessOf }: BundleTotals): BundleMember[] {
  return members
    .map((member) => ({ member, excess: excessOf([member]) }))
    .sort((a, b) => b.excess - a.excess || byId(a.member, b.member))
    .map(({ member }) => member);
}

function bestStanding(members: readonly BundleMember[]): BundleMember[] {
  const standing = byStanding();
  return members.toSorted((a, b) => standing(a.standing, b.standing) || byId(a, b)).slice(0, BUNDLE_POOL_MAX);
}
