import { bboxClip, truncate } from '@turf/turf';
import type { Feature, MultiPolygon, Polygon, Position } from 'geojson';
import { feature } from 'topojson-client';
import { SHEET } from './sheet.ts';

/** The world's land as the package world-atlas gives it. */
export type LandTopology = Parameters<typeof feature>[0];

/** Four decimals of a degree are about 11 m, finer than the 1:10 million outline itself. */
const DECIMALS = 4;

/** The land within the sheet, without any boundary of state or province. */
export function clipLand(topology: LandTopology): Feature<MultiPolygon> {
  const coordinates = polygonsOf(topology).flatMap(clipped).map(withoutRepeats);
  return {
    type: 'Feature',
    properties: {},
    geometry: { type: 'MultiPolygon', coordinates: coordinates.filter((rings) => rings.length > 0) },
  };
}

function polygonsOf(topology: LandTopology): Position[][][] {
  const { land: object } = topology.objects;
  if (object === undefined) throw new TypeError('The atlas has no land');
  const land = feature(topology, object);
  const features = land.type === 'FeatureCollection' ? land.features : [land];
  return features.flatMap(({ geometry }) => polygonsOfGeometry(geometry));
}

function polygonsOfGeometry(geometry: Feature['geometry']): Position[][][] {
  if (geometry.type === 'Polygon') return [geometry.coordinates];
  if (geometry.type === 'MultiPolygon') return geometry.coordinates;
  throw new TypeError(`Land is made of polygons, not of ${geometry.type}`);
}

function clipped(rings: Position[][]): Position[][][] {
  const polygon: Feature<Polygon> = {
    type: 'Feature',
    properties: {},
    geometry: { type: 'Polygon', coordinates: rings },
  };
  const inside = bboxClip(polygon, [SHEET.west, SHEET.south, SHEET.east, SHEET.north]);
  return polygonsOfGeometry(truncate(inside, { precision: DECIMALS, mutate: true }).geometry);
}

/** Rounding makes neighbours equal; a ring that has shrunk to a line is no land. */
function withoutRepeats(rings: Position[][]): Position[][] {
  return rings
    .map((ring) => ring.filter((point, at) => at === 0 || !samePoint(point, ring[at - 1])))
    .filter((ring) => ring.length >= 4);
}

function samePoint(one: Position, other: Position | undefined): boolean {
  return one[0] === other?.[0] && one[1] === other?.[1];
}
