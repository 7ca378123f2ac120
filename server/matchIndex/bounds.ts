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

/** The verdict of each such number. */
export const VERDICTS: readonly (Verdict | undefined)[] = [undefined, 'unmet', 'unknown', 'met'];

/** The end of a satisfaction by which spaces are ordered first. */
export function primaryOf(satisfaction: Range, rankBy: RankBy): number {
  return rankBy === 'low' ? satisfaction.low : middleOf(satisfaction);
}

/** The best and the worst verdict that offers between corners may come to; of no corners, any. */
export function verdictOf(
  corners: readonly Corners<Offered>[],
  asked: AskedCriterion,
): { readonly best: number; readonly worst: number } {
  if (corners.length === 0) return { best: MET, worst: UNMET };
  const [only] = corners;
  let best = UNMET;
  for (const corner of corners) best = Math.max(best, bestVerdict(corner.best, asked));
  // The corners of a single offer are that offer.
  if (best === UNMET || (corners.length === 1 && only !== undefined && isOneOffer(only))) return { best, worst: best };
  let worst = best;
  for (const corner of corners) worst = Math.min(worst, worstVerdict(corner.worst, asked));
  return { best, worst };
}

function bestVerdict(offers: readonly Offered[], asked: AskedCriterion): number {
  let best = UNMET;
  for (const offer of offers) {
    best = Math.max(best, VERDICT_NUMBER[asked.outcomeOf(offer).verdict]);
    if (best === MET) break;
  }
  return best;
}

function worstVerdict(offers: readonly Offered[], asked: AskedCriterion): number {
  let worst = MET;
  for (const offer of offers) {
    worst = Math.min(worst, VERDICT_NUMBER[asked.outcomeOf(offer).verdict]);
    if (worst === UNMET) break;
  }
  return worst;
}

function isOneOffer({ best, worst }: Corners<Offered>): boolean {
  return best.length === 1 && best[0] === worst[0];
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
