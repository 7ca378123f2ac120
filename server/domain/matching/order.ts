import { type Score, type SpaceVerdict } from '#shared/answer.ts';
import { type RankBy } from '#shared/requirement.ts';

/** What decides a space's place in the ranking. */
export interface Standing {
  readonly verdict: SpaceVerdict;
  readonly score: Pick<Score, 'low' | 'expected'>;
}

/** Met before unconfirmed before excluded: the lower comes first. */
export const VERDICT_RANK: Readonly<Record<SpaceVerdict, number>> = { met: 0, unconfirmed: 1, excluded: 2 };

/**
 * Compares two standings, the better first: by verdict, then by expected score, then by what of it is confirmed. With
 * `rankBy: 'low'` only what is confirmed counts after the verdict: if the expected score broke its ties, an unknown at
 * one half would beat a known nothing, and hiding a fact would pay. 0 leaves the order to the ids.
 */
export function byStanding(rankBy: RankBy = 'expected'): (a: Standing, b: Standing) => number {
  return (a, b) => {
    const byVerdict = VERDICT_RANK[a.verdict] - VERDICT_RANK[b.verdict];
    if (byVerdict !== 0) return byVerdict;
    const byLow = b.score.low - a.score.low;
    return rankBy === 'low' ? byLow : b.score.expected - a.score.expected || byLow;
  };
}

/** Compares two ids by their code units: the same everywhere, whatever the language. */
export function byCodeUnits(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
