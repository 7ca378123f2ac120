import { type Position } from '#shared/position.ts';
import { EARTH_RADIUS_M } from './ring.ts';

/** A place as a point on the sphere of radius 1. */
export interface Spot {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

/** The point of a position. */
export function spotOf([lng, lat]: Position): Spot {
  const [east, north] = [inRadians(lng), inRadians(lat)];
  return { x: Math.cos(north) * Math.cos(east), y: Math.cos(north) * Math.sin(east), z: Math.sin(north) };
}

/** An angle in radians. */
export function inRadians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}

/*
 * How far apart places are is told by the square of the straight line between them, through the earth, of a sphere of radius 1:
 * a few multiplications, where to measure along the great circle takes ten times as long. What is reckoned so is out by a
 * millionth at the most, whatever is rounded on either way, and slack is left for that.
 */

/** Metres of a radian along a great circle, a millionth less than on the sphere by which distances are reckoned, and a millionth more. */
const LEAST_METRES_PER_RADIAN = EARTH_RADIUS_M * (1 - 1e-6);
const MOST_METRES_PER_RADIAN = EARTH_RADIUS_M * (1 + 1e-6);

/** The least metres of one degree along a great circle. */
export const LEAST_METRES_PER_DEGREE = (LEAST_METRES_PER_RADIAN * Math.PI) / 180;

/** So near, in metres, it is measured: a position beside a corner by its last binary digit is measured to lie on it. */
export const MEASURED_M = 0.001;

/** The least metres that may be measured along such a line. */
export function leastM(squared: number): number {
  // The first terms of the arcsine by the line; all others add to it.
  return Math.sqrt(squared) * (1 + squared * (1 / 24 + (squared * 3) / 640)) * LEAST_METRES_PER_RADIAN;
}

/** The most metres that may be measured along such a line; infinite where it does not tell. */
export function mostM(squared: number): number {
  if (squared > 1) return Infinity;
  // The last is more than all further terms together.
  return Math.sqrt(squared) * (1 + squared * (1 / 24 + squared * (3 / 640 + squared / 1000))) * MOST_METRES_PER_RADIAN;
}

/** Such that a line of a greater square is measured to be longer than so many metres. */
export function squaredBeyond(reachM: number): number {
  const arc = Math.max(0, reachM + MEASURED_M) / LEAST_METRES_PER_RADIAN;
  const squared = arc * arc;
  // The first terms of the sine of half of it: the next is taken from them.
  const line = arc * (1 - (squared / 24) * (1 - squared / 80));
  return arc > Math.PI ? LONGEST : line * line;
}

/** Such that a line of a lesser square is measured to be no longer than so many metres. */
export function squaredWithin(reachM: number): number {
  const arc = Math.max(0, reachM - MEASURED_M) / MOST_METRES_PER_RADIAN;
  const squared = arc * arc;
  // The next is added to them.
  const line = arc * (1 - (squared / 24) * (1 - (squared / 80) * (1 - squared / 168)));
  return arc > Math.PI ? LONGEST : line * line;
}

/** More than the square of the longest line. */
const LONGEST = 5;
