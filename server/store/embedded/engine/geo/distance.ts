import { holds, type Polygon, ringsOf } from './polygon.ts';
import { type Shape } from './shape.ts';
import { angleRad, distanceToEdgeRad, type Edge, type Vector } from './sphere.ts';

/** The least angle between a place and a shape, in radians; 0 on it and within it. A shape of nothing is infinitely far away. */
export function distanceRad({ points, lines, polygons }: Shape, place: Vector): number {
  return Math.min(
    ...points.map((point) => angleRad(point, place)),
    ...lines.map((line) => distanceToEdgesRad(line, place)),
    ...polygons.map((polygon) => distanceToPolygonRad(polygon, place)),
  );
}

function distanceToPolygonRad(polygon: Polygon, place: Vector): number {
  if (holds(polygon, place)) return 0;
  return Math.min(...ringsOf(polygon).map((ring) => distanceToEdgesRad(ring, place)));
}

function distanceToEdgesRad(edges: readonly Edge[], place: Vector): number {
  return edges.reduce((least, edge) => Math.min(least, distanceToEdgeRad(place, edge)), Infinity);
}
