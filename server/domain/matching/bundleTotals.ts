import { type SpaceVerdict } from '#shared/answer.ts';
import { type Together, verdictTogether } from './bundleJudgement.ts';
import { type BundleMember, isTotal } from './bundleMember.ts';
import { type AskedCriterion, type AskedTotal } from './criterion.ts';
import { SPACE_VERDICT } from './judge.ts';
import { byCodeUnits, VERDICT_RANK } from './order.ts';
import { withoutRoundingError } from './roundingError.ts';
import { allMet } from './verdict.ts';

/** Some spaces that might be taken as one; their order has no meaning. */
export type Picked = readonly [BundleMember, ...BundleMember[]];

/** What the sums of one requirement's musts say of spaces taken as one. */
export interface BundleTotals {
  /** Of the sums, and of what each space must meet by itself: the worst. */
  readonly verdictOf: (picked: Picked) => SpaceVerdict;
  /** How far they go beyond the least that is asked, by the one must that says so; 0 where none does. */
  readonly excessOf: (picked: Picked) => number;
  /** They go beyond what is asked, and no further space would change that. */
  readonly isTooMuch: (picked: Picked) => boolean;
  /** Per must, in catalogue order. */
  readonly amounts: readonly Amount[];
}

/** The amounts that add up for one must. */
export interface Amount {
  /** Of one space; infinite where it is not known. */
  readonly of: (member: BundleMember) => number;
  /** Whether spaces may have enough together: never false for those that have, so that a search may rely on it. */
  readonly mayBeEnough: (members: readonly BundleMember[]) => boolean;
}

/** The sums that the asked criteria are judged on. */
export function createBundleTotals(asked: readonly AskedCriterion[]): BundleTotals {
  const totals = asked.filter((one) => one.level === 'must' && isTotal(one));
  const measured = totals.find(({ total }) => total?.excess !== undefined);
  const excessOf = (picked: Picked): number => {
    const together = measured?.criterion.together?.(inOrder(picked));
    return together === undefined ? 0 : (measured?.total?.excess?.(together) ?? 0);
  };
  return {
    excessOf,
    verdictOf(picked) {
      const members = inOrder(picked);
      const ofTotals = SPACE_VERDICT[allMet(totals.map((one) => verdictTogether(one, members)))];
      return [ofTotals, ...picked.map(({ standing }) => standing.verdict)].reduce((worst, verdict) =>
        VERDICT_RANK[verdict] > VERDICT_RANK[worst] ? verdict : worst,
      );
    },
    isTooMuch: (picked) =>
      measured !== undefined && excessOf(picked) > 0 && verdictTogether(measured, inOrder(picked)) === 'unmet',
    amounts: totals.flatMap(({ total }) => (total === undefined ? [] : [amountOf(total)])),
  };
}

function amountOf({ amount, least }: AskedTotal): Amount {
  const known = new Map<BundleMember, number>();
  const of = (member: BundleMember): number => {
    const kept = known.get(member);
    if (kept !== undefined) return kept;
    const found = amount(member.candidate);
    known.set(member, found);
    return found;
  };
  return {
    of,
    mayBeEnough(members) {
      const [first] = members;
      if (first === undefined) return false;
      let sum = 0;
      for (const member of members) sum += of(member);
      return withoutRoundingError(sum) >= least(first.candidate) * (1 - ROUNDING);
    },
  };
}

/** More than the rounding errors of sums in different orders, as a share. */
const ROUNDING = 1e-9;

/** The candidates in the order of their ids, in which areas are summed and bundles named. */
export function inOrder([first, ...others]: Picked): Together {
  const [least = first, ...greater] = [first, ...others].sort(byId);
  return [least.candidate, ...greater.map(({ candidate }) => candidate)];
}

/** Compares two spaces by their ids. */
export function byId(a: BundleMember, b: BundleMember): number {
  return byCodeUnits(a.candidate.space.id, b.candidate.space.id);
}
