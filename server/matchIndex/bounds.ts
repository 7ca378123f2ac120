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

/** What some offers come to at best, and their verdict at worst. */
export interface Bounds {
  readonly bestVerdict: number;
  readonly worstVerdict: number;
  /** 0 to 1. */
  readonly primary: number;
}

const ANYTHING: Bounds = { bestVerdict: MET, worstVerdict: UNMET, primary: 1 };

/** The bounds of offers between corners; of none, anything. */
export function boundsOf(corners: readonly Corners<Offered>[], asked: AskedCriterion, rankBy: RankBy): Bounds {
  if (corners.length === 0) return ANYTHING;
  let bestVerdict = UNMET;
  let worstVerdict = MET;
  let primary = 0;
  for (const { best, worst } of corners) {
    for (const offer of best) {
      const { verdict, satisfaction } = asked.outcomeOf(offer);
      bestVerdict = Math.max(bestVerdict, VERDICT_NUMBER[verdict]);
      primary = Math.max(primary, primaryOf(satisfaction, rankBy));
    }
    for (const offer of worst) worstVerdict = Math.min(worstVerdict, VERDICT_NUMBER[asked.outcomeOf(offer).verdict]);
  }
  return { bestVerdict, worstVerdict, primary };
}
