import { type BundleMember } from './bundleMember.ts';
import { type BundleTotals, byId, type Picked } from './bundleTotals.ts';
import { byStanding } from './order.ts';

/** The most spaces of one bundle. Ours: a firm that needs more runs a campus. */
export const BUNDLE_SPACES_MAX = 4;

/**
 * The most spaces among which bundles are sought at once. Up to here every bundle is found; among more, those of the
 * best standing are taken, so that the work stays bounded. Ours.
 */
const BUNDLE_POOL_MAX = 24;

/**
 * The spaces among which bundles are worth seeking, at most `BUNDLE_POOL_MAX`: without those that would fall short even
 * with the largest others. By the first total they stand the largest first.
 */
export function poolOf(members: readonly BundleMember[], { lacks }: BundleTotals): BundleMember[] {
  const largestBy = lacks.map((lackOf) => largestFirst(members, lackOf).slice(0, BUNDLE_SPACES_MAX));
  const hopeful = members.filter((member) =>
    lacks.every((lackOf, index) => {
      const others = (largestBy[index] ?? []).filter((other) => other !== member);
      return lackOf([member, ...others.slice(0, BUNDLE_SPACES_MAX - 1)]) === 0;
    }),
  );
  const [first = () => 0] = lacks;
  return largestFirst(hopeful.toSorted(bestFirst).slice(0, BUNDLE_POOL_MAX), first);
}

/** Compares two spaces, the one of the better standing first, ties by id. */
export function bestFirst(a: BundleMember, b: BundleMember): number {
  return STANDING(a.standing, b.standing) || byId(a, b);
}

const STANDING = byStanding();

function largestFirst(members: readonly BundleMember[], lackOf: (picked: Picked) => number): BundleMember[] {
  return members
    .map((member) => ({ member, lack: lackOf([member]) }))
    .sort((a, b) => a.lack - b.lack || byId(a.member, b.member))
    .map(({ member }) => member);
}
