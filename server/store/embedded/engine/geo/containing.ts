import { holds, holdsInside, type Polygon, ringsOf } from './polygon.ts';
import { type Shape } from './shape.ts';
import { angleRad, areFarApart, besideEdge, crossing, type Edge, isOnEdge, plus, unit, type Vector } from './sphere.ts';

/** Whether each part of a shape lies within one of the polygons, its places on their rings included. */
export function contain(polygons: readonly Polygon[], { points, lines, polygons: parts }: Shape): boolean {
  const inOne = (isIn: (polygon: Polygon) => boolean): boolean => polygons.some(isIn);
  return (
    points.every((point) => inOne((polygon) => holds(polygon, point))) &&
    lines.every((line) => inOne((polygon) => holdsEdges(polygon, line))) &&
    parts.every((part) => inOne((polygon) => holdsPolygon(polygon, part)))
  );
}

function holdsEdges(polygon: Polygon, edges: readonly Edge[]): boolean {
  return edges.every((edge) => holds(polygon, edge.from)) && edges.every((edge) => holdsEdge(polygon, edge));
}

/** Between the places where an edge meets the rings it is within, or it is not, and the middle of each part tells. */
function holdsEdge(polygon: Polygon, edge: Edge): boolean {
  const cuts = ringsOf(polygon)
    .flat()
    .filter((other) => !areFarApart(edge, other))
    .flatMap((other) => cutsOf(edge, other))
    .sort((one, other) => angleRad(edge.from, one) - angleRad(edge.from, other));
  const ends = [edge.from, ...cuts, edge.to];
  return ends.slice(1).every((end, at) => holds(polygon, unit(plus(ends[at] ?? end, end))));
}

function cutsOf(edge: Edge, other: Edge): Vector[] {
  const place = crossing(edge, other);
  if (place) return [place];
  return isOnEdge(other.from, edge) ? [other.from] : [];
}

/** With its rings in the polygon, a part lies in it unless it also holds what is beyond one of the polygon's own rings. */
function holdsPolygon(polygon: Polygon, part: Polygon): boolean {
  return (
    ringsOf(part).every((ring) => holdsEdges(polygon, ring)) &&
    !beyondRings(polygon).some((place) => holdsInside(part, place))
  );
}

/** For each ring a place on the side of it that is not the polygon's. */
function beyondRings({ outline, holes }: Polygon): Vector[] {
  const [edge] = outline;
  return [
    ...(edge ? [besideEdge(edge, -BESIDE_RAD)] : []),
    ...holes.flatMap(([first]) => (first ? [besideEdge(first, BESIDE_RAD)] : [])),
  ];
}

/** 6 cm: more than what counts as lying on an edge, less than the width of what anybody draws. */
const BESIDE_RAD = 1e-8;
