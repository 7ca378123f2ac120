import { type Access, type Standing } from '#shared/access.ts';
import { Failure } from '#shared/failure.ts';
import { type Caller } from './caller.ts';
import { type Holding, isAllowed, mayEver, standingsOf } from './standing.ts';

/**
 * What is asked before an operation reads anything.
 *
 * @throws {Failure} not-signed-in; second-factor-missing; forbidden
 */
export function admit(access: Access, caller: Caller | undefined): void {
  if (mayEver(access, caller)) return;
  if (caller === undefined) throw new Failure('not-signed-in', { detail: 'This needs an account.' });
  if (caller.mustEnrol && access.beforeSecondFactor !== true) {
    throw new Failure('second-factor-missing', { detail: 'This account must enrol a second factor first.' });
  }
  throw new Failure('forbidden', { detail: 'Nobody with your role may do this.' });
}

/**
 * What is asked once the thing is known; returns the standings, by which fields are shown. Whoever may not touch a thing is
 * not told that there is one.
 *
 * @throws {Failure} not-found
 */
export function allow(access: Access, caller: Caller | undefined, holding: Holding): ReadonlySet<Standing> {
  const standings = standingsOf(caller, holding);
  if (!isAllowed(access, standings)) throw new Failure('not-found', { detail: NOTHING_HERE });
  return standings;
}

/** The same sentence whether there is nothing, or nothing for the caller. */
export const NOTHING_HERE = 'There is nothing here, or nothing that you may see.';

/** An answer without the fields that these standings do not see. Paths go into objects, not into lists. */
export function shownTo<T extends object>(
  { fields = {} }: Access,
  standings: ReadonlySet<Standing>,
  answer: T,
): Partial<T> & object {
  const hidden = Object.entries(fields).filter(([, to]) => !isAllowed({ to }, standings));
  return hidden.reduce<object>((shown, [path]) => without(shown, path.split('.')), answer);
}

function without(value: object, [first, ...rest]: readonly string[]): object {
  const entries = Object.entries(value);
  if (rest.length === 0) return Object.fromEntries(entries.filter(([key]) => key !== first));
  return Object.fromEntries(
    entries.map(([key, inner]: [string, unknown]) => [
      key,
      key === first && typeof inner === 'object' && inner !== null ? without(inner, rest) : inner,
    ]),
  );
}
