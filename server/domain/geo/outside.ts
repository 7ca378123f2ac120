import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import { type Range } from '#shared/criterion.ts';
import { type Position, type Region } from '#shared/position.ts';
import { type Ring, distanceM } from './ring.ts';
import { ringsOf } from './rings.ts';

/**
 * How far outside a region something may be, in metres: both ends 0 where the whole ring lies inside, `low` above 0
 * where all of it lies outside, else the ring straddles the boundary. The boundary belongs to the region.
 */
export function metresOutside({ position, radiusM }: Ring, region: Region): Range {
  const boundaryM = distanceM(position, nearestOnBoundary(position, region));
  const centreM = booleanPointInPolygon(position, region) ? -boundaryM : boundaryM;
  return { low: Math.max(0, centreM - radiusM), high: Math.max(0, centreM + radiusM) };
}

/**
 * The point of the boundary, holes included, that is nearest to a position. Edges are straight in longitude and latitude
 * (RFC 7946, section 3.1.1). Which is nearest is judged on the plane that touches the earth at the position: at 100 km
 * that may pick a point up to 1 % too far, nearby none that matters. Linear in the points.
 */
function nearestOnBoundary(position: Position, region: Region): Position {
  const lngScale = Math.cos((position[1] * Math.PI) / 180);
  let nearest = position;
  let nearestSquared = Infinity;
  for (const { points } of ringsOf(region)) {
    for (const [index, end] of points.entries()) {
      const foot = nearestOnEdge({ start: points[index - 1] ?? end, end, lngScale }, position);
      const squared = ((foot[0] - position[0]) * lngScale) ** 2 + (foot[1] - position[1]) ** 2;
      if (squared < nearestSquared) [nearest, nearestSquared] = [foot, squared];
    }
  }
  return nearest;
}

interface Edge {
  readonly start: Position;
  readonly end: Position;
  /** Length of a degree of longitude, in degrees of latitude. */
  readonly lngScale: number;
}

/** Foot of the perpendicular where it falls on the edge, else the nearer end. */
function nearestOnEdge({ start, end, lngScale }: Edge, [lng, lat]: Position): Position {
  const edgeX = (end[0] - start[0]) * lngScale;
  const edgeY = end[1] - start[1];
  const squaredLength = edgeX ** 2 + edgeY ** 2;
  if (squaredLength === 0) return start;
  const along = (edgeX * (lng - start[0]) * lngScale + edgeY * (lat - start[1])) / squaredLength;
  const share = Math.min(1, Math.max(0, along));
  return [start[0] + share * (end[0] - start[0]), start[1] + share * edgeY];
}
