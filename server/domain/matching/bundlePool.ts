import { type BundleMember } from './bundleMember.ts';
import { type Amount, type BundleTotals, byId } from './bundleTotals.ts';
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
export function poolOf(members: readonly BundleMember[], { amounts }: BundleTotals): BundleMember[] {
  const largestBy = amounts.map((amount) => ({
    amount,
    largest: largestFirst(members, amount).slice(0, BUNDLE_SPACES_MAX),
  }));
  const hopeful = members.filter((member) =>
    largestBy.every(({ amount, largest }) => {
      const others = largest.filter((other) => other !== member);
      return amount.mayBeEnough([member, ...others.slice(0, BUNDLE_SPACES_MAX - 1)]);
    }),
  );
  const pool = hopeful.toSorted(bestFirst).slice(0, BUNDLE_POOL_MAX);
  const [first] = amounts;
  return first === undefined ? pool : largestFirst(pool, first);
}

/** Compares two spaces, the one of the better standing first, ties by id. */
export function bestFirst(a: BundleMember, b: BundleMember): number {
  return STANDING(a.standing, b.standing) || byId(a, b);
}

const STANDING = byStanding();

function largestFirst(members: readonly BundleMember[], { of }: Amount): BundleMember[] {
  // Not by a difference: two infinite amounts have none.
  return members.toSorted((a, b) => (of(a) === of(b) ? byId(a, b) : of(b) > of(a) ? 1 : -1));
}
