import { type AnswerPart, type Match } from '#shared/answer.ts';
import { type Answer } from '#shared/matchEndpoints.ts';
import { type SpaceId } from '#shared/space.ts';
import { type Candidate, type Circumstances } from './candidate.ts';

/** The part of an answer that the stock and the requirement decide. */
export type Evaluation = Pick<
  Answer,
  'results' | 'counts' | 'relaxations' | 'nearMisses' | 'bundles' | 'growthPaths' | 'certificate'
>;

/** How much of an evaluation is wanted. */
export interface EvaluationOptions {
  /** Most results; near misses, bundles and growth paths are bounded by it too. */
  readonly limit: number;
  readonly include: readonly AnswerPart[];
}

/** Judges a stock of considered candidates: `evaluate` in this folder is the meaning, `createMatchIndex` in `server/matchIndex` the fast path. */
export type Evaluate = (circumstances: Circumstances, options: EvaluationOptions) => Evaluation;

/** A space among the results, by its id. */
export interface Ranking extends Pick<Match, 'verdict' | 'score'> {
  readonly id: SpaceId;
}

/** The results of an evaluation for whoever needs to know no more of the spaces than which they are and how they stand; best first. */
export type Rank = (circumstances: Circumstances, limit: number) => Ranking[];

/** What an evaluation is made over. */
export type Stock = readonly Candidate[];
