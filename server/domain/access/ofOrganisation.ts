import { Failure } from '#shared/failure.ts';
import { NOTHING_HERE } from './allow.ts';
import { type Holding } from './standing.ts';

/** Whose an organisation is: its own, whatever kind it is of. */
export function holdingOfOrganisation(id: string): Holding {
  return { organisationIds: [id] };
}

/**
 * The thing that a caller was allowed to ask about.
 *
 * @throws {Failure} not-found where there is none: only an administrator comes so far
 */
export function present<T>(thing: T | undefined): T {
  if (thing === undefined) throw new Failure('not-found', { detail: NOTHING_HERE });
  return thing;
}
