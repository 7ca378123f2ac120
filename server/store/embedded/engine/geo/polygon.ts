import { crossing, cross, dot, type Edge, edgeBetween, edgesMeet, isOnEdge, leftOf, type Vector } from './sphere.ts';

/** A closed line without crossings, with what it encloses on its left. */
export type Ring = readonly Edge[];

/** What the first ring encloses without what the others do. The rings belong to it. */
export interface Polygon {
  readonly outline: Ring;
  readonly holes: readonly Ring[];
}

/**
 * The ring through at least three different places, of which the last one is not the first one again. It encloses the
 * smaller side of the sphere, in whatever order the places go round.
 */
export function ringThrough(places: readonly Vector[]): Ring {
  return areaLeftOf(places) < 0 ? ringLeftOf([...places].reverse()) : ringLeftOf(places);
}

/** As `ringThrough`, but what it encloses is on the left of the way through the places, however large that is. */
export function ringLeftOf(places: readonly Vector[]): Ring {
  return places.map((from, at) => edgeBetween(from, places[(at + 1) % places.length] ?? from));
}

export function ringsOf({ outline, holes }: Polygon): readonly Ring[] {
  return [outline, ...holes];
}

/** Whether the place lies within the polygon or on one of its rings. */
export function holds(polygon: Polygon, place: Vector): boolean {
  return isWithin(polygon, place) || isOnRings(polygon, place);
}

/** Whether the place lies within the polygon and on none of its rings. */
export function holdsInside(polygon: Polygon, place: Vector): boolean {
  return isWithin(polygon, place) && !isOnRings(polygon, place);
}

/** Whether the ring encloses the place; of a place on the ring it says either. */
export function encloses(ring: Ring, place: Vector): boolean {
  const start = clearestEdge(ring, place);
  if (!start) return false;
  // From the middle of an edge the way to the place begins on the side of the edge on which the place lies.
  const way = edgeBetween(place, start.middle);
  const crossed = ring.filter((edge) => edge !== start && isCrossedBy(edge, way)).length;
  return leftOf(start, place) > 0 === (crossed % 2 === 0);
}

/** Two edges of the ring (by number) that meet though they do not follow one another. */
export function meetingEdges(ring: Ring): readonly [number, number] | undefined {
  for (const [at, edge] of ring.entries()) {
    const other = ring.findIndex((later, place) => place > at && isFault(ring, at, place) && edgesMeet(edge, later));
    if (other !== -1) return [at, other];
  }
  return undefined;
}

function isFault(ring: Ring, at: number, other: number): boolean {
  return other - at > 1 && !(at === 0 && other === ring.length - 1);
}

function isWithin({ outline, holes }: Polygon, place: Vector): boolean {
  return encloses(outline, place) && !holes.some((hole) => encloses(hole, place));
}

function isOnRings(polygon: Polygon, place: Vector): boolean {
  return ringsOf(polygon).some((ring) => ring.some((edge) => isOnEdge(place, edge)));
}

/** Of the first edges the one whose circle is farthest from the place, so that its side is beyond doubt. */
function clearestEdge(ring: Ring, place: Vector): Edge | undefined {
  let clearest = ring[0];
  for (const edge of ring.slice(1, EDGES_LOOKED_AT)) {
    if (clearest && Math.abs(leftOf(edge, place)) > Math.abs(leftOf(clearest, place))) clearest = edge;
  }
  return clearest;
}

const EDGES_LOOKED_AT = 8;

/** A corner that lies on the way counts as left of it, so that a ring that passes there is crossed once or twice, as it is. */
function isCrossedBy(edge: Edge, way: Edge): boolean {
  if (leftOf(way, edge.from) >= 0 === leftOf(way, edge.to) >= 0) return false;
  const place = crossing(edge, way);
  if (place) return true;
  return isPassedAtCorner(edge, way);
}

/** `crossing` leaves out edges of which an end lies exactly on the circle of the way. */
function isPassedAtCorner(edge: Edge, way: Edge): boolean {
  const corner = [edge.from, edge.to].find((end) => leftOf(way, end) === 0);
  return (
    corner !== undefined && dot(cross(way.normal, way.from), corner) > 0 && dot(cross(way.normal, way.to), corner) < 0
  );
}

/** The area left of the closed line through the places, in steradians; below 0 where it is more than half of the sphere. */
function areaLeftOf([first, ...others]: readonly Vector[]): number {
  if (!first) return 0;
  const sum = others.slice(1).reduce((area, place, at) => area + triangleArea([first, others[at] ?? first, place]), 0);
  // Triangles that reach round the sphere add whole spheres.
  return sum - SPHERE * Math.round(sum / SPHERE);
}

const SPHERE = 4 * Math.PI;

/** Signed: above 0 where the corners go round counter-clockwise. Formula of Eriksson (1990). */
function triangleArea([a, b, c]: readonly [Vector, Vector, Vector]): number {
  return 2 * Math.atan2(dot(a, cross(b, c)), 1 + dot(a, b) + dot(b, c) + dot(c, a));
}
