import { shown } from '../values/shown.ts';
import { type Winding } from './crs.ts';
import { GeometryFault } from './geometryFault.ts';
import { encloses, meetingEdges, type Polygon, type Ring, ringLeftOf, ringThrough } from './polygon.ts';
import { angleRad, isOnEdge, ON_EDGE_RAD, type Vector } from './sphere.ts';

/** How a polygon is read. */
export interface PolygonReading {
  readonly winding: Winding;
  /** Whether it has been found before that its rings cross neither themselves nor one another. */
  readonly isChecked: boolean;
}

/** A ring as it is stated, and the places on its way, no two the same in turn; the last must be the first again. */
export interface Loop {
  readonly stated: unknown;
  readonly places: readonly Vector[];
}

/** Reads an outline and the holes in it. @throws {GeometryFault} */
export function readPolygon(loops: readonly Loop[], reading: PolygonReading): Polygon {
  if (reading.winding === 'strict' && loops.length > 1)
    throw new GeometryFault('Only one simple loop is allowed in a big polygon');
  const [outline, ...holes] = loops.map((loop) => readRing(loop, reading));
  if (!outline) throw new GeometryFault('Polygon has no loops.');
  if (!reading.isChecked) for (const hole of holes) checkHole(hole, outline);
  return { outline, holes };
}

function readRing({ stated, places }: Loop, { winding, isChecked }: PolygonReading): Ring {
  const [first] = places;
  const last = places.at(-1);
  if (!first || !last || angleRad(first, last) > ON_EDGE_RAD)
    throw new GeometryFault(`Loop is not closed: ${shown(stated)}`);
  if (places.length < 4) throw new GeometryFault(`Loop must have at least 3 different vertices: ${shown(stated)}`);
  const ring = winding === 'strict' ? ringLeftOf(places.slice(0, -1)) : ringThrough(places.slice(0, -1));
  if (!isChecked) checkCrossings(ring, stated);
  return ring;
}

function checkCrossings(ring: Ring, stated: unknown): void {
  const [one, other] = meetingEdges(ring) ?? [];
  if (one === undefined) return;
  throw new GeometryFault(`Loop is not valid: ${shown(stated)} Edges ${one} and ${other} cross.`);
}

/** A hole may touch its outline, but has no place beyond it. */
function checkHole(hole: Ring, outline: Ring): void {
  if (hole.some(({ middle }) => !isHeld(outline, middle)))
    throw new GeometryFault(
      'Secondary loops not contained by first exterior loop - secondary loops must be holes in the first exterior loop.',
    );
}

function isHeld(outline: Ring, place: Vector): boolean {
  return encloses(outline, place) || outline.some((edge) => isOnEdge(place, edge));
}
