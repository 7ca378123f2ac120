/** An excluded space with what decides its place among the near misses. */
export interface Miss {
  readonly place: number;
  readonly change: number;
  readonly expected: number;
  readonly rank: number;
}

/** The order of `nearMissesOf`. */
export function byNearness(one: Omit<Miss, 'place'>, other: Omit<Miss, 'place'>): number {
  return one.change - other.change || other.expected - one.expected || one.rank - other.rank;
}

/** Sums of changes are compared without their rounding errors, which are less by far. */
const ROUNDING = 1e-6;

/** More than a sum of changes that comes to so much without its rounding error. */
export function withRounding(change: number): number {
  return change * (1 + ROUNDING) + ROUNDING;
}
