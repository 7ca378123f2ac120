import { type AskedCriterion } from '#server/domain/matching/criterion.ts';
import { type Outcome } from '#server/domain/matching/outcome.ts';
import { type Offered } from '#server/domain/matching/offerBox.ts';
import { VERDICT_NUMBER } from '#server/matchIndex/bounds.ts';

/** Whether an outcome is no worse than another in verdict and at either end of its satisfaction. */
export function isNoWorse(one: Outcome, other: Outcome): boolean {
  return (
    VERDICT_NUMBER[one.verdict] >= VERDICT_NUMBER[other.verdict] &&
    one.satisfaction.low >= other.satisfaction.low &&
    one.satisfaction.high >= other.satisfaction.high
  );
}

/** How far the ask is from what would do for an offer: nothing where it does already, without end where no change would. */
export function changeSize(asked: AskedCriterion, offer: Offered): number {
  return asked.outcomeOf(offer).verdict === 'unmet' ? (asked.changeOf(offer)?.change ?? Infinity) : 0;
}
