import { type Score } from '#shared/answer.ts';
import { type Ranking } from '#server/domain/matching/evaluation.ts';
import { middleOf, pointsOf } from '#server/domain/matching/score.ts';
import { type PlacedRecords } from './placed.ts';
import { search } from './search.ts';
import { outcomeAt, type TreeQuery } from './treeQuery.ts';

/** The best spaces for a requirement over placed records: nothing is read of them but their ids. */
export function rankingOver({ records }: PlacedRecords, query: TreeQuery, limit: number): Ranking[] {
  return search(query, limit).map(({ place, isMet }) => ({
    id: records.ids.at(place),
    verdict: isMet ? 'met' : 'unconfirmed',
    score: scoreAt(query, place),
  }));
}

/** The score of the space at a place: to the bit that of `scoreOf`, for it is the same sums in the same order. */
function scoreAt(query: TreeQuery, place: number): Score {
  const { wishes, totalWeight } = query;
  let [low, expected, high] = [0, 0, 0];
  for (const wish of wishes) {
    const { satisfaction } = outcomeAt(query, wish, place);
    low += wish.weight * satisfaction.low;
    expected += wish.weight * middleOf(satisfaction);
    high += wish.weight * satisfaction.high;
  }
  return {
    low: pointsOf(low, totalWeight),
    expected: pointsOf(expected, totalWeight),
    high: pointsOf(high, totalWeight),
  };
}
