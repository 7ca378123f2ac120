import { type ApproximatePosition } from '#shared/position.ts';
import { type Ring } from './ring.ts';

/** What may stand somewhere. */
export interface Located {
  readonly location?: ApproximatePosition | undefined;
}

/** Things by where they are. */
export interface Nearby<T> {
  /** Those whose place is not known, in the order given. */
  readonly nowhere: readonly T[];
  /**
   * At least those that may be within `reachM` of some point of a ring, in order of latitude: what lies farther north or
   * south than that lies farther away.
   */
  readonly around: (ring: Ring, reachM: number) => readonly (T & { readonly location: ApproximatePosition })[];
}

/** How far to look for the nearest first, and then: most cities have every kind of thing within the first. Ours. */
export const REACHES_M: readonly number[] = [10_000, 50_000, Infinity];

/** Metres of one degree of latitude, a little less than that on the sphere by which distances are reckoned (111,195 m). */
const METRES_PER_DEGREE = 111_000;

/** Sorts things by latitude. */
export function nearby<T extends Located>(things: readonly T[]): Nearby<T> {
  const located = things
    .flatMap((thing) => (thing.location === undefined ? [] : [{ ...thing, location: thing.location }]))
    .sort((one, other) => one.location.position[1] - other.location.position[1]);
  const latitudes = Float64Array.from(located, ({ location }) => location.position[1]);
  const widestM = located.reduce((widest, { location }) => Math.max(widest, location.radiusM), 0);
  return {
    nowhere: things.filter(({ location }) => location === undefined),
    around({ position: [, latitude], radiusM }, reachM) {
      const degrees = (reachM + radiusM + widestM) / METRES_PER_DEGREE;
      return located.slice(firstFrom(latitudes, latitude - degrees), firstFrom(latitudes, latitude + degrees, true));
    },
  };
}

/** Place of the first of some ascending numbers that is not below a number, or that is above it. */
function firstFrom(ascending: Float64Array, number: number, above = false): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const value = ascending[middle] ?? 0;
    if (value < number || (above && value === number)) low = middle + 1;
    else high = middle;
  }
  return low;
}
