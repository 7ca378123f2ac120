import { type AskedCriterion, type Corners } from '#server/domain/matching/criterion.ts';
import { type Offered } from '#server/domain/matching/offerBox.ts';
import { middleOf } from '#server/domain/matching/score.ts';
import { type RankBy } from '#shared/requirement.ts';
import { type Range, type Verdict } from '#shared/criterion.ts';

/** Verdicts in their order, and what is not known of a bucket of several offers; 0 is not judged yet. */
export const NOT_JUDGED = 0;
export const UNMET = 1;
export const UNKNOWN = 2;
export const MET = 3;
/** Some offers of the bucket are judged otherwise than others. */
export const MIXED = 4;

/** Verdicts as numbers, the worst first. */
export const VERDICT_NUMBER: Readonly<Record<Verdict, number>> = { unmet: UNMET, unknown: UNKNOWN, met: MET };

/** The end of a satisfaction by which spaces are ordered first. */
export function primaryOf(satisfaction: Range, rankBy: RankBy): number {
  return rankBy === 'low' ? satisfaction.low : middleOf(satisfaction);
}

/** The best and the worst verdict that offers between corners may come to; of no corners, any. */
export function verdictOf(
  corners: readonly Corners<Offered>[],
  asked: AskedCriterion,
): { readonly best: number; readonly worst: number } {
  const judged = (offer: Offered): number => VERDICT_NUMBER[asked.outcomeOf(offer).verdict];
  if (corners.length === 0) return { best: MET, worst: UNMET };
  let bestOfAll = UNMET;
  for (const { best } of corners) {
    for (const offer of best) if (bestOfAll !== MET) bestOfAll = Math.max(bestOfAll, judged(offer));
  }
  let worstOfAll = bestOfAll;
  for (const { best, worst } of corners) {
    // The corners of a single offer are that offer.
    if (best.length === 1 && best[0] === worst[0] && corners.length === 1) continue;
    for (const offer of worst) if (worstOfAll !== UNMET) worstOfAll = Math.min(worstOfAll, judged(offer));
  }
  return { best: bestOfAll, worst: worstOfAll };
}

/** The most that the primary end of the satisfaction of offers between corners may come to, 0 to 1. */
export function mostOf(corners: readonly Corners<Offered>[], asked: AskedCriterion, rankBy: RankBy): number {
  if (corners.length === 0) return 1;
  let most = 0;
  for (const { best } of corners) {
    for (const offer of best) most = Math.max(most, primaryOf(asked.outcomeOf(offer).satisfaction, rankBy));
  }
  return most;
}
