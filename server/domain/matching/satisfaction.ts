import { type Range } from '#shared/criterion.ts';

/** Nothing is known: the satisfaction may be anything. */
export const UNKNOWN: Range = { low: 0, high: 1 };
/** Fully satisfied. */
export const FULL: Range = { low: 1, high: 1 };
/** Not satisfied at all. */
export const NIL: Range = { low: 0, high: 0 };

/** A satisfaction that is known to one value, 0 to 1. */
export function exactly(satisfaction: number): Range {
  return { low: satisfaction, high: satisfaction };
}

/** Full up to the ideal, nothing from the limit on, straight between; where both are one, a step that still satisfies at it. `ideal` ≤ `limit`. */
export function falling(offered: number, { ideal, limit }: { readonly ideal: number; readonly limit: number }): number {
  if (offered <= ideal) return 1;
  if (offered >= limit) return 0;
  return (limit - offered) / (limit - ideal);
}

/** Full from the ideal on, nothing up to the limit, straight between; where both are one, a step that already satisfies at it. `limit` ≤ `ideal`. */
export function rising(offered: number, { ideal, limit }: { readonly ideal: number; readonly limit: number }): number {
  if (offered >= ideal) return 1;
  if (offered <= limit) return 0;
  return (offered - limit) / (ideal - limit);
}
