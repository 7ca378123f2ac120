import { type Circumstances } from '#server/domain/matching/candidate.ts';
import { CATALOGUE } from '#server/domain/matching/catalogue.ts';
import { askedOf } from '#server/domain/matching/judge.ts';
import { answerText } from '#server/features/matches/answerText.ts';
import { Explanation } from '#server/matchIndex/explanation.ts';
import { type MatchIndex } from '#server/matchIndex/matchIndex.ts';
import { search } from '#server/matchIndex/search.ts';
import { candidatesIn } from '#server/matchIndex/spaceRecords.ts';
import { stockIndexOfImage } from '#server/matchIndex/stockIndex.ts';
import { treeQueryOf } from '#server/matchIndex/treeQuery.ts';
import { percentile } from '../percentile.ts';
import { type Clock } from './engine.ts';
import { LIMIT } from './inTurn.ts';
import { msText, number } from './lines.ts';

/** What explaining the best spaces is measured with. */
interface ExplanationSetting {
  readonly index: Pick<MatchIndex, 'image'>;
  readonly asked: readonly Circumstances[];
  readonly clock: Clock;
}

/** What it takes to explain the spaces that a search has found: flat, as findings, and as JSON. */
export function explanationLines({ index, asked, clock }: ExplanationSetting): string[] {
  const explain = explainerOf(index, clock);
  // Once before, so that nothing is timed that is done once, as what is kept with each site.
  for (const one of asked) explain(one);
  const all = asked.map(explain);
  const of = (msOfOne: (one: Explained) => number): number[] => all.map(msOfOne);
  const share =
    percentile(
      of(({ flatMs }) => flatMs),
      0.5,
    ) /
    percentile(
      of(({ searchMs }) => searchMs),
      0.5,
    );
  const asJson = of(({ flatMs, findingsMs, jsonMs }) => flatMs + findingsMs + jsonMs);
  return [
    `flat explanation of ${LIMIT}: ${msText(of(({ flatMs }) => flatMs))}, ${number(100 * share)} % of the search (promised at most 25 %)`,
    `findings of ${LIMIT}, made of it: ${msText(of(({ findingsMs }) => findingsMs))}`,
    `findings of ${LIMIT} that stand ready, as JSON: ${msText(of(({ jsonMs }) => jsonMs))}; with all that comes before ${msText(asJson)} (promised at most 1 ms)`,
  ];
}

/** What each step took beyond the one before. */
interface Explained {
  readonly searchMs: number;
  readonly flatMs: number;
  readonly findingsMs: number;
  readonly jsonMs: number;
}

/** The steps that an answer is made in, over an index of the same arrays. */
function explainerOf(index: Pick<MatchIndex, 'image'>, clock: Clock): (one: Circumstances) => Explained {
  const { placed } = stockIndexOfImage(index.image(), CATALOGUE);
  return (one) => {
    const lap = lapsOf(clock);
    const query = treeQueryOf(placed, askedOf(one, CATALOGUE), one.requirement.rankBy ?? 'expected');
    const places = search(query, LIMIT).map(({ place }) => place);
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
