import { numberAt } from '../flat.ts';
import { type Ring } from './ring.ts';
import { keptByList, type RingList } from './ringList.ts';
import { inRadians, LEAST_METRES_PER_DEGREE, MEASURED_M, type Spot, spotOf } from './sphere.ts';

/** Rings of a list as flat numbers, each known from when it is first asked about. */
export interface RingNumbers {
  /**
   * Of each ring longitude, latitude and radius, and its centre on the sphere: not numbers of a ring that is not known.
   * Another array when further rings become known.
   */
  readonly all: Float64Array;
  /** Where those of a ring begin. Asked before they are read. */
  readonly beginOf: (number: number) => number;
}

/** Places among the numbers of a ring. */
const LNG = 0;
const LAT = 1;
export const RADIUS_M = 2;
const X = 3;
const Y = 4;
const Z = 5;
/** How many numbers a ring has. */
export const RING_NUMBERS = 6;

/** The ring whose numbers begin at `at`; undefined of one that is not known. */
export function ringAt(numbers: Float64Array, at: number): Ring | undefined {
  const radiusM = numberAt(numbers, at + RADIUS_M);
  if (Number.isNaN(radiusM)) return undefined;
  return { position: [numberAt(numbers, at + LNG), numberAt(numbers, at + LAT)], radiusM };
}

/** What lies between two meridians and two parallels, in degrees. */
export interface Box {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** As a share of the equator: boxes that touch a shorter parallel, near a pole, are too wide to tell anything. Ours. */
const NARROWEST = 0.02;

/** A box that all of a ring lies in, with as much as is measured to lie on its edge; undefined of one that is not known, or that reaches near a pole. */
export function boxAt(numbers: Float64Array, at: number): Box | undefined {
  const [lng, lat] = [numberAt(numbers, at + LNG), numberAt(numbers, at + LAT)];
  const [x, y] = [numberAt(numbers, at + X), numberAt(numbers, at + Y)];
  const high = (numberAt(numbers, at + RADIUS_M) + MEASURED_M) / LEAST_METRES_PER_DEGREE;
  // No parallel that it touches is shorter, for the cosine of a latitude changes by no more than the latitude.
  const narrowest = Math.sqrt(x * x + y * y) - inRadians(high);
  if (!(narrowest > NARROWEST)) return undefined;
  const wide = high / narrowest;
  return { west: lng - wide, south: lat - high, east: lng + wide, north: lat + high };
}

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
  const { position, radiusM } = ring;
  const { x, y, z } = spotOf(position);
  all[at + LNG] = position[0];
  all[at + LAT] = position[1];
  all[at + RADIUS_M] = radiusM;
  all[at + X] = x;
  all[at + Y] = y;
  all[at + Z] = z;
}
