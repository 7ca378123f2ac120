import { type AnswerPart, type Change, type NearMiss } from '#shared/answer.ts';
import { type AskedCriterion } from './criterion.ts';
import { type Judged } from './judge.ts';
import { byCodeUnits } from './order.ts';
import { judgedPartOf } from './result.ts';
import { withoutRoundingError } from './roundingError.ts';

/** The most near misses of an answer: further ones are no near misses any more. Ours. */
export const NEAR_MISSES_MAX = 20;

/** An excluded space with the changes that would make it fit. */
export interface Missed {
  readonly judged: Judged;
  readonly changes: readonly Change[];
  /** Sum of their sizes, in catalogue order. */
  readonly change: number;
}

/** The excluded spaces that the smallest changes would make fit, nearest first. */
export function nearMissesOf(judged: readonly Judged[], asked: readonly AskedCriterion[]): Missed[] {
  return judged
    .flatMap((one) => (one.verdict === 'excluded' ? (missedOf(one, asked) ?? []) : []))
    .sort(
      (a, b) =>
        a.change - b.change ||
        b.judged.score.expected - a.judged.score.expected ||
        byCodeUnits(a.judged.candidate.space.id, b.judged.candidate.space.id),
    )
    .slice(0, NEAR_MISSES_MAX);
}

/** What keeps an excluded space out; null where a must that it does not meet is not negotiable, or no change of it would do. */
export function missedOf(judged: Judged, asked: readonly AskedCriterion[]): Missed | null {
  const unmet = asked.filter(({ level }, index) => level === 'must' && judged.findings[index]?.verdict === 'unmet');
  const changes = unmet.flatMap(({ criterion, change }) => {
    const needed = criterion.negotiable ? change(judged.candidate) : undefined;
    return needed === undefined ? [] : [{ criterion: criterion.id, ...needed }];
  });
  if (changes.length < unmet.length) return null;
  return { judged, changes, change: withoutRoundingError(changes.reduce((sum, { change }) => sum + change, 0)) };
}

/** A near miss as an answer gives it. */
export function shownNearMiss({ judged, changes, change }: Missed, include: readonly AnswerPart[]): NearMiss {
  return { ...judgedPartOf(judged, include), changes: [...changes], change };
}
