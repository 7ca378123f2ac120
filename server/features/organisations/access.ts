import { Failure } from '#shared/failure.ts';
import { type Organisation } from '#shared/organisation.ts';
import { NOTHING_HERE } from '#server/domain/access/allow.ts';
import { type Caller } from '#server/domain/access/caller.ts';
import { type Holding } from '#server/domain/access/standing.ts';
import { type OrganisationFilter } from './repository.ts';

/** Whose an organisation is: its own, whatever kind it is of. */
export function holdingOfOrganisation(id: string): Holding {
  return { organisationIds: [id] };
}

/** Which organisations a caller may list: its own, and all of them where it runs the platform. */
export function listedFor({ memberships }: Pick<Caller, 'memberships'>): Pick<OrganisationFilter, 'ids'> {
  const isAdministrator = memberships.some(({ kind, role }) => kind === 'platform' && role === 'manager');
  return isAdministrator ? {} : { ids: memberships.map(({ organisationId }) => organisationId) };
}

/**
 * The organisation that a caller was allowed to ask about.
 *
 * @throws {Failure} not-found where there is none: only an administrator comes so far
 */
export function present(organisation: Organisation | undefined): Organisation {
  if (organisation === undefined) throw new Failure('not-found', { detail: NOTHING_HERE });
  return organisation;
}
