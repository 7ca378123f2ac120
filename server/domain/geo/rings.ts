import { type Position, type Region } from '#shared/position.ts';

/** A closed line of points: the outer edge of a polygon or of a hole in it. */
export interface RegionRing {
  readonly points: readonly Position[];
  /** Index of its polygon, 0 where the region is a single one. */
  readonly polygon: number;
  /** Index within its polygon: 0 is the outer ring, the others are holes. */
  readonly index: number;
  /** Where it stands in the region. */
  readonly path: readonly (string | number)[];
}

/** The polygons of a region, each with its rings. */
export function polygonsOf(region: Region): Position[][][] {
  return region.type === 'Polygon' ? [region.coordinates] : region.coordinates;
}

/** Every ring of a region, in the order in which they stand there. */
export function ringsOf(region: Region): RegionRing[] {
  return polygonsOf(region).flatMap((rings, polygon) =>
    rings.map((points, index) => ({
      points,
      polygon,
      index,
      path: region.type === 'Polygon' ? ['coordinates', index] : ['coordinates', polygon, index],
    })),
  );
}
