import { holds, type Polygon, ringsOf } from './polygon.ts';
import { type Shape } from './shape.ts';
import { angleRad, distanceToEdgeRad, type Edge, ON_EDGE_RAD, opposite, plus, unit, type Vector } from './sphere.ts';

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

/** Whether a shape is no farther from a place than an angle; quick to say so of what is far away. */
export function reachOf(shape: Shape): (place: Vector, distance: number) => boolean {
  const cap = capAround(shape);
  return (place, distance) =>
    (!cap || angleRad(cap.centre, place) <= cap.radius + distance) && distanceRad(shape, place) <= distance;
}

/** A circle around a shape; `undefined` for one so large that its corners do not tell where it lies. */
function capAround({
  points,
  lines,
  polygons,
}: Shape): { readonly centre: Vector; readonly radius: number } | undefined {
  const edges = [...lines, ...polygons.flatMap(ringsOf)].flat();
  const corners = [...points, ...edges.flatMap(({ from, to }) => [from, to])];
  const centre = unit(corners.reduce(plus, [0, 0, 0]));
  const radius = corners.reduce((most, corner) => Math.max(most, angleRad(centre, corner)), 0);
  // A polygon may be what is around its corners.
  const isAround = polygons.some((polygon) => holds(polygon, opposite(centre)));
  return radius < LARGE_RAD && !isAround ? { centre, radius: radius * (1 + 1e-9) + ON_EDGE_RAD } : undefined;
}

/** Circles below a hemisphere hold every edge between two of their places. */
const LARGE_RAD = 1.5;
