import { type AnswerPart } from '#shared/answer.ts';
import { Failure } from '#shared/failure.ts';
import { type Answer } from '#shared/matchEndpoints.ts';
import { type OpenRequirement } from '#shared/requirement.ts';
import { ENGINE_VERSION } from '#server/domain/matching/version.ts';
import { type Clock } from '#server/platform/clock.ts';
import { type Built } from './liveIndex.ts';
import { type MatchIndex } from './matchIndex.ts';
import { referenceFaults } from './referenceFaults.ts';

/** How much of an answer is wanted. */
interface AnswerOptions {
  readonly limit: number;
  readonly include?: readonly AnswerPart[] | undefined;
}

/** Answers requirements. */
export interface MatchService {
  /** @throws {Failure} invalid-request where the requirement refers to a place or policy that is not there */
  readonly answer: (requirement: OpenRequirement, options: AnswerOptions) => Promise<Answer>;
  /** Builds the index, so that the first answer need not wait for it; how many spaces take part. */
  readonly warmUp: () => Promise<number>;
}

/** Makes the service that matches. `current` is the index of the data as they are now. */
export function createMatchService({
  current,
  clock,
}: {
  readonly current: () => Promise<Built<MatchIndex>>;
  readonly clock: Clock;
}): MatchService {
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
      return { engineVersion: ENGINE_VERSION, dataVersion, evaluatedAt, requirement, ...evaluation };
    },
    async warmUp() {
      return (await current()).index.spaces;
    },
  };
}
