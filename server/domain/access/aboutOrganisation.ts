import { Failure } from '#shared/failure.ts';
import { type Organisation } from '#shared/organisation.ts';
import { NOTHING_HERE } from './allow.ts';
import { type Holding } from './standing.ts';

/** Whose an organisation is: its own, whatever kind it is of. */
export function holdingOfOrganisation(id: string): Holding {
  return { organisationIds: [id] };
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
