import { isDocument } from '../bson.ts';
import { shown } from '../values/shown.ts';
import { valuesAndElementsAt } from '../valuesAt.ts';
import { readGeoJson } from './geoJson.ts';
import { GeometryFault } from './geometryFault.ts';
import { isLegacy, readPair } from './pairs.ts';
import { NO_SHAPE, type Shape } from './shape.ts';
import { isOnSphere, type Pair, vectorOf } from './sphere.ts';

/** Where a stored value lies: on the plane, on the sphere, or on both. */
export interface Place {
  /** Of a legacy pair and of a GeoJSON point. */
  readonly pair?: Pair;
  /** Not of a pair that is no longitude and latitude. */
  readonly shape?: Shape;
}

/** Reads a value that is to be a legacy pair or GeoJSON. @throws {GeometryFault} */
export function readPlace(value: unknown, { isChecked }: { readonly isChecked: boolean }): Place {
  if (isLegacy(value)) return placeOfPair(readPair(value));
  if (!isDocument(value)) throw new GeometryFault(`geo element must be an array or object: ${shown(value)}`);
  const shape = readGeoJson(value, { isChecked });
  return value['type'] === 'Point' ? { pair: readPair(value['coordinates']), shape } : { shape };
}

function placeOfPair(pair: Pair): Place {
  return isOnSphere(pair) ? { pair, shape: { ...NO_SHAPE, points: [vectorOf(pair)] } } : { pair };
}

/** A stored value as a place; `undefined` where it is none. */
export function placeIn(value: unknown): Place | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  try {
    return readPlace(value, { isChecked: true });
  } catch (fault) {
    if (fault instanceof GeometryFault) return undefined;
    throw fault;
  }
}

/** A place with the value that it was read from. */
export interface FoundPlace {
  readonly value: unknown;
  readonly place: Place;
}

/** All places that a path leads to in a document, each element of an array for itself. */
export function placesAt(document: unknown, path: string): FoundPlace[] {
  return valuesAndElementsAt(document, path).flatMap((value) => {
    const place = placeIn(value);
    return place ? [{ value, place }] : [];
  });
}
