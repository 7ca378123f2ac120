import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import { type Position, type Region } from '#shared/position.ts';
import { crossingOf } from './crossing.ts';
import { polygonsOf, ringsOf } from './rings.ts';

/** What is wrong with a region, and where: `path` as within the region. */
export interface RegionFault {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** Least area of a ring, in square degrees: about a hundredth of a square metre, above the rounding of points in line. Ours. */
const AREA_MIN_DEG2 = 1e-12;

/**
 * Longest reach of an edge in longitude. A longer one would be shorter the other way round, across the antimeridian, and
 * an edge goes straight in longitude: what was drawn across 180° would mean all the rest of the world.
 *
 * @see RFC 7946, section 3.1.9
 */
const EDGE_MAX_DEG = 180;

/**
 * What keeps a region from being judged; empty where nothing does. First what is wrong with single rings, then where
 * rings meet, then how they lie. Its size is bounded before, by `sizeFault`.
 */
export function regionFaults(region: Region): RegionFault[] {
  for (const judge of [notClosed, acrossAntimeridian, withoutArea, meeting, holesOutside, polygonsWithin]) {
    const faults = judge(region);
    if (faults.length > 0) return faults;
  }
  return [];
}

function notClosed(region: Region): RegionFault[] {
  return ringsOf(region)
    .filter(({ points }) => {
      const [first, last] = [points[0], points.at(-1)];
      return first?.[0] !== last?.[0] || first?.[1] !== last?.[1];
    })
    .map(({ path }) => ({ path, message: 'Expected a closed ring: its last point must equal its first' }));
}

function acrossAntimeridian(region: Region): RegionFault[] {
  const reachDeg = ([lng]: Position, before: Position | undefined): number => Math.abs(lng - (before?.[0] ?? lng));
  return ringsOf(region)
    .filter(({ points }) => points.some((point, index) => reachDeg(point, points[index - 1]) > EDGE_MAX_DEG))
    .map(({ path }) => ({
      path,
      message: `Expected edges of at most ${EDGE_MAX_DEG}° of longitude: cut a region that crosses the antimeridian into a MultiPolygon along it`,
    }));
}

function withoutArea(region: Region): RegionFault[] {
  return ringsOf(region)
    .filter(({ points }) => Math.abs(areaDeg2(points)) < AREA_MIN_DEG2)
    .map(({ path }) => ({ path, message: 'Expected a ring that encloses an area and does not cross itself' }));
}

function meeting(region: Region): RegionFault[] {
  const rings = ringsOf(region);
  const crossing = crossingOf(rings.map(({ points }) => points));
  if (crossing === undefined) return [];
  const [lng, lat] = crossing.near;
  const message = `Expected rings that neither cross nor touch themselves or one another; they meet near [${lng}, ${lat}]`;
  return [{ path: rings[crossing.ring]?.path ?? ['coordinates'], message }];
}

function holesOutside(region: Region): RegionFault[] {
  const outers = polygonsOf(region).map(([outer = []]) => [outer]);
  return ringsOf(region)
    .filter(({ points, polygon, index }) => index > 0 && !contains(outers[polygon] ?? [], points))
    .map(({ path }) => ({ path, message: 'Expected a hole inside the outer ring of its polygon' }));
}

function polygonsWithin(region: Region): RegionFault[] {
  const polygons = polygonsOf(region);
  return ringsOf(region)
    .filter(({ index }) => index === 0)
    .filter((outer) => polygons.some((other, polygon) => polygon !== outer.polygon && contains(other, outer.points)))
    .map(({ path }) => ({ path, message: 'Expected polygons that do not lie within one another' }));
}

/** Whether a ring that touches none of the polygon's lies within it: any point of it tells. */
function contains(coordinates: Position[][], [point]: readonly Position[]): boolean {
  return point !== undefined && booleanPointInPolygon(point, { type: 'Polygon', coordinates });
}

/** Signed area on the plane of longitude and latitude, by the trapezium formula, counted from the first point so that little is lost to rounding. */
function areaDeg2(points: readonly Position[]): number {
  const [origin] = points;
  if (origin === undefined) return 0;
  const doubled = points.reduce((sum, [lng, lat], index) => {
    const [nextLng, nextLat] = points[index + 1] ?? origin;
    return sum + (lng - origin[0]) * (nextLat - origin[1]) - (nextLng - origin[0]) * (lat - origin[1]);
  }, 0);
  return doubled / 2;
}
