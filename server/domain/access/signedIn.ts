import { Failure } from '#shared/failure.ts';
import { type Caller, type Doer } from './caller.ts';

/**
 * Whoever calls an operation that is not open to all: it was admitted, so there is somebody.
 *
 * @throws {Failure} not-signed-in
 */
export function signedInCaller(caller: Caller | undefined): Caller {
  if (caller === undefined) throw new Failure('not-signed-in', { detail: 'This needs an account.' });
  return caller;
}

/** The session in which somebody does something; undefined where it is by another way. */
export function ownSession(by: Doer): string | undefined {
  return by.kind === 'person' ? by.sessionId : undefined;
}
