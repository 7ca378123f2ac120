import { type SpaceVerdict } from '#shared/answer.ts';
import { type Verdict } from '#shared/criterion.ts';
import { type Together, verdictTogether } from './bundleJudgement.ts';
import { type BundleMember, isTotal } from './bundleMember.ts';
import { type AskedCriterion, type AskedTotal } from './criterion.ts';
import { SPACE_VERDICT } from './judge.ts';
import { byCodeUnits, VERDICT_RANK } from './order.ts';
import { allMet } from './verdict.ts';

/** A must that is judged on several spaces taken as one. */
export interface JointMust extends Pick<AskedTotal, 'needs' | 'clouds' | 'size'> {
  readonly verdictOf: (members: Together) => Verdict;
}

/** The asked musts that are judged on sums, in catalogue order. */
export function jointMustsOf(asked: readonly AskedCriterion[]): JointMust[] {
  return asked.flatMap((one) =>
    one.level === 'must' && isTotal(one) && one.total !== undefined
      ? [{ ...one.total, verdictOf: (members: Together) => verdictTogether(one, members) }]
      : [],
  );
}

/** Some spaces that might be taken as one, in the order of their ids. */
export type Joined = readonly [BundleMember, ...BundleMember[]];

/** The verdict on spaces taken as one: of the joint musts, and of what each space must meet by itself, the worst. */
export function jointVerdict(musts: readonly JointMust[], joined: Joined): SpaceVerdict {
  const members = candidatesOf(joined);
  const ofMusts = SPACE_VERDICT[allMet(musts.map((must) => must.verdictOf(members)))];
  return joined
    .map(({ standing }) => standing.verdict)
    .reduce((worst, verdict) => (VERDICT_RANK[verdict] > VERDICT_RANK[worst] ? verdict : worst), ofMusts);
}

/** The spaces of members, without how they stand. */
export function candidatesOf([first, ...others]: Joined): Together {
  return [first.candidate, ...others.map(({ candidate }) => candidate)];
}

/** Some members in the order of their ids; undefined for none. */
export function inOrder(members: readonly BundleMember[]): Joined | undefined {
  const [first, ...others] = members.toSorted((a, b) => byCodeUnits(a.sketch.space.id, b.sketch.space.id));
  return first && [first, ...others];
}

/** Whether every smaller set of the spaces does worse, so that none of them could be left out. */
export function needsAll(musts: readonly JointMust[], joined: Joined, verdict: SpaceVerdict): boolean {
  const all = 2 ** joined.length - 1;
  // From the largest down: what makes a set too large is mostly one space too many.
  for (let mask = all - 1; mask > 0; mask -= 1) {
    const [first, ...others] = joined.filter((_, index) => (mask >> index) % 2 === 1);
    if (first !== undefined && VERDICT_RANK[jointVerdict(musts, [first, ...others])] <= VERDICT_RANK[verdict]) {
      return false;
    }
  }
  return true;
}
