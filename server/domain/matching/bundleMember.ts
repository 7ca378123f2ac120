import { type Candidate } from './candidate.ts';
import { type AskedCriterion } from './criterion.ts';
import { type Judged, SPACE_VERDICT } from './judge.ts';
import { type Standing } from './order.ts';
import { allMet } from './verdict.ts';

/** A space that does not fit by itself, but would if others added to its area, power or other totals. */
export interface BundleMember {
  readonly candidate: Candidate;
  /** By the musts that each space must meet by itself, and by its own score. */
  readonly standing: Standing;
}

/** Whether a must is judged on the sum of what several spaces offer. */
export function isTotal({ criterion }: AskedCriterion): boolean {
  return criterion.together !== undefined;
}

/** The excluded spaces that only fail musts judged on sums, their area being known. */
export function membersOf(judged: readonly Judged[], asked: readonly AskedCriterion[]): BundleMember[] {
  return judged.flatMap(({ candidate, verdict, score, findings }) => {
    const own = asked.flatMap((one, index) => {
      const finding = findings[index];
      return one.level === 'must' && !isTotal(one) && finding !== undefined ? [finding.verdict] : [];
    });
    const ownVerdict = SPACE_VERDICT[allMet(own)];
    return verdict === 'excluded' && mayJoin(candidate) && ownVerdict !== 'excluded'
      ? [{ candidate, standing: { verdict: ownVerdict, score } }]
      : [];
  });
}

/** A space of unknown area joins no bundle: nobody could say how large that would be. */
export function mayJoin({ space }: Candidate): boolean {
  return space.facts.areaM2 !== undefined;
}
