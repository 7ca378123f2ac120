import { type Caller } from '#server/domain/access/caller.ts';
import { type OrganisationFilter } from './repository.ts';

/** Which organisations a caller may list: its own, and all of them where it runs the platform. */
export function listedFor({ memberships }: Pick<Caller, 'memberships'>): Pick<OrganisationFilter, 'ids'> {
  const isAdministrator = memberships.some(({ kind, role }) => kind === 'platform' && role === 'manager');
  return isAdministrator ? {} : { ids: memberships.map(({ organisationId }) => organisationId) };
}
