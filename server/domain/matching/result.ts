import { type AnswerPart, type Match, type ParkSummary, type PlacedSpace } from '#shared/answer.ts';
import { type Park } from '#shared/park.ts';
import { type JudgedMeasure } from '#shared/policy/judged.ts';
import { siteOf } from '../policy/facts.ts';
import { type Candidate, type Circumstances } from './candidate.ts';
import { type Outlined } from './judge.ts';

/** What an answer shows of a judgement besides the judgement itself. */
export interface Showing {
  readonly circumstances: Circumstances;
  readonly include: readonly AnswerPart[];
}

/** Judgements that are not excluded, best first, as the results of an answer, ranked from 1. */
export function resultsOf(judged: readonly Outlined[], showing: Showing): Match[] {
  const fitting = judged.flatMap(({ verdict, ...rest }) => (verdict === 'excluded' ? [] : [{ verdict, ...rest }]));
  return fitting.map(({ verdict, ...rest }, index) => ({
    rank: index + 1,
    verdict,
    ...judgedPartOf(rest, showing.include),
    ...(showing.include.includes('policies') ? { measures: measuresFor(rest.candidate, showing.circumstances) } : {}),
  }));
}

function measuresFor({ placeIds, space }: Candidate, { measuresIn }: Circumstances): JudgedMeasure[] {
  return [...measuresIn(placeIds, siteOf(space.facts))];
}

/** What results and near misses have in common: space, park, score, completeness, and findings where asked for. */
export function judgedPartOf(
  { candidate, score, completeness, findings = [] }: Omit<Outlined, 'verdict'>,
  include: readonly AnswerPart[],
): Pick<Match, 'space' | 'park' | 'score' | 'completeness' | 'findings'> {
  return {
    space: placedSpaceOf(candidate),
    park: parkSummaryOf(candidate.park),
    score,
    completeness,
    ...(include.includes('findings') ? { findings: [...findings] } : {}),
  };
}

/** A candidate's space with the position under which it was judged. */
export function placedSpaceOf({ space, location }: Candidate): PlacedSpace {
  return location === undefined ? space : { ...space, location };
}

/** What an answer says of a park. */
export function parkSummaryOf({ id, name, places, stages, location }: Park): ParkSummary {
  return { id, name, places, stages, ...(location === undefined ? {} : { location }) };
}
