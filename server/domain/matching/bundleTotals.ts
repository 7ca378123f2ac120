import { type SpaceVerdict } from '#shared/answer.ts';
import { type Together, verdictTogether } from './bundleJudgement.ts';
import { type BundleMember, isTotal } from './bundleMember.ts';
import { type AskedCriterion } from './criterion.ts';
import { SPACE_VERDICT } from './judge.ts';
import { byCodeUnits, VERDICT_RANK } from './order.ts';
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
  /** Per must, in catalogue order: how much of what is asked is missing. */
  readonly lacks: readonly ((picked: Picked) => number)[];
}

/** The sums that the asked criteria are judged on. */
export function createBundleTotals(asked: readonly AskedCriterion[]): BundleTotals {
  const totals = asked.filter((one) => one.level === 'must' && isTotal(one));
  const measured = totals.find(({ total }) => total?.excess !== undefined);
  const excessOf = (picked: Picked): number => measureOf(measured, picked, 'excess');
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
    lacks: totals.map((one) => (picked: Picked) => measureOf(one, picked, 'lack')),
  };
}

/** The candidates in the order of their ids, in which areas are summed and bundles named. */
export function inOrder([first, ...others]: Picked): Together {
  const [least = first, ...greater] = [first, ...others].sort(byId);
  return [least.candidate, ...greater.map(({ candidate }) => candidate)];
}

/** Compares two spaces by their ids. */
export function byId(a: BundleMember, b: BundleMember): number {
  return byCodeUnits(a.candidate.space.id, b.candidate.space.id);
}

function measureOf(one: AskedCriterion | undefined, picked: Picked, measure: 'lack' | 'excess'): number {
  const together = one?.criterion.together?.(inOrder(picked));
  return together === undefined ? 0 : (one?.total?.[measure]?.(together) ?? 0);
}
