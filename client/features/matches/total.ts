import { type Answer } from '#shared/matchEndpoints.ts';

/** How many spaces fit or may fit, shown or not. */
export function totalOf({ counts, results }: Answer): number {
  return counts === undefined ? results.length : counts.met + counts.unconfirmed;
}
