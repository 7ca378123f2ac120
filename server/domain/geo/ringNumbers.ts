import { numberAt } from '../flat.ts';
import { type Ring } from './ring.ts';
import { keptByList, type RingList } from './ringList.ts';
import { inRadians, LEAST_METRES_PER_DEGREE, MEASURED_M, type Spot, spotOf } from './sphere.ts';

/** Rings of a list as flat numbers, each known from when it is first asked about. */
export interface RingNumbers {
  /**
   * Of each ring the radius, its centre on the sphere, and the box in degrees that all of it lies in, with as much as is
   * measured to lie on its edge: not numbers of a ring that is not known, nor the box of one that reaches near a pole.
   * Another array when further rings become known.
   */
  readonly all: Float64Array;
  /** Where those of a ring begin. Asked before they are read. */
  readonly beginOf: (number: number) => number;
}

/** Places among the numbers of a ring. */
export const RADIUS_M = 0;
const X = 1;
const Y = 2;
const Z = 3;
export const WEST = 4;
export const SOUTH = 5;
export const EAST = 6;
export const NORTH = 7;
/** How many numbers a ring has. */
export const RING_NUMBERS = 8;

/** The centre of a ring whose numbers begin at `at`. */
export function centreAt(numbers: Float64Array, at: number): Spot {
  return { x: numberAt(numbers, at + X), y: numberAt(numbers, at + Y), z: numberAt(numbers, at + Z) };
}

/** The squared straight line from a place to the centre of a ring whose numbers begin at `at`; not a number where that is not known. */
export function squaredLine({ x, y, z }: Spot, numbers: Float64Array, at: number): number {
  const alongX = numberAt(numbers, at + X) - x;
  const alongY = numberAt(numbers, at + Y) - y;
  const alongZ = numberAt(numbers, at + Z) - z;
  return alongX * alongX + alongY * alongY + alongZ * alongZ;
}

/** The numbers of a list, kept as long as that is. */
export const ringNumbersOf: (rings: RingList) => RingNumbers = keptByList((rings) => new Numbers(rings.at));

/** The numbers of some rings, in the order given. */
export function numbersOf(rings: readonly Ring[]): Float64Array {
  const numbers = new Numbers((number) => rings[number]);
  numbers.beginOf(rings.length - 1);
  return numbers.all.subarray(0, RING_NUMBERS * rings.length);
}

const FIRST_ROOM = 1024;

class Numbers implements RingNumbers {
  all = new Float64Array(RING_NUMBERS * FIRST_ROOM);
  private readonly ringAt: RingList['at'];
  private known = 0;

  constructor(ringAt: RingList['at']) {
    this.ringAt = ringAt;
  }

  beginOf(number: number): number {
    if (number >= this.known) this.learn(number);
    return RING_NUMBERS * number;
  }

  private learn(number: number): void {
    while (RING_NUMBERS * (number + 1) > this.all.length) this.grow();
    for (; this.known <= number; this.known += 1) put(this.all, RING_NUMBERS * this.known, this.ringAt(this.known));
  }

  private grow(): void {
    const { all } = this;
    this.all = new Float64Array(2 * all.length);
    this.all.set(all);
  }
}

function put(all: Float64Array, at: number, ring: Ring | undefined): void {
  all.fill(NaN, at, at + RING_NUMBERS);
  if (ring === undefined) return;
  const { x, y, z } = spotOf(ring.position);
  all[at + RADIUS_M] = ring.radiusM;
  all[at + X] = x;
  all[at + Y] = y;
  all[at + Z] = z;
  putBox(all, at, ring);
}

/** Nearer to a pole boxes are too wide to tell anything. */
const BOX_LATITUDE_MAX = 89;

function putBox(all: Float64Array, at: number, { position: [lng, lat], radiusM }: Ring): void {
  const high = (radiusM + MEASURED_M) / LEAST_METRES_PER_DEGREE;
  const farthest = Math.abs(lat) + high;
  if (farthest >= BOX_LATITUDE_MAX) return;
  // Where it reaches farthest east it lies no nearer to the pole than this.
  const wide = high / Math.cos(inRadians(farthest));
  all[at + WEST] = lng - wide;
  all[at + SOUTH] = lat - high;
  all[at + EAST] = lng + wide;
  all[at + NORTH] = lat + high;
}
