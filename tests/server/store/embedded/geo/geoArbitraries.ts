import fc from 'fast-check';
import { readGeoJson } from '#server/store/embedded/engine/geo/geoJson.ts';

const RAD = Math.PI / 180;

/** Positions anywhere, and many of them where coordinates are peculiar or close together. */
export const position: fc.Arbitrary<[number, number]> = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(degrees(180), degrees(90)) },
  fc.tuple(fc.constantFrom(-180, 180, 179.999, -179.999, 0), degrees(90)),
  fc.tuple(degrees(180), fc.constantFrom(-90, 90, 89.9, -89.9, 0)),
  fc.tuple(degrees(0.001), degrees(0.001)),
);

/** An angle in degrees, from some decimetres to half of a hemisphere. */
export const radiusDeg = fc.double({ min: -5, max: 1.6, noNaN: true }).map((power) => 10 ** power);

/** A regular polygon around a centre, so that its sides never cross. */
export const polygon = fc
  .record({ centre: position, radius: radiusDeg, sides: fc.integer({ min: 3, max: 7 }) })
  .map(({ centre, radius, sides }) => {
    const corners = Array.from({ length: sides }, (_, at) => along(centre, (360 * at) / sides + 7, radius));
    return { type: 'Polygon', coordinates: [[...corners, corners[0]]] };
  })
  // At the poles, corners may fall together.
  .filter(isSound);

function isSound(stated: Readonly<Record<string, unknown>>): boolean {
  try {
    readGeoJson(stated, { isChecked: false });
    return true;
  } catch {
    return false;
  }
}

const line = fc
  .record({ from: position, bearing: degrees(180), length: radiusDeg })
  .map(({ from, bearing, length }) => ({ type: 'LineString', coordinates: [from, along(from, bearing, length)] }))
  .filter(isSound);

export const point = position.map((coordinates) => ({ type: 'Point', coordinates }));

/** What a field with places may hold. */
export const geometry = fc.oneof(
  { weight: 3, arbitrary: point },
  position,
  position.map(([lng, lat]) => ({ lng, lat })),
  line,
  polygon,
  fc.array(position, { minLength: 1, maxLength: 3 }).map((coordinates) => ({ type: 'MultiPoint', coordinates })),
  fc.tuple(point, polygon).map((geometries) => ({ type: 'GeometryCollection', geometries })),
);

function degrees(most: number): fc.Arbitrary<number> {
  return fc.double({ min: -most, max: most, noNaN: true });
}

/** Where one comes to by going from a position. @see https://www.movable-type.co.uk/scripts/latlong.html */
function along([lng, lat]: readonly [number, number], bearingDeg: number, wayDeg: number): [number, number] {
  const [up, bearing, way] = [lat * RAD, bearingDeg * RAD, wayDeg * RAD];
  const sine = Math.sin(up) * Math.cos(way) + Math.cos(up) * Math.sin(way) * Math.cos(bearing);
  const turn = Math.atan2(Math.sin(bearing) * Math.sin(way) * Math.cos(up), Math.cos(way) - Math.sin(up) * sine);
  return [((lng + turn / RAD + 540) % 360) - 180, Math.asin(Math.max(-1, Math.min(1, sine))) / RAD];
}

/** The angle between two positions by the haversine formula, in radians. */
export function haversineRad([aLng, aLat]: readonly [number, number], [bLng, bLat]: readonly [number, number]): number {
  const half = (difference: number): number => Math.sin((difference * RAD) / 2) ** 2;
  const squared = half(bLat - aLat) + Math.cos(aLat * RAD) * Math.cos(bLat * RAD) * half(bLng - aLng);
  return 2 * Math.asin(Math.min(1, Math.sqrt(squared)));
}
