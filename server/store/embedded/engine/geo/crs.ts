import { isDocument } from '../bson.ts';
import { shown } from '../values/shown.ts';
import { GeometryFault } from './geometryFault.ts';

/** Which side of its outline a polygon is: the smaller one, or the left one. */
export type Winding = 'any' | 'strict';

/** Reads the system of coordinates that a geometry names; where it names none it is WGS 84. @throws {GeometryFault} */
export function readCrs(crs: unknown): Winding {
  if (crs === undefined) return 'any';
  if (!isDocument(crs)) throw new GeometryFault('GeoJSON CRS must be an object');
  if (crs['type'] !== 'name') throw new GeometryFault(`GeoJSON CRS must have field "type": "name", got ${shown(crs)}`);
  const { properties } = crs;
  const name = isDocument(properties) ? properties['name'] : undefined;
  const winding = typeof name === 'string' ? WINDINGS.get(name) : undefined;
  if (!winding) throw new GeometryFault(`Unknown CRS name: ${shown(name)}`);
  return winding;
}

const WINDINGS: ReadonlyMap<string, Winding> = new Map([
  ['urn:ogc:def:crs:OGC:1.3:CRS84', 'any'],
  ['EPSG:4326', 'any'],
  // MongoDB's own name, for polygons of more than a hemisphere.
  ['urn:x-mongodb:crs:strictwinding:EPSG:4326', 'strict'],
]);
