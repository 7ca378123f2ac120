import { type AnswerPart } from '#shared/answer.ts';
import { type Capsule } from '#shared/capsule.ts';
import { Failure } from '#shared/failure.ts';
import { type Answer } from '#shared/matchEndpoints.ts';
import { type OccupancyCosts } from '#shared/occupancyCostEndpoints.ts';
import { type Replay } from '#shared/replay.ts';
import { type OpenRequirement } from '#shared/requirement.ts';
import { type SpaceId } from '#shared/space.ts';
import { type CertificateSteps } from '#server/domain/matching/certificate/certificate.ts';
import { type Criterion } from '#server/domain/matching/criterion.ts';
import { type StandingRequirement } from '#server/domain/matching/reverse.ts';
import { ENGINE_VERSION } from '#server/domain/matching/version.ts';
import { type Clock } from '#server/platform/clock.ts';
import { type Asker } from '#server/platform/fairQueue.ts';
import { inTurns } from '#server/platform/inTurns.ts';
import { answerText } from './answerText.ts';
import { capsuleOf, replayBeside } from './capsule.ts';
import { costsOver } from './costs.ts';
import { judgeable } from './judgeableCapsule.ts';
import { type Built, type LiveIndex } from './live/liveIndex.ts';
import { referenceFaults } from './referenceFaults.ts';
import { type ReverseFindings, type ReverseQuestion, reverseOver } from './reverse.ts';

/** How much of an answer is wanted. */
export interface AnswerOptions {
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
  readonly answer: (requirement: OpenRequirement, options: AnswerOptions, asker?: Asker) => Promise<Answer>;
  /** The same as JSON in UTF-8, for whoever sends it on. */
  readonly answerText: (requirement: OpenRequirement, options: AnswerOptions, asker?: Asker) => Promise<Uint8Array>;
  /**
   * Answers the requirement of a capsule again and says what moved, and why.
   *
   * @throws {Failure} invalid-request where the capsule is not as it was made, or does not hold together
   */
  readonly replay: (capsule: Capsule, asker?: Asker) => Promise<Replay>;
  /**
   * Says which standing requirements a space fits, nearly fits, or is among the first ten of; today, where they name no day.
   *
   * @throws {Failure} not-found where no such space takes part; invalid-request where a requirement refers to what is not there
   */
  readonly reverse: (standing: readonly StandingRequirement[], question: ReverseQuestion) => Promise<ReverseAnswer>;
  /**
   * What occupying each of some spaces costs over the horizon of a requirement.
   *
   * @throws {Failure} invalid-request where a space takes no part, or the requirement refers to what is not there
   */
  readonly costs: (requirement: OpenRequirement, spaceIds: readonly SpaceId[]) => Promise<OccupancyCosts>;
  /** Builds the index, so that the first answer need not wait for it; how many spaces take part. */
  readonly warmUp: () => Promise<number>;
}

/** What matching stands on. */
interface Needs {
  /** The index of the data as they are now. */
  readonly live: Pick<LiveIndex, 'ask'>;
  readonly catalogue: readonly Criterion[];
  readonly clock: Clock;
}

/** An answer, and its certificate as far as that is to be worked out still: others have their turn meanwhile. */
interface Answered {
  readonly answer: Answer;
  readonly certificate?: CertificateSteps;
}

/** Makes the service that matches. */
export function createMatchService({ live, catalogue, clock }: Needs): MatchService {
  const now = (): string => clock.now().toISOString();

  function answered(asked: OpenRequirement, { limit, include = [] }: AnswerOptions, built: Built): Answered {
    const { dataVersion, index } = built;
    const errors = referenceFaults(asked, index.known);
    if (errors.length > 0) {
      throw new Failure('invalid-request', { detail: 'The requirement refers to what is not there.', errors });
    }
    const requirement = { ...asked, asOf: asked.asOf ?? clock.today() };
    const parts = include.filter((part) => part !== 'certificate');
    const evaluation = index.evaluate(requirement, { limit, include: parts });
    const rest = include.includes('certificate') ? { certificate: index.certificate(requirement, limit) } : {};
    const answer = { engineVersion: ENGINE_VERSION, dataVersion, evaluatedAt: now(), requirement, ...evaluation };
    if (!include.includes('capsule')) return { answer, ...rest };
    return { answer: { ...answer, capsule: capsuleOf({ ...answer, limit }, { index, catalogue }) }, ...rest };
  }

  const answer: MatchService['answer'] = async (asked, options) => {
    const { answer: found, certificate } = await live.ask((built) => answered(asked, options, built));
    return certificate === undefined ? found : { ...found, certificate: await inTurns(certificate) };
  };

  return {
    answer,
    answerText: async (asked, options) => answerText(await answer(asked, options)),
    async replay(capsule) {
      const asked = judgeable(capsule);
      return live.ask(({ dataVersion, index }) => ({
        now: { engineVersion: ENGINE_VERSION, dataVersion, evaluatedAt: now() },
        ...replayBeside(asked, { index, catalogue }),
      }));
    },
    reverse(standing, question) {
      const asOf = clock.today();
      return live.ask(({ dataVersion, index }) => ({
        ...{ engineVersion: ENGINE_VERSION, dataVersion, evaluatedAt: now(), asOf },
        ...reverseOver(standing, question, { index, catalogue, asOf }),
      }));
    },
    costs(asked, spaceIds) {
      const requirement = { ...asked, asOf: asked.asOf ?? clock.today() };
      return live.ask(({ dataVersion, index }) => ({
        ...{ engineVersion: ENGINE_VERSION, dataVersion, evaluatedAt: now(), requirement },
        costs: costsOver({ requirement, spaceIds }, index),
      }));
    },
    warmUp: () => live.ask(({ index }) => index.spaces),
  };
}
