import { type Position, type Region } from '#shared/position.ts';

/** A closed square ring, anticlockwise from its south-west corner, by its side in degrees. */
export function aSquare([west, south]: Position, sideDeg: number): Position[] {
  const [east, north] = [west + sideDeg, south + sideDeg];
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
}

/** A polygon of the given rings, the first of them the outer one. */
export function aPolygon(...rings: Position[][]): Region {
  return { type: 'Polygon', coordinates: rings };
}

/** Several polygons without holes. */
export function polygons(...outerRings: Position[][]): Region {
  return { type: 'MultiPolygon', coordinates: outerRings.map((ring) => [ring]) };
}

/** A closed star around a centre, its points at the given distances in degrees, evenly turned: it never crosses itself. */
export function aStar([lng, lat]: Position, distancesDeg: readonly number[]): Position[] {
  const points = distancesDeg.map((distanceDeg, index): Position => {
    const angle = (2 * Math.PI * index) / distancesDeg.length;
    return [lng + distanceDeg * Math.cos(angle), lat + distanceDeg * Math.sin(angle)];
  });
  return points.concat(points.slice(0, 1));
}
