import { contain } from './containing.ts';
import { distanceRad } from './distance.ts';
import { meet } from './meeting.ts';
import { type Place } from './place.ts';
import { type PlaneRegion } from './plane.ts';
import { type Shape } from './shape.ts';
import { angleRad, opposite, type Vector } from './sphere.ts';

/** What a filter asks of places. */
export interface Region {
  readonly test: (place: Place) => boolean;
  /** How far a place on the plane or the sphere is from the region, so that an index can be asked for what is near enough. */
  readonly span: Span;
}

export type Span =
  | { readonly kind: 'plane'; readonly distance: PlaneRegion['distance'] }
  | { readonly kind: 'sphere'; readonly distance: (place: Vector) => number };

/** Places within a part of the plane; those that are no points are in none. */
export function withinPlane({ holds, distance }: PlaneRegion): Region {
  return { test: ({ pair }) => pair !== undefined && holds(pair), span: { kind: 'plane', distance } };
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
    span: { kind: 'sphere', distance: (place) => Math.max(0, angleRad(place, centre) - radiusRad) },
  };
}

function onSphere(test: (shape: Shape) => boolean): (place: Place) => boolean {
  return ({ shape }) => shape !== undefined && test(shape);
}

function spanOf(shape: Shape): Span {
  return { kind: 'sphere', distance: (place) => distanceRad(shape, place) };
}
