import { type ApproximatePosition, type Position } from '#shared/position.ts';
import { Aways } from './aways.ts';
import { type Ring, distanceRangeM } from './ring.ts';
import { keptByList, type RingList } from './ringList.ts';

/** What may stand somewhere. */
export interface Located {
  readonly location?: ApproximatePosition | undefined;
}

/** How near and how far things may be, in metres, one after the other. */
export interface Sightings {
  /** How many there are; what the arrays hold beyond them has no meaning. */
  readonly count: number;
  /** The number of each among those that are located. */
  readonly numbers: Uint32Array;
  readonly nearM: Float64Array;
  readonly farM: Float64Array;
}

/** Things by where they are. */
export interface Nearby<T> {
  /** Those whose place is not known, in the order given. */
  readonly nowhere: readonly T[];
  /** The others. */
  readonly located: readonly T[];
  /**
   * At least those that may be within `reachM` of some point of a ring, in no order: what lies farther north or south than
   * that lies farther away.
   */
  readonly around: (ring: Ring, reachM: number) => Sightings;
  /** How far they lie from the rings of a list, by their numbers among the located. */
  readonly from: (rings: RingList) => Aways;
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
  const rings = located.map(({ location }) => location);
  const latitudes = Float64Array.from(rings, ({ position }) => position[1]);
  const widestM = rings.reduce((widest, { radiusM }) => Math.max(widest, radiusM), 0);
  const keptBefore = createKept(rings);
  return {
    nowhere: things.filter(({ location }) => location === undefined),
    located: located.map(({ thing }) => thing),
    from: keptByList((list) => new Aways(list, rings)),
    around(ring, reachM) {
      const kept = keptBefore(ring);
      if (kept !== undefined) return { ...kept, count: firstFrom(kept.nearM, reachM, true) };
      const degrees = (reachM + ring.radiusM + widestM) / METRES_PER_DEGREE;
      const [, latitude] = ring.position;
      const from = firstFrom(latitudes, latitude - degrees);
      return sightingsOf(ring, rings.slice(from, firstFrom(latitudes, latitude + degrees, true)), from);
    },
  };
}

/** Rings as they are sighted from another, numbered from `first`. */
function sightingsOf(ring: Ring, rings: readonly Ring[], first: number): Sightings {
  const aways = rings.map((other) => distanceRangeM(ring, other));
  return {
    count: rings.length,
    numbers: Uint32Array.from(rings, (_, at) => first + at),
    nearM: Float64Array.from(aways, ({ low }) => low),
    farM: Float64Array.from(aways, ({ high }) => high),
  };
}

/** Sights everything from a place that is asked about a second time, and keeps that, the nearest first by their near ends, as long as the place itself is kept. */
function createKept(rings: readonly Ring[]): (from: Ring) => Sightings | undefined {
  const asked = new WeakSet<Position>();
  const kept = new WeakMap<Position, Sightings & { readonly radiusM: number }>();
  let left = KEPT_MAX;
  return (ring) => {
    const { position, radiusM } = ring;
    const known = kept.get(position);
    if (known?.radiusM === radiusM) return known;
    if (!asked.has(position) || left === 0) {
      asked.add(position);
      return undefined;
    }
    left -= 1;
    const sighted = { radiusM, ...nearestFirst(sightingsOf(ring, rings, 0)) };
    kept.set(position, sighted);
    return sighted;
  };
}

function nearestFirst({ count, numbers, nearM, farM }: Sightings): Sightings {
  const order = Uint32Array.from(numbers).sort((one, other) => (nearM[one] ?? 0) - (nearM[other] ?? 0));
  return {
    count,
    numbers: order,
    nearM: Float64Array.from(order, (at) => nearM[at] ?? 0),
    farM: Float64Array.from(order, (at) => farM[at] ?? 0),
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
