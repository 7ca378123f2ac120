import { holds, type Polygon, ringsOf } from './polygon.ts';
import { type Shape } from './shape.ts';
import { angleRad, type Edge, edgesMeet, isOnEdge, ON_EDGE_RAD } from './sphere.ts';

/** Whether two shapes have a place in common, the edges of polygons being part of them. */
export function meet(one: Shape, other: Shape): boolean {
  return pointsMeet(one, other) || pointsMeet(other, one) || edgesOfMeet(one, other) || lieWithin(one, other);
}

function pointsMeet({ points }: Shape, other: Shape): boolean {
  return points.some(
    (point) =>
      other.points.some((place) => angleRad(point, place) <= ON_EDGE_RAD) ||
      other.lines.some((line) => line.some((edge) => isOnEdge(point, edge))) ||
      other.polygons.some((polygon) => holds(polygon, point)),
  );
}

function edgesOfMeet(one: Shape, other: Shape): boolean {
  const edges = edgesOf(one);
  const others = edgesOf(other);
  return edges.some((edge) => others.some((another) => edgesMeet(edge, another)));
}

function edgesOf({ lines, polygons }: Shape): readonly Edge[] {
  return [...lines, ...polygons.flatMap(ringsOf)].flat();
}

/** Where no edges meet, one is within the other as a whole or not at all, and any place of it tells. */
function lieWithin(one: Shape, other: Shape): boolean {
  return hasStartIn(one, other.polygons) || hasStartIn(other, one.polygons);
}

function hasStartIn({ lines, polygons }: Shape, within: readonly Polygon[]): boolean {
  const starts = [...lines, ...polygons.map(({ outline }) => outline)].flatMap(([edge]) => (edge ? [edge.from] : []));
  return starts.some((start) => within.some((polygon) => holds(polygon, start)));
}
