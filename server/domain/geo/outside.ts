import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import { type Range } from '#shared/criterion.ts';
import { type Position, type Region } from '#shared/position.ts';
import { numberAt } from '../flat.ts';
import { type Ring, distanceM } from './ring.ts';
import { RegionGrid, type Side } from './regionGrid.ts';
import { type RingList } from './ringList.ts';
import { type Box, boxAt, ringNumbersOf } from './ringNumbers.ts';
import { polygonsOf } from './rings.ts';
import { MEASURED_M } from './sphere.ts';

/**
 * How far outside a region something may be, in metres: both ends 0 where the whole ring lies inside, `low` above 0
 * where all of it lies outside, else the ring straddles the boundary. The boundary belongs to the region.
 */
export function metresOutside({ position, radiusM }: Ring, region: Region): Range {
  const boundaryM = distanceM(position, nearestOnBoundary(position, region));
  const centreM = booleanPointInPolygon(position, region) ? -boundaryM : boundaryM;
  return { low: Math.max(0, centreM - radiusM), high: Math.max(0, centreM + radiusM) };
}

/** Where all of a ring lies, as `metresOutside` says; undefined where it straddles the boundary or would have to be measured. */
export function quickSide({ position, radiusM }: Ring, region: Region): Side | undefined {
  if (leastToBoxM(position, boxOf(region)) > radiusM + MEASURED_M) return 'outside';
  return radiusM === 0 && booleanPointInPolygon(position, region) ? 'inside' : undefined;
}

/** Where all of the ring of a number lies, as `metresOutside` says; undefined where it would have to be measured. */
export function sideOver(rings: RingList, region: Region): (number: number) => Side | undefined {
  const numbers = ringNumbersOf(rings);
  const outline = outlineOf(region);
  return (number) => {
    const at = numbers.beginOf(number);
    const box = boxAt(numbers.all, at);
    if (box === undefined) return undefined;
    return isApart(box, outline) ? 'outside' : gridOf(region, outline).sideOf(box);
  };
}

/** Whether two boxes lie beside each other for sure: also the other way round the earth. */
function isApart(one: Box, other: Box): boolean {
  if (one.south > other.north || one.north < other.south) return true;
  const isBeside = one.west > other.east || other.west > one.east;
  return isBeside && Math.max(one.east, other.east) - Math.min(one.west, other.west) < 360;
}

/** The boundary of a region, and what it reaches, in degrees. */
interface Outline extends Box {
  /** Longitude and latitude of the start and of the end of each edge, holes included. */
  readonly edges: Float64Array;
}

const boxes = new WeakMap<Region, Box>();
const outlines = new WeakMap<Region, Outline>();
const grids = new WeakMap<Outline, RegionGrid>();

/** The grid of a region, laid out once as its outline is. */
function gridOf(region: Region, outline: Outline): RegionGrid {
  const known = grids.get(outline) ?? new RegionGrid(region, outline.edges, outline);
  grids.set(outline, known);
  return known;
}

/** The outline of a region, laid out once: every site is judged by the same. */
function outlineOf(region: Region): Outline {
  const known = outlines.get(region);
  if (known !== undefined) return known;
  const edges = polygonsOf(region)
    .flat()
    .flatMap((points) => points.flatMap((end, index) => [...(points[index - 1] ?? end), ...end]));
  const outline = { ...boxOf(region), edges: Float64Array.from(edges) };
  outlines.set(region, outline);
  return outline;
}

/** What a region reaches, found once: of most regions it tells that a place lies outside. */
function boxOf(region: Region): Box {
  const known = boxes.get(region);
  if (known !== undefined) return known;
  const box = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };
  for (const rings of polygonsOf(region)) for (const points of rings) widen(box, points);
  boxes.set(region, box);
  return box;
}

function widen(box: { -readonly [Side in keyof Box]: Box[Side] }, points: readonly Position[]): void {
  for (const [lng, lat] of points) {
    box.west = Math.min(box.west, lng);
    box.south = Math.min(box.south, lat);
    box.east = Math.max(box.east, lng);
    box.north = Math.max(box.north, lat);
  }
}

/** Metres of one degree along a great circle, a thousandth less than on the sphere by which distances are reckoned (111,195 m). */
const METRES_PER_DEGREE = 111_080;

/** No more than the distance from a position to any point of a box: to the parallel, or to the meridian, that lies between. */
function leastToBoxM([lng, lat]: Position, { west, south, east, north }: Box): number {
  const northM = Math.max(south - lat, lat - north, 0) * METRES_PER_DEGREE;
  const gapDegrees = Math.max(west - lng, lng - east, 0);
  // Beyond a quarter of the earth the meridian may be nearer over the pole.
  if (gapDegrees === 0 || gapDegrees > 90) return northM;
  const sine = Math.cos((lat * Math.PI) / 180) * Math.sin((gapDegrees * Math.PI) / 180);
  return Math.max(northM, ((Math.asin(sine) * 180) / Math.PI) * METRES_PER_DEGREE);
}

/**
 * The point of the boundary, holes included, that is nearest to a position. Edges are straight in longitude and latitude
 * (RFC 7946, section 3.1.1). Which is nearest is judged on the plane that touches the earth at the position: at 100 km
 * that may pick a point up to 1 % too far, nearby none that matters. Linear in the points, and nothing is made on the way.
 */
function nearestOnBoundary([lng, lat]: Position, region: Region): Position {
  const { edges } = outlineOf(region);
  const lngScale = Math.cos((lat * Math.PI) / 180);
  let nearestAt = 0;
  let nearestShare = 0;
  let nearestSquared = Infinity;
  for (let at = 0; at < edges.length; at += 4) {
    const startLng = numberAt(edges, at);
    const startLat = numberAt(edges, at + 1);
    const edgeLng = numberAt(edges, at + 2) - startLng;
    const edgeY = numberAt(edges, at + 3) - startLat;
    const edgeX = edgeLng * lngScale;
    const squaredLength = edgeX ** 2 + edgeY ** 2;
    // The foot of the perpendicular where it falls on the edge, else the nearer end.
    const along =
      squaredLength === 0 ? 0 : (edgeX * (lng - startLng) * lngScale + edgeY * (lat - startLat)) / squaredLength;
    const share = Math.min(1, Math.max(0, along));
    const squared = ((startLng + share * edgeLng - lng) * lngScale) ** 2 + (startLat + share * edgeY - lat) ** 2;
    if (squared >= nearestSquared) continue;
    nearestAt = at;
    nearestShare = share;
    nearestSquared = squared;
  }
  const startLng = numberAt(edges, nearestAt);
  const startLat = numberAt(edges, nearestAt + 1);
  return [
    startLng + nearestShare * (numberAt(edges, nearestAt + 2) - startLng),
    startLat + nearestShare * (numberAt(edges, nearestAt + 3) - startLat),
  ];
}
