import { type Listing } from '#shared/listing.ts';
import { type Caller } from '#server/domain/access/caller.ts';
import { listingStateOf } from '#server/domain/supply/listingState.ts';
import { type Standing, movesFrom } from '#server/domain/supply/moves.ts';
import { type DeskSpace } from '../spaces/desk/repository.ts';
import { isOf } from './access.ts';

/** How a space stands. */
export function standingOf({ space, desk }: DeskSpace): Standing {
  return { state: listingStateOf(space), taking: desk?.taking };
}

/** The revision of a space; 1 where only imports know it. */
export function revisionOf({ desk }: DeskSpace): number {
  return desk?.revision ?? FIRST_REVISION;
}

const FIRST_REVISION = 1;

/** A space as a caller of an operator sees it: who has it in hand, and notes, only where its own operator wrote them. */
export function listingFor(caller: Caller | undefined, stored: DeskSpace): Listing {
  const { space, desk } = stored;
  const standing = standingOf(stored);
  const taking = takingFor(isOf(caller, desk?.takingOf), standing);
  return {
    id: space.id,
    space,
    state: standing.state,
    moves: movesFrom(standing),
    ...(taking !== undefined && { taking }),
    ...(desk?.note !== undefined && isOf(caller, desk.noteOf) && { note: desk.note }),
    ...(desk !== undefined && { updatedAt: desk.updatedAt }),
    revision: revisionOf(stored),
  };
}

function takingFor(isOwn: boolean, { taking }: Standing): Listing['taking'] {
  if (taking === undefined || isOwn) return taking;
  const { until, fallback } = taking;
  return { ...(until !== undefined && { until }), fallback };
}
