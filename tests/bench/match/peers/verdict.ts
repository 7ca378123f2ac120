/**
 * Outcomes of a check as the peers count them: of several parts that must all be met, the greatest decides.
 * The peers share nothing with the domain but the data: what they judge was written a second time.
 */
export const MET = 0;
export const UNKNOWN = 1;
export const UNMET = 2;

/** Met or unmet. */
export function metIf(isMet: boolean): number {
  return isMet ? MET : UNMET;
}

/** How far a preference is satisfied, 0 to 1, at the least and at the most. */
export interface Share {
  readonly low: number;
  readonly high: number;
}

/** Full where met, nothing where unmet, anything where unknown. */
export function shareOf(verdict: number): Share {
  return { low: verdict === MET ? 1 : 0, high: verdict === UNMET ? 0 : 1 };
}

/** Full up to one number, nothing from another on, straight between. Where they are one, full at it. */
export function slope(value: number, full: number, nil: number): number {
  const sign = full > nil ? -1 : 1;
  if (sign * value <= sign * full) return 1;
  if (sign * value >= sign * nil) return 0;
  return (nil - value) / (nil - full);
}
