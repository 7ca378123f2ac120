import { type Doer } from '#server/domain/access/caller.ts';
import { type Asking } from './caller.ts';

/** Who does something by a request, as the log of what was done has it. */
export function doingOf({ caller, request }: Pick<Asking, 'caller' | 'request'>): {
  readonly by: Doer;
  readonly request: Asking['request'];
} {
  return { by: caller?.by ?? { kind: 'nobody' }, request };
}
