import { findMatchesFor, replayFor } from '#shared/matchEndpoints.ts';
import { findOccupancyCostsFor } from '#shared/occupancyCostEndpoints.ts';
import { type Criterion } from '#server/domain/matching/criterion.ts';
import { closedRequirement } from './requirement.ts';

/** The match operation as the server serves it: closed by a catalogue. */
export function findMatchesIn(
  catalogue: readonly Criterion[],
): ReturnType<typeof findMatchesFor<ReturnType<typeof closedRequirement>>> {
  return findMatchesFor(closedRequirement(catalogue));
}

/** The replay operation as the server serves it: its capsules' requirements are closed by a catalogue. */
export function replayIn(
  catalogue: readonly Criterion[],
): ReturnType<typeof replayFor<ReturnType<typeof closedRequirement>>> {
  return replayFor(closedRequirement(catalogue));
}

/** The cost operation as the server serves it: its requirement is closed by a catalogue. */
export function findOccupancyCostsIn(
  catalogue: readonly Criterion[],
): ReturnType<typeof findOccupancyCostsFor<ReturnType<typeof closedRequirement>>> {
  return findOccupancyCostsFor(closedRequirement(catalogue));
}
