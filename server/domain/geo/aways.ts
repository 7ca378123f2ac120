import { codeAt, numberAt } from '../flat.ts';
import { type Range } from '#shared/criterion.ts';
import { distanceRangeM, type Ring } from './ring.ts';
import { type RingList } from './ringList.ts';
import {
  centreAt,
  numbersOf,
  RADIUS_M,
  RING_NUMBERS,
  ringAt,
  type RingNumbers,
  ringNumbersOf,
  squaredLine,
} from './ringNumbers.ts';
import { leastM, MEASURED_M, mostM, type Spot, squaredBeyond, squaredWithin } from './sphere.ts';

/** How many things lie within a distance: all of them and of the ring for sure, and some of them perhaps. */
export interface Within {
  readonly surely: number;
  readonly possibly: number;
}

/** What is counted, by its numbers; when so many are within for sure as `most` says, the others are not looked at. */
export interface Counting {
  readonly some: Uint32Array;
  readonly reachM: number;
  readonly most: number;
}

interface Line {
  readonly squared: number;
  readonly reachM: number;
}

/** Rings of a list, by their numbers from 0 on, of which the nearest is kept: of the others it is found anew, so that a stock of as many sites as spaces takes no more memory. Ours. */
export const KEPT_MAX = 20_000;

const FIRST_ROOM = 1024;

/** How far some things lie from the rings of a list, to the bit as `distanceRangeM` says: straight lines tell it of most, the others are measured. */
export class Aways {
  /** How near the nearest lies, at the least and at the most, from 0 to infinity where that is not known: see `nearestTo`. Another array when further ones become known. */
  nearestM = new Float64Array(FIRST_ROOM).fill(NaN);
  private readonly things: readonly Ring[];
  private readonly from: RingNumbers;
  private readonly to: Float64Array;
  /** The widest of the things. */
  private readonly widestM: number;

  constructor(rings: RingList, things: readonly Ring[]) {
    this.things = things;
    this.from = ringNumbersOf(rings);
    this.to = numbersOf(things);
    this.widestM = things.reduce((widest, { radiusM }) => Math.max(widest, radiusM), 0);
  }

  /** How many lie within a distance of a ring; undefined where it is not known where that is. */
  countWithin(number: number, { some, reachM, most }: Counting): Within | undefined {
    const { from, to } = this;
    const at = from.beginOf(number);
    const centre = centreAt(from.all, at);
    const radiusM = numberAt(from.all, at + RADIUS_M);
    if (Number.isNaN(radiusM)) return undefined;
    const beyond = squaredBeyond(reachM + radiusM + this.widestM);
    const within = squaredWithin(reachM - radiusM - this.widestM);
    let surely = 0;
    let possibly = 0;
    for (let next = 0; next < some.length && surely < most; next += 1) {
      const thing = codeAt(some, next);
      const squared = squaredLine(centre, to, RING_NUMBERS * thing);
      if (squared > beyond) continue;
      const ends = squared < within ? 2 : this.endsWithin(number, thing, { squared, reachM });
      surely += Number(ends === 2);
      possibly += Number(ends > 0);
    }
    return { surely, possibly };
  }

  /** Where in `nearestM` the nearest to a ring is. Asked before that is read. */
  nearestTo(number: number): number {
    const begin = number < KEPT_MAX ? 2 * (number + 1) : 0;
    while (begin >= this.nearestM.length) this.grow();
    if (begin === 0 || Number.isNaN(numberAt(this.nearestM, begin))) this.findNearest(number, begin);
    return begin;
  }

  private findNearest(number: number, begin: number): void {
    const { from, to, things, nearestM } = this;
    const at = from.beginOf(number);
    const centre = centreAt(from.all, at);
    const radiusM = numberAt(from.all, at + RADIUS_M);
    let fromM = 0;
    let toM = Infinity;
    if (!Number.isNaN(radiusM) && things.length > 0) {
      const first = nearestCentre(centre, to);
      ({ low: fromM, high: toM } = this.measured(number, first));
      for (let thing = 0; thing < things.length; thing += 1) {
        if (thing === first) continue;
        const awayM = leastM(squaredLine(centre, to, RING_NUMBERS * thing)) - MEASURED_M;
        const radiiM = this.radiiM(number, thing);
        if (Math.max(0, awayM - radiiM) >= fromM && awayM + radiiM >= toM) continue;
        const { low, high } = this.measured(number, thing);
        fromM = Math.min(fromM, low);
        toM = Math.min(toM, high);
      }
    }
    nearestM[begin] = fromM;
    nearestM[begin + 1] = toM;
  }

  /** How many ends lie within a distance, the near one and then the far one, at a straight line of such a square. */
  private endsWithin(number: number, thing: number, { squared, reachM }: Line): number {
    const radiiM = this.radiiM(number, thing);
    const [least, most] = [leastM(squared) - MEASURED_M, mostM(squared) + MEASURED_M];
    if (most + radiiM < reachM) return 2;
    if (least - radiiM > reachM) return 0;
    if (least + radiiM > reachM && most - radiiM < reachM) return 1;
    const { low, high } = this.measured(number, thing);
    return Number(low <= reachM) + Number(high <= reachM);
  }

  private radiiM(number: number, thing: number): number {
    const { from, to } = this;
    return numberAt(from.all, from.beginOf(number) + RADIUS_M) + numberAt(to, RING_NUMBERS * thing + RADIUS_M);
  }

  private measured(number: number, thing: number): Range {
    const [one, other] = [ringAt(this.from.all, this.from.beginOf(number)), this.things[thing]];
    return one === undefined || other === undefined ? NOT_KNOWN : distanceRangeM(one, other);
  }

  private grow(): void {
    const { nearestM } = this;
    this.nearestM = new Float64Array(2 * nearestM.length).fill(NaN);
    this.nearestM.set(nearestM);
  }
}

const NOT_KNOWN: Range = { low: 0, high: Infinity };

/** The number of the ring whose centre is nearest to a place. */
function nearestCentre(centre: Spot, rings: Float64Array): number {
  let nearestAt = 0;
  let least = Infinity;
  for (let at = 0; at < rings.length; at += RING_NUMBERS) {
    const squared = squaredLine(centre, rings, at);
    if (squared >= least) continue;
    least = squared;
    nearestAt = at;
  }
  return nearestAt / RING_NUMBERS;
}
