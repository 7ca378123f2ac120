import { Failure, type FieldFault } from '#shared/failure.ts';
import { type OccupancyCost } from '#shared/occupancyCost.ts';
import { type SpaceId } from '#shared/space.ts';
import { costPlanOf } from '#server/domain/cost/costPlan.ts';
import { incentivesFrom } from '#server/domain/cost/incentives.ts';
import { occupancyCost } from '#server/domain/cost/occupancyCost.ts';
import { type Circumstances } from '#server/domain/matching/candidate.ts';
import { type MatchIndex } from './matchIndex.ts';
import { referenceFaults } from './referenceFaults.ts';

/** For what requirement, and of which spaces. */
export interface CostQuestion {
  readonly requirement: Circumstances['requirement'];
  readonly spaceIds: readonly SpaceId[];
}

/**
 * What occupying each of some spaces costs, in their order.
 *
 * @throws {Failure} invalid-request where a space takes no part, or the requirement refers to what is not there
 */
export function costsOver({ requirement, spaceIds }: CostQuestion, index: MatchIndex): OccupancyCost[] {
  const errors = [...referencesAt('requirement', requirement, index), ...unknownSpaces(spaceIds, index)];
  if (errors.length > 0) {
    throw new Failure('invalid-request', { detail: 'The question refers to what is not there.', errors });
  }
  const { promisedIn } = index.circumstances(requirement);
  const { costAssumptions: given } = requirement;
  const plan = costPlanOf(requirement);
  return spaceIds
    .flatMap((id) => index.candidate(id) ?? [])
    .map(({ space, placeIds }) =>
      occupancyCost(space, { plan, given, incentives: incentivesFrom(promisedIn(placeIds).byYear, requirement.asOf) }),
    );
}

function referencesAt(path: string, requirement: CostQuestion['requirement'], index: MatchIndex): FieldFault[] {
  return referenceFaults(requirement, index.known).map((fault) => ({ ...fault, path: `${path}.${fault.path}` }));
}

function unknownSpaces(spaceIds: readonly SpaceId[], index: MatchIndex): FieldFault[] {
  return spaceIds.flatMap((id, at) =>
    index.candidate(id) === undefined
      ? [{ path: `spaceIds.${at}`, message: `There is no space ${id} that can be had, or it does not take part` }]
      : [],
  );
}
