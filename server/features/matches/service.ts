import { type AnswerPart } from '#shared/answer.ts';
import { type Capsule } from '#shared/capsule.ts';
import { Failure } from '#shared/failure.ts';
import { type Answer } from '#shared/matchEndpoints.ts';
import { type Replay } from '#shared/replay.ts';
import { type OpenRequirement } from '#shared/requirement.ts';
import { type Criterion } from '#server/domain/matching/criterion.ts';
import { type StandingRequirement } from '#server/domain/matching/reverse.ts';
import { ENGINE_VERSION } from '#server/domain/matching/version.ts';
import { type Clock } from '#server/platform/clock.ts';
import { capsuleOf, replayBeside } from './capsule.ts';
import { judgeable } from './judgeableCapsule.ts';
import { type Built } from './liveIndex.ts';
import { type MatchIndex } from './matchIndex.ts';
import { referenceFaults } from './referenceFaults.ts';
import { type ReverseFindings, type ReverseQuestion, reverseOver } from './reverse.ts';

/** How much of an answer is wanted. */
interface AnswerOptions {
  readonly limit: number;
  readonly include?: readonly AnswerPart[] | undefined;
}

/** Which standing requirements a space fits, and by what it was judged. */
export interface ReverseAnswer extends ReverseFindings {
  readonly engineVersion: string;
  readonly dataVersion: number;
  readonly evaluatedAt: string;
  /** The day on which requirements are judged that name none. */
  readonly asOf: string;
}

/** Answers requirements. */
export interface MatchService {
  /** @throws {Failure} invalid-request where the requirement refers to a place or policy that is not there */
  readonly answer: (requirement: OpenRequirement, options: AnswerOptions) => Promise<Answer>;
  /**
   * Answers the requirement of a capsule again and says what moved, and why.
   *
   * @throws {Failure} invalid-request where the capsule is not as it was made, or does not hold together
   */
  readonly replay: (capsule: Capsule) => Promise<Replay>;
  /**
   * Says which standing requirements a space fits, nearly fits, or is among the first ten of; today, where they name no day.
   *
   * @throws {Failure} not-found where no such space takes part; invalid-request where a requirement refers to what is not there
   */
  readonly reverse: (standing: readonly StandingRequirement[], question: ReverseQuestion) => Promise<ReverseAnswer>;
  /** Builds the index, so that the first answer need not wait for it; how many spaces take part. */
  readonly warmUp: () => Promise<number>;
}

/** What matching stands on. */
interface Needs {
  /** The index of the data as they are now. */
  readonly current: () => Promise<Built<MatchIndex>>;
  readonly catalogue: readonly Criterion[];
  readonly clock: Clock;
}

/** Makes the service that matches. */
export function createMatchService({ current, catalogue, clock }: Needs): MatchService {
  return {
    async answer(asked, { limit, include = [] }) {
      const { dataVersion, index } = await current();
      const errors = referenceFaults(asked, index);
      if (errors.length > 0) {
        throw new Failure('invalid-request', { detail: 'The requirement refers to what is not there.', errors });
      }
      const requirement = { ...asked, asOf: asked.asOf ?? clock.today() };
      const evaluation = index.evaluate(requirement, { limit, include });
      const evaluatedAt = clock.now().toISOString();
      const answer = { engineVersion: ENGINE_VERSION, dataVersion, evaluatedAt, requirement, ...evaluation };
      if (!include.includes('capsule')) return answer;
      return { ...answer, capsule: capsuleOf({ ...answer, limit }, { index, catalogue }) };
    },
    async replay(capsule) {
      const asked = judgeable(capsule);
      const { dataVersion, index } = await current();
      const now = { engineVersion: ENGINE_VERSION, dataVersion, evaluatedAt: clock.now().toISOString() };
      return { now, ...replayBeside(asked, { index, catalogue }) };
    },
    async reverse(standing, question) {
      const { dataVersion, index } = await current();
      const asOf = clock.today();
      const evaluatedAt = clock.now().toISOString();
      const findings = reverseOver(standing, question, { index, catalogue, asOf });
      return { engineVersion: ENGINE_VERSION, dataVersion, evaluatedAt, asOf, ...findings };
    },
    async warmUp() {
      return (await current()).index.spaces;
    },
  };
}
