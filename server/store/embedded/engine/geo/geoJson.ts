import { type Bson, isDocument } from '../bson.ts';
import { shown } from '../values/shown.ts';
import { readCrs } from './crs.ts';
import { GeometryFault } from './geometryFault.ts';
import { readPair } from './pairs.ts';
import { type PolygonReading, readPolygon } from './readingPolygon.ts';
import { joined, NO_SHAPE, type Shape } from './shape.ts';
import { edgeBetween, isOnSphere, type Vector, vectorOf } from './sphere.ts';

/**
 * Reads a GeoJSON geometry of any type. A stored one is checked when it enters an index; afterwards its rings need not
 * be looked at for crossings again.
 * @see https://www.rfc-editor.org/rfc/rfc7946 section 3.1
 * @throws {GeometryFault}
 */
export function readGeoJson(geometry: Bson, { isChecked }: { readonly isChecked: boolean }): Shape {
  const { type, coordinates, geometries } = geometry;
  const winding = readCrs(geometry['crs']);
  if (winding === 'strict' && type !== 'Polygon')
    throw new GeometryFault(`Strict winding order is only supported by polygon: ${shown(geometry)}`);
  if (type === 'GeometryCollection')
    return joined(
      arrayOf(geometries, 'GeometryCollection geometries').map((part) => readGeoJson(documentOf(part), { isChecked })),
    );
  const read = typeof type === 'string' && Object.hasOwn(READERS, type) ? READERS[type] : undefined;
  if (!read) throw new GeometryFault(`unknown GeoJSON type: ${shown(geometry)}`);
  return read(coordinates, { winding, isChecked });
}

type Reader = (coordinates: unknown, reading: PolygonReading) => Shape;

const READERS: Readonly<Record<string, Reader>> = {
  Point: (position) => ({ ...NO_SHAPE, points: [readPosition(position)] }),
  MultiPoint: (positions) => ({ ...NO_SHAPE, points: nonEmpty(positions, 'MultiPoint').map(readPosition) }),
  LineString: (positions) => lineOf(positions),
  MultiLineString: (lines) => joined(nonEmpty(lines, 'MultiLineString').map(lineOf)),
  Polygon: (rings, reading) => polygonOf(rings, reading),
  MultiPolygon: (polygons, reading) =>
    joined(nonEmpty(polygons, 'MultiPolygon').map((rings) => polygonOf(rings, reading))),
};

function lineOf(positions: unknown): Shape {
  const places = distinctInTurn(readPositions(positions));
  if (places.length < 2)
    throw new GeometryFault(`GeoJSON LineString must have at least 2 vertices: ${shown(positions)}`);
  return { ...NO_SHAPE, lines: [places.slice(1).map((to, at) => edgeBetween(places[at] ?? to, to))] };
}

function polygonOf(rings: unknown, reading: PolygonReading): Shape {
  const loops = arrayOf(rings, 'Polygon coordinates').map((ring) => ({
    stated: ring,
    places: distinctInTurn(readPositions(ring)),
  }));
  return { ...NO_SHAPE, polygons: [readPolygon(loops, reading)] };
}

function readPositions(positions: unknown): Vector[] {
  return arrayOf(positions, 'GeoJSON coordinates').map(readPosition);
}

function readPosition(position: unknown): Vector {
  if (!Array.isArray(position)) throw new GeometryFault('GeoJSON coordinates must be an array');
  const pair = readPair(position);
  if (!isOnSphere(pair))
    throw new GeometryFault(`longitude/latitude is out of bounds, lng: ${pair[0]} lat: ${pair[1]}`);
  return vectorOf(pair);
}

/** A place that comes twice in turn makes no edge. */
function distinctInTurn(places: readonly Vector[]): Vector[] {
  return places.filter((place, at) => at === 0 || !isSame(place, places[at - 1]));
}

function isSame(place: Vector, other: Vector | undefined): boolean {
  return other !== undefined && place.every((part, axis) => Math.abs(part - (other[axis] ?? NaN)) < SAME);
}

/** The poles and the antimeridian have many coordinates, which arithmetic takes to one place but for this. */
const SAME = 1e-15;

function nonEmpty(value: unknown, type: string): readonly unknown[] {
  const values = arrayOf(value, `${type} coordinates`);
  if (values.length === 0) throw new GeometryFault(`${type} coordinates must have at least 1 element`);
  return values;
}

function arrayOf(value: unknown, name: string): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw new GeometryFault(`${name} must be an array`);
}

function documentOf(value: unknown): Bson {
  if (isDocument(value)) return value;
  throw new GeometryFault(`Element of "geometries" must be an object, instead got ${shown(value)}`);
}
