import { type Caller } from '#server/domain/access/caller.ts';
import { type Holding } from '#server/domain/access/standing.ts';
import { type ParkClaimFilter, type StoredParkClaim } from './repository.ts';

/** Whose a claim is: the operator's that makes it, and of those whose place the park is in. */
export function holdingOfClaim(claim: StoredParkClaim | undefined): Holding {
  return claim === undefined ? {} : { organisationIds: [claim.organisationId], placeIds: claim.placeIds };
}

/** Which claims a caller may decide: those of its places, and all of them where it runs the platform. */
export function decidedBy({ memberships }: Pick<Caller, 'memberships'>): Pick<ParkClaimFilter, 'placeIds'> {
  const isAdministrator = memberships.some(({ kind, role }) => kind === 'platform' && role === 'manager');
  return isAdministrator ? {} : { placeIds: memberships.flatMap(({ placeIds }) => placeIds) };
}
