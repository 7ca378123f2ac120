import { type Range } from '#shared/criterion.ts';
import { type ApproximatePosition, type Position } from '#shared/position.ts';
import { type Ring, distanceRangeM } from './ring.ts';

/** What may stand somewhere. */
export interface Located {
  readonly location?: ApproximatePosition | undefined;
}

/** A thing, and how near and how far it may be, in metres. */
export interface Measured<T> {
  readonly thing: T;
  readonly away: Range;
}

/** Things by where they are. */
export interface Nearby<T> {
  /** Those whose place is not known, in the order given. */
  readonly nowhere: readonly T[];
  /**
   * At least those that may be within `reachM` of some point of a ring, in no order: what lies farther north or south than
   * that lies farther away.
   */
  readonly around: (ring: Ring, reachM: number) => readonly Measured<T>[];
}

/** How far to look for the nearest first, and then: most cities have every kind of thing within the first. Ours. */
export const REACHES_M: readonly number[] = [10_000, 50_000, Infinity];

/** Metres of one degree of latitude, a little less than that on the sphere by which distances are reckoned (111,195 m). */
const METRES_PER_DEGREE = 111_000;

/** Most places from which everything is kept measured: a site is asked about again and again. Ours. */
const KEPT_MAX = 5000;

/** Sorts things by latitude, and keeps from where they were measured before. */
export function nearby<T extends Located>(things: readonly T[]): Nearby<T> {
  const located = things
    .flatMap((thing) => (thing.location === undefined ? [] : [{ thing, location: thing.location }]))
    .sort((one, other) => one.location.position[1] - other.location.position[1]);
  const latitudes = Float64Array.from(located, ({ location }) => location.position[1]);
  const widestM = located.reduce((widest, { location }) => Math.max(widest, location.radiusM), 0);
  const keptBefore = keptMeasures<T>();
  const measured = (ring: Ring, from: number, to?: number): Measured<T>[] =>
    located.slice(from, to).map(({ thing, location }) => ({ thing, away: distanceRangeM(ring, location) }));
  return {
    nowhere: things.filter(({ location }) => location === undefined),
    around(ring, reachM) {
      const kept = keptBefore(ring, () => measured(ring, 0));
      if (kept !== undefined) return kept.all.slice(0, firstFrom(kept.nearEndsM, reachM, true));
      const degrees = (reachM + ring.radiusM + widestM) / METRES_PER_DEGREE;
      const [, latitude] = ring.position;
      return measured(ring, firstFrom(latitudes, latitude - degrees), firstFrom(latitudes, latitude + degrees, true));
    },
  };
}

/** Everything as measured from one place, the nearest first by their near ends. */
interface Kept<T> {
  readonly radiusM: number;
  readonly all: readonly Measured<T>[];
  readonly nearEndsM: Float64Array;
}

/** Measures everything from a place that is asked about a second time, and keeps that as long as the place itself is kept. */
function keptMeasures<T>(): (ring: Ring, measureAll: () => Measured<T>[]) => Kept<T> | undefined {
  const asked = new WeakSet<Position>();
  const kept = new WeakMap<Position, Kept<T>>();
  let left = KEPT_MAX;
  return ({ position, radiusM }, measureAll) => {
    const known = kept.get(position);
    if (known?.radiusM === radiusM) return known;
    if (!asked.has(position) || left === 0) {
      asked.add(position);
      return undefined;
    }
    left -= 1;
    const all = measureAll().sort((one, other) => one.away.low - other.away.low);
    const measured = { radiusM, all, nearEndsM: Float64Array.from(all, ({ away }) => away.low) };
    kept.set(position, measured);
    return measured;
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
