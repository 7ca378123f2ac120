import { type Ranking } from '#server/domain/matching/evaluation.ts';
import { scoreOf } from '#server/domain/matching/score.ts';
import { type PlacedRecords } from './placed.ts';
import { search } from './search.ts';
import { outcomeAt, type TreeQuery } from './treeQuery.ts';

/** The best spaces for a requirement over placed records: nothing is read of them but their ids. */
export function rankingOver({ records }: PlacedRecords, query: TreeQuery, limit: number): Ranking[] {
  return search(query, limit).map(({ place, isMet }) => ({
    id: records.ids.at(place),
    verdict: isMet ? 'met' : 'unconfirmed',
    score: scoreOf(
      query.wishes.map((wish) => ({ weight: wish.weight, satisfaction: outcomeAt(query, wish, place).satisfaction })),
    ),
  }));
}
