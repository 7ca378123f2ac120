import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import { type Pair } from './sphere.ts';

/** A part of the plane, its edge included. */
export interface PlaneRegion {
  readonly holds: (pair: Pair) => boolean;
  /** 0 within. */
  readonly distance: (pair: Pair) => number;
}

/** What lies between two opposite corners. */
export function box([ax, ay]: Pair, [bx, by]: Pair): PlaneRegion {
  const beside = (value: number, one: number, other: number): number =>
    Math.max(0, Math.min(one, other) - value, value - Math.max(one, other));
  const distance = ([x, y]: Pair): number => Math.hypot(beside(x, ax, bx), beside(y, ay, by));
  return { distance, holds: (pair) => distance(pair) === 0 };
}

export function disc(centre: Pair, radius: number): PlaneRegion {
  return {
    holds: (pair) => distanceBetween(pair, centre) <= radius,
    distance: (pair) => Math.max(0, distanceBetween(pair, centre) - radius),
  };
}

/** What a line through at least three pairs and back to the first encloses. */
export function flatPolygon(pairs: readonly Pair[]): PlaneRegion {
  const ring = [...pairs, ...pairs.slice(0, 1)].map(([x, y]) => [x, y]);
  const polygon = { type: 'Polygon' as const, coordinates: [ring] };
  const holds = (pair: Pair): boolean => booleanPointInPolygon([...pair], polygon);
  return {
    holds,
    distance: (pair) =>
      holds(pair)
        ? 0
        : Math.min(...pairs.map((from, at) => distanceToSide(pair, [from, pairs[(at + 1) % pairs.length] ?? from]))),
  };
}

export function distanceBetween([ax, ay]: Pair, [bx, by]: Pair): number {
  return Math.hypot(ax - bx, ay - by);
}

function distanceToSide([x, y]: Pair, [[ax, ay], [bx, by]]: readonly [Pair, Pair]): number {
  const [width, height] = [bx - ax, by - ay];
  const squared = width * width + height * height;
  const share = squared === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * width + (y - ay) * height) / squared));
  return distanceBetween([x, y], [ax + share * width, ay + share * height]);
}
