import { type ParkSummary, type PlacedSpace } from '#shared/answer.ts';
import { Failure } from '#shared/failure.ts';
import { type SpaceId } from '#shared/space.ts';
import { type Candidate } from '#server/domain/matching/candidate.ts';
import { type Criterion } from '#server/domain/matching/criterion.ts';
import { type Judged } from '#server/domain/matching/judge.ts';
import { type Missed } from '#server/domain/matching/nearMiss.ts';
import { parkSummaryOf, placedSpaceOf } from '#server/domain/matching/result.ts';
import { BEST_KEPT, type Entry, type StandingRequirement } from '#server/domain/matching/reverse.ts';
import { createReverseIndex } from '#server/reverseIndex/reverseIndex.ts';
import { type MatchIndex } from './matchIndex.ts';
import { referenceFaults } from './referenceFaults.ts';

/** Which space is asked about, and how many fits and near fits are told at most. */
export interface ReverseQuestion {
  readonly space: SpaceId;
  readonly limit: number;
}

/** A standing requirement that the space fits, with the reasons; its place where that is among the first ten. */
export interface ShownFit extends Pick<Judged, 'verdict' | 'score' | 'completeness' | 'findings'> {
  readonly id: StandingRequirement['id'];
  readonly place?: number;
}

/** A standing requirement that the space would fit if its ask were changed. */
export interface ShownNearFit extends Pick<Judged, 'score'>, Pick<Missed, 'changes' | 'change'> {
  readonly id: StandingRequirement['id'];
}

/** Which standing requirements a space fits. */
export interface ReverseFindings {
  readonly space: PlacedSpace;
  readonly park: ParkSummary;
  /** How many requirements were asked about, how many of them the space meets, and how many it may meet. */
  readonly standing: number;
  readonly met: number;
  readonly unconfirmed: number;
  readonly fits: readonly ShownFit[];
  readonly nearFits: readonly ShownNearFit[];
  readonly entries: readonly Entry[];
}

/** What is stored, by what is matched, and the day on which requirements are judged that name none. */
export interface ReverseGround {
  readonly index: MatchIndex;
  readonly catalogue: readonly Criterion[];
  readonly asOf: string;
}

/**
 * Which of some requirements a stored space fits, nearly fits, or is among the first ten of.
 *
 * @throws {Failure} not-found where no such space takes part; invalid-request where a requirement refers to what is not there
 */
export function reverseOver(
  standing: readonly StandingRequirement[],
  { space, limit }: ReverseQuestion,
  { index, catalogue, asOf }: ReverseGround,
): ReverseFindings {
  const candidate = index.candidate(space);
  if (candidate === undefined) {
    throw new Failure('not-found', { detail: `There is no space ${space} that can be had, or it does not take part.` });
  }
  refuseUnknown(standing, index);
  const { resources, promisesFor } = index;
  const reverse = createReverseIndex({ catalogue, asOf, resources, promisesFor }, standing);
  const { met, unconfirmed } = reverse.fitting(candidate);
  const fitting = new Set([...met, ...unconfirmed]);
  for (const { id, requirement } of standing) {
    if (fitting.has(id)) reverse.rank(id, index.rank({ ...requirement, asOf: requirement.asOf ?? asOf }, BEST_KEPT));
  }
  return shown(candidate, standing.length, reverse.ask(candidate, { limit }));
}

function shown(
  candidate: Candidate,
  standing: number,
  { met, unconfirmed, fits, nearFits, entries }: ReturnType<ReturnType<typeof createReverseIndex>['ask']>,
): ReverseFindings {
  const placeById = new Map(entries.map(({ id, place }) => [id, place]));
  return {
    space: placedSpaceOf(candidate),
    park: parkSummaryOf(candidate.park),
    standing,
    met,
    unconfirmed,
    fits: fits.map(({ id, judged: { verdict, score, completeness, findings } }) => {
      const place = placeById.get(id);
      return { id, verdict, score, completeness, ...(place === undefined ? {} : { place }), findings };
    }),
    nearFits: nearFits.map(({ id, missed: { judged, changes, change } }) => ({
      id,
      score: judged.score,
      changes,
      change,
    })),
    entries,
  };
}

function refuseUnknown(standing: readonly StandingRequirement[], index: MatchIndex): void {
  const errors = standing.flatMap(({ requirement }, at) =>
    referenceFaults(requirement, index.known).map(({ path, message }) => ({
      path: `${at}.requirement.${path}`,
      message,
    })),
  );
  if (errors.length === 0) return;
  throw new Failure('invalid-request', { detail: 'A standing requirement refers to what is not there.', errors });
}
