import { contain } from './containing.ts';
import { type Reaches } from './covering.ts';
import { distanceRad, reachOf } from './distance.ts';
import { meet } from './meeting.ts';
import { type Place } from './place.ts';
import { type PlaneRegion } from './plane.ts';
import { type Shape } from './shape.ts';
import { angleRad, opposite, type Pair, type Vector } from './sphere.ts';

/** What a filter asks of places. */
export interface Region {
  readonly test: (place: Place) => boolean;
  /** Where on the plane or the sphere the region lies, so that an index can be asked for what is there. */
  readonly span: Span;
}

export type Span =
  | { readonly kind: 'plane'; readonly reaches: Reaches<Pair> }
  | { readonly kind: 'sphere'; readonly reaches: Reaches<Vector> };

/** Places within a part of the plane; those that are no points are in none. */
export function withinPlane({ holds, distance }: PlaneRegion): Region {
  return {
    test: ({ pair }) => pair !== undefined && holds(pair),
    span: { kind: 'plane', reaches: (pair, most) => distance(pair) <= most },
  };
}

/** Places within the polygons of a shape. */
export function withinShape(shape: Shape): Region {
  return { test: onSphere((place) => contain(shape.polygons, place)), span: spanOf(shape) };
}

export function meetingShape(shape: Shape): Region {
  return { test: onSphere((place) => meet(shape, place)), span: spanOf(shape) };
}

/** Places no farther from a centre than an angle. */
export function withinCap(centre: Vector, radiusRad: number): Region {
  const beyond = opposite(centre);
  const test = onSphere(
    ({ points, ...rest }) =>
      points.every((point) => angleRad(point, centre) <= radiusRad) &&
      // What is within is far enough from the opposite place.
      distanceRad({ ...rest, points: [] }, beyond) >= Math.PI - radiusRad,
  );
  return {
    test,
    span: { kind: 'sphere', reaches: (place, most) => angleRad(place, centre) <= radiusRad + most },
  };
}

function onSphere(test: (shape: Shape) => boolean): (place: Place) => boolean {
  return ({ shape }) => shape !== undefined && test(shape);
}

function spanOf(shape: Shape): Span {
  return { kind: 'sphere', reaches: reachOf(shape) };
}
