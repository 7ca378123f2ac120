import { numberAt } from '../flat.ts';
import { type Position } from '#shared/position.ts';
import { keptByList, type RingList } from './ringList.ts';

/** Where the rings of a list lie, as flat numbers: so that most are told to be too far away by a few multiplications. */
export interface RingColumns {
  /** Whether every point of the ring of a number lies for sure farther from a place than so many metres. Never, of a ring that is not known. */
  readonly isBeyond: (number: number, from: Spot, reachM: number) => boolean;
  /** Whether every point of it lies for sure within so many metres of a place. */
  readonly isWithin: (number: number, from: Spot, reachM: number) => boolean;
  /** A box that all of it lies in; the same object each time. Undefined of a ring that is not known, or that reaches near a pole. */
  readonly boxOf: (number: number) => Box | undefined;
  /** Whether every point of it lies for sure outside a box, by more than is measured to lie on its edge. */
  readonly isOutside: (number: number, box: Box) => boolean;
}

/** A place as a point on the sphere of radius 1. */
export interface Spot {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

/** What lies between two meridians and two parallels, in degrees. */
export interface Box {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** Metres of a radian along a great circle, a thousandth less than on the sphere by which distances are reckoned: whatever is rounded, what is reckoned by it is no farther than what is measured. */
const METRES_PER_RADIAN = 6_364_600;
/** A thousandth more. */
const MOST_METRES_PER_RADIAN = 6_377_400;
const METRES_PER_DEGREE = (METRES_PER_RADIAN * Math.PI) / 180;

/** So near, in metres, it is measured: a position beside a corner by its last binary digit is measured to lie on it. */
export const MEASURED_M = 0.001;

/** A place as a point on the sphere of radius 1. */
export function spotOf([lng, lat]: Position): Spot {
  const [east, north] = [inRadians(lng), inRadians(lat)];
  return { x: Math.cos(north) * Math.cos(east), y: Math.cos(north) * Math.sin(east), z: Math.sin(north) };
}

/** The columns of a list, kept as long as that is. */
export const ringColumnsOf: (rings: RingList) => RingColumns = keptByList((rings) => new Columns(rings));

/** Numbers of each ring: longitude, latitude, radius, and its centre on the sphere. */
const NUMBERS = 6;
const FIRST_ROOM = 1024;

class Columns implements RingColumns {
  private readonly rings: RingList;
  /** `NUMBERS` each, not numbers of a ring that is not known: nothing is more than these. */
  private numbers = new Float64Array(NUMBERS * FIRST_ROOM);
  private known = 0;
  private readonly box = { west: 0, south: 0, east: 0, north: 0 };

  constructor(rings: RingList) {
    this.rings = rings;
  }

  isBeyond(number: number, from: Spot, reachM: number): boolean {
    // The straight line through the earth is no longer than the way over it.
    const leastM = this.straightTo(number, from) * METRES_PER_RADIAN;
    return leastM > reachM + numberAt(this.numbers, NUMBERS * number + 2) + MEASURED_M;
  }

  isWithin(number: number, from: Spot, reachM: number): boolean {
    const straight = this.straightTo(number, from);
    if (straight > 1) return false;
    // The first two terms of the arcsine by the straight line, and more than the rest of them together.
    const squared = straight * straight;
    const mostM = straight * (1 + squared * (1 / 24 + squared / 100)) * MOST_METRES_PER_RADIAN;
    return mostM + numberAt(this.numbers, NUMBERS * number + 2) + MEASURED_M < reachM;
  }

  boxOf(number: number): Box | undefined {
    if (number >= this.known) this.learn(number);
    const { numbers, box } = this;
    const at = NUMBERS * number;
    const [lng, lat] = [numberAt(numbers, at), numberAt(numbers, at + 1)];
    const high = (numberAt(numbers, at + 2) + MEASURED_M) / METRES_PER_DEGREE;
    const farthest = Math.abs(lat) + high;
    if (!(farthest < 89)) return undefined;
    // Where it reaches farthest east it lies no nearer to the pole than this.
    const wide = high / Math.cos(inRadians(farthest));
    box.west = lng - wide;
    box.east = lng + wide;
    box.south = lat - high;
    box.north = lat + high;
    return box;
  }

  isOutside(number: number, { west, south, east, north }: Box): boolean {
    if (number >= this.known) this.learn(number);
    const { numbers } = this;
    const at = NUMBERS * number;
    const [lng, lat] = [numberAt(numbers, at), numberAt(numbers, at + 1)];
    const withinM = numberAt(numbers, at + 2) + MEASURED_M;
    // To the parallel, or to the meridian, that lies between.
    if (Math.max(south - lat, lat - north) * METRES_PER_DEGREE > withinM) return true;
    const gapDegrees = Math.max(west - lng, lng - east);
    // Beyond a quarter of the earth the meridian may be nearer over the pole.
    if (!(gapDegrees > 0) || gapDegrees > 90) return false;
    const meridian = inRadians(west > lng ? west : east);
    const off = Math.sin(meridian) * numberAt(numbers, at + 3) - Math.cos(meridian) * numberAt(numbers, at + 4);
    // An arc is no shorter than its sine.
    return Math.abs(off) * METRES_PER_RADIAN > withinM;
  }

  /** The straight line from the centre of a ring to a place, of a sphere of radius 1; not a number of a ring that is not known. */
  private straightTo(number: number, { x, y, z }: Spot): number {
    if (number >= this.known) this.learn(number);
    const { numbers } = this;
    const at = NUMBERS * number + 3;
    const [alongX, alongY, alongZ] = [
      numberAt(numbers, at) - x,
      numberAt(numbers, at + 1) - y,
      numberAt(numbers, at + 2) - z,
    ];
    return Math.sqrt(alongX * alongX + alongY * alongY + alongZ * alongZ);
  }

  private learn(number: number): void {
    while (NUMBERS * (number + 1) > this.numbers.length) this.grow();
    for (; this.known <= number; this.known += 1) {
      const ring = this.rings.at(this.known);
      const at = NUMBERS * this.known;
      if (ring === undefined) this.numbers.fill(NaN, at, at + NUMBERS);
      else {
        const { x, y, z } = spotOf(ring.position);
        this.numbers.set([...ring.position, ring.radiusM, x, y, z], at);
      }
    }
  }

  private grow(): void {
    const { numbers } = this;
    this.numbers = new Float64Array(2 * numbers.length);
    this.numbers.set(numbers);
  }
}

function inRadians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}
