import { Failure } from '#shared/failure.ts';
import { LISTING_ACCESS } from '#shared/listingEndpoints.ts';
import { NOTHING_HERE, allow } from '#server/domain/access/allow.ts';
import { type Caller, type CallerMembership } from '#server/domain/access/caller.ts';

/**
 * The operator for which a caller works at a park, where it may work there.
 *
 * @throws {Failure} not-found
 */
export function operatorAt(caller: Caller | undefined, parkId: string): CallerMembership {
  allow(LISTING_ACCESS, caller, { parkIds: [parkId] });
  return found(caller?.memberships.find(({ parkIds }) => parkIds.includes(parkId)));
}

/**
 * The caller's own operator of this id, where it manages parks.
 *
 * @throws {Failure} not-found
 */
export function operatorOf(caller: Caller | undefined, organisationId: string): CallerMembership {
  const membership = found(caller?.memberships.find((own) => own.organisationId === organisationId));
  allow(LISTING_ACCESS, caller, { parkIds: membership.parkIds });
  return membership;
}

function found(membership: CallerMembership | undefined): CallerMembership {
  if (membership === undefined) throw new Failure('not-found', { detail: NOTHING_HERE });
  return membership;
}

/** Whether a caller belongs to an organisation: who has a space in hand and notes on it are for its own people. */
export function isOf(caller: Caller | undefined, organisationId: string | undefined): boolean {
  return caller?.memberships.some((own) => own.organisationId === organisationId) === true;
}
