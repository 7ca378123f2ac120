import { type ListingState } from '#shared/listing.ts';
import { type Space } from '#shared/space.ts';
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
  switch (state) {
    case 'planned':
    case 'under-construction':
      return { ...space, status: 'coming', facts: { ...space.facts, stage: state } };
    case 'vacant':
    case 'leaving':
      return { ...space, status: state, facts: { ...space.facts, stage: STANDING } };
    default:
      return { ...space, status: state };
  }
}

/** Whoever can move in, or moves out, does so where something stands. */
const STANDING: SupplyStage = 'existing';
