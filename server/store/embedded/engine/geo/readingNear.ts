import { type Bson, isDocument } from '../bson.ts';
import { asDouble, isBsonNumber } from '../values/bsonTypes.ts';
import { shown } from '../values/shown.ts';
import { GeometryFault } from './geometryFault.ts';
import { isLegacy, readPair } from './pairs.ts';
import { readPlace } from './place.ts';
import { asBadValue } from './readingRegion.ts';
import { EARTH_RADIUS_M, isOnSphere, type Pair, type Vector, vectorOf } from './sphere.ts';

/** What `$near` or `$nearSphere` asks: what lies in `path` between two distances from a centre, nearest first. */
export interface Near {
  readonly path: string;
  readonly centre: Centre;
  /** Inclusive; on the sphere in radians. */
  readonly least: number;
  readonly most: number;
  /** Whether it is GeoJSON, and distances are stated and told in metres. */
  readonly isGeoJson: boolean;
}

type Centre = { readonly kind: 'plane'; readonly at: Pair } | { readonly kind: 'sphere'; readonly at: Vector };

/** The operators of a field that ask for its nearest values, with what may stand beside them. */
export const NEAR_OPERATORS = ['$near', '$nearSphere', '$geoNear'];
const BESIDE = ['$minDistance', '$maxDistance', '$uniqueDocs'];
export const NEAR_WORDS: readonly string[] = [...NEAR_OPERATORS, ...BESIDE];

/** Reads it from the operators of a field, of which one is a near operator. @throws {CommandFailure} BadValue */
export function readNear(path: string, operators: Bson): Near {
  return asBadValue(() => {
    const operator = NEAR_OPERATORS.find((name) => name in operators) ?? '$near';
    const operand = operators[operator];
    if (isLegacy(operand))
      return ofPair(path, readPair(operand), { isSphere: operator === '$nearSphere', ...limitsOf(operators, operand) });
    if (!isDocument(operand)) throw new GeometryFault(`geo near accepts just one argument: ${shown(operand)}`);
    return ofGeoJson(path, operand, operators);
  });
}

interface Limits {
  readonly least: number;
  readonly most: number;
}

function ofPair(path: string, pair: Pair, { isSphere, ...limits }: Limits & { readonly isSphere: boolean }): Near {
  if (!isSphere) return { path, centre: { kind: 'plane', at: pair }, ...limits, isGeoJson: false };
  if (!isOnSphere(pair)) throw new GeometryFault('Legacy point is out of bounds for spherical query');
  return { path, centre: { kind: 'sphere', at: vectorOf(pair) }, ...limits, isGeoJson: false };
}

function ofGeoJson(path: string, operand: Bson, beside: Bson): Near {
  const { $geometry = operand } = operand;
  const point = isDocument($geometry) && $geometry['type'] === 'Point' ? pointOf($geometry) : undefined;
  if (!point) throw new GeometryFault(`invalid point in geo near query $geometry argument: ${shown($geometry)}`);
  const { least, most } = limitsOf({ ...beside, ...operand });
  return {
    path,
    centre: { kind: 'sphere', at: point },
    least: least / EARTH_RADIUS_M,
    most: most / EARTH_RADIUS_M,
    isGeoJson: true,
  };
}

function pointOf(geometry: Bson): Vector | undefined {
  return readPlace(geometry, { isChecked: false }).shape?.points[0];
}

/** The third number of a legacy pair is the greatest distance. */
function limitsOf({ $minDistance = 0, $maxDistance }: Bson, pair?: unknown): Limits {
  const third: unknown = Array.isArray(pair) ? pair[2] : undefined;
  return {
    least: distanceOf($minDistance, '$minDistance'),
    most: distanceOf($maxDistance ?? third ?? Infinity, '$maxDistance'),
  };
}

function distanceOf(value: unknown, name: string): number {
  if (!isBsonNumber(value)) throw new GeometryFault(`${name} must be a number`);
  const distance = asDouble(value);
  if (distance >= 0) return distance;
  throw new GeometryFault(`${name} must be non-negative`);
}
