import { type Circumstances } from '#server/domain/matching/candidate.ts';
import { CATALOGUE } from '#server/domain/matching/catalogue.ts';
import { askedOf } from '#server/domain/matching/judge.ts';
import { answerText } from '#server/features/matches/answerText.ts';
import { Explanation } from '#server/matchIndex/explanation.ts';
import { type PlacedRecords } from '#server/matchIndex/placed.ts';
import { search } from '#server/matchIndex/search.ts';
import { candidatesIn } from '#server/matchIndex/spaceRecords.ts';
import { treeQueryOf } from '#server/matchIndex/treeQuery.ts';
import { type Clock } from './engine.ts';
import { type ExplainedReply } from './messages.ts';

/** Takes the steps that an answer is made in one by one, and tells what each took. */
export function explainerOf(
  placed: PlacedRecords,
  clock: Clock,
): (asked: Circumstances, limit: number) => ExplainedReply {
  return (asked, limit) => {
    const lap = lapsOf(clock);
    const query = treeQueryOf(placed, askedOf(asked, CATALOGUE), asked.requirement.rankBy ?? 'expected');
    const places = search(query, limit).map(({ place }) => place);
    const searchMs = lap();
    const explanation = new Explanation(query, places);
    explanation.firstAlike();
    const flatMs = lap();
    const candidates = candidatesIn(placed.records, places);
    lap();
    const results = explanation.judged(candidates).map(({ findings }) => ({ findings }));
    const findingsMs = lap();
    answerText({ results });
    return { searchMs, flatMs, findingsMs, jsonMs: lap() };
  };
}

/** The milliseconds since it was asked last. */
function lapsOf(clock: Clock): () => number {
  let from = clock();
  return () => {
    const [before, now] = [from, clock()];
    from = now;
    return now - before;
  };
}
