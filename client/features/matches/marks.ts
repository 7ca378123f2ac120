import { type Answer } from '#shared/matchEndpoints.ts';
import { type Language } from '#client/i18n/language.ts';
import { type SpaceMark } from '#client/map/spaceMark.ts';

/** What the map shows of an answer: matches by their rank, then near misses by theirs. */
export function marksOf(answer: Answer | undefined, language: Language): SpaceMark[] {
  if (answer === undefined) return [];
  const matches = answer.results.map(({ rank, verdict, ...judged }) => mark({ ...judged, rank, verdict }, language));
  const misses = (answer.nearMisses ?? []).map((miss, at) =>
    mark({ ...miss, rank: at + 1, verdict: 'nearMiss' }, language),
  );
  return [...matches, ...misses];
}

type Judged = Pick<Answer['results'][number], 'space' | 'score' | 'park'> & Pick<SpaceMark, 'rank' | 'verdict'>;

function mark({ space, score, rank, verdict }: Judged, language: Language): SpaceMark {
  const { id, name, demo, location, facts } = space;
  return {
    id,
    rank,
    verdict,
    demo,
    name: name[language === 'zh-CN' ? 'zh' : 'en'],
    score: score.expected,
    ...(location === undefined ? {} : { location }),
    ...(facts.stage === undefined ? {} : { stage: facts.stage }),
  };
}
