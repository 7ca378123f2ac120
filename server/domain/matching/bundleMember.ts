import { type SpaceFacts } from '#shared/space.ts';
import { type Candidate } from './candidate.ts';
import { type AskedCriterion } from './criterion.ts';
import { type Judged, SPACE_VERDICT } from './judge.ts';
import { type Standing } from './order.ts';
import { allMet } from './verdict.ts';

/** A space that does not fit by itself, but would if others added to its area, power or other totals. */
export interface BundleMember {
  readonly candidate: Candidate;
  /** The same, with no more facts for certain than `sketchedFacts`: where spaces are many, quicker to come by. */
  readonly sketch: Candidate;
  /** By the musts that each space must meet by itself. */
  readonly standing: Pick<Standing, 'verdict'>;
}

/** The facts by which spaces are told to be near each other, and those that sums are made of. */
export function sketchedFacts(asked: readonly AskedCriterion[]): readonly (keyof SpaceFacts)[] {
  const ofSums = asked.filter(isTotal).flatMap(({ criterion }) => criterion.reads);
  return [...new Set<keyof SpaceFacts>(['areaM2', 'floorNumber', ...ofSums])];
}

/** Whether a must is judged on the sum of what several spaces offer. */
export function isTotal({ criterion }: AskedCriterion): boolean {
  return criterion.together !== undefined;
}

/** The excluded spaces that only fail musts judged on sums, their area being known. */
export function membersOf(judged: readonly Judged[], asked: readonly AskedCriterion[]): BundleMember[] {
  return judged.flatMap(({ candidate, verdict, findings }) => {
    const own = asked.flatMap((one, index) => {
      const finding = findings[index];
      return one.level === 'must' && !isTotal(one) && finding !== undefined ? [finding.verdict] : [];
    });
    const ownVerdict = SPACE_VERDICT[allMet(own)];
    return verdict === 'excluded' && mayJoin(candidate) && ownVerdict !== 'excluded'
      ? [{ candidate, sketch: candidate, standing: { verdict: ownVerdict } }]
      : [];
  });
}

/** A space of unknown area joins no bundle: nobody could say how large that would be. */
export function mayJoin({ space }: Candidate): boolean {
  return space.facts.areaM2 !== undefined;
}
