import { type ListingState } from '#shared/listing.ts';
import { type Space, type SpaceStatus } from '#shared/space.ts';
import { type SupplyStage } from '#shared/vocabulary.ts';

/** The state of a space, as its status and stage tell it. */
export function listingStateOf({ status, facts }: Pick<Space, 'status' | 'facts'>): ListingState {
  if (status !== 'coming') return status;
  return facts.stage === 'planned' || facts.stage === 'under-construction' ? facts.stage : 'coming';
}

/**
 * The space in another state. What is planned or being built has that as its stage; what comes out of building stands;
 * a space that is held, negotiated or let stays at the stage at which it is.
 */
export function inState(space: Space, state: ListingState): Space {
  if (state === 'planned' || state === 'under-construction') return at(space, 'coming', state);
  return state === 'vacant' || state === 'leaving' ? at(space, state, STANDING) : { ...space, status: state };
}

function at(space: Space, status: SpaceStatus, stage: SupplyStage): Space {
  return { ...space, status, facts: { ...space.facts, stage } };
}

/** Whoever can move in, or moves out, does so where something stands. */
const STANDING: SupplyStage = 'existing';
