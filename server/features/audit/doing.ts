import { type Doing } from '#server/part.ts';
import { type Asking } from '#server/platform/http/caller.ts';

/** Who does something by a request, for the log: somebody without account where nobody is signed in. */
export function doingOf({ caller, request }: Pick<Asking, 'caller' | 'request'>): Doing {
  return { by: caller?.by ?? { kind: 'nobody' }, request };
}
