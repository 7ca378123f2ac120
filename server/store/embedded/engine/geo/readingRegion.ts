import { type Bson, isDocument } from '../bson.ts';
import { CommandFailure } from '../commandFailure.ts';
import { asDouble, isBsonNumber } from '../values/bsonTypes.ts';
import { shown } from '../values/shown.ts';
import { readGeoJson } from './geoJson.ts';
import { GeometryFault } from './geometryFault.ts';
import { readPair, readPairs } from './pairs.ts';
import { box, disc, flatPolygon } from './plane.ts';
import { meetingShape, type Region, withinCap, withinPlane, withinShape } from './region.ts';
import { isOnSphere, type Pair, vectorOf } from './sphere.ts';

/** Operators that ask where a value lies. */
export type RegionOperator = '$geoWithin' | '$within' | '$geoIntersects';

export function isRegionOperator(name: string): name is RegionOperator {
  return name === '$geoWithin' || name === '$within' || name === '$geoIntersects';
}

/** Reads what `$geoWithin` (or `$within`, its old name) or `$geoIntersects` asks. @throws {CommandFailure} BadValue */
export function readRegion(operator: RegionOperator, operand: unknown): Region {
  return asBadValue(() => {
    if (!isDocument(operand)) throw new GeometryFault(`${operator} needs an object: ${shown(operand)}`);
    const [name = '', ...others] = Object.keys(operand);
    if (others.length > 0 && !others.every((other) => other === '$uniqueDocs'))
      throw new GeometryFault(`can't parse extra field: ${others.join(', ')}`);
    if (operator === '$geoIntersects') return intersecting(name, operand);
    const read = Object.hasOwn(WITHIN, name) ? WITHIN[name] : undefined;
    if (!read) throw new GeometryFault(`unknown geo specifier: ${name}: ${shown(operand[name])}`);
    return read(operand[name]);
  });
}

/** What does not describe a geometry is a fault of the command. */
export function asBadValue<Result>(read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    if (error instanceof GeometryFault) throw new CommandFailure('BadValue', error.message);
    throw error;
  }
}

function intersecting(name: string, operand: Bson): Region {
  if (name !== '$geometry')
    throw new GeometryFault(`$geoIntersects not supported with provided geometry: ${shown(operand)}`);
  return meetingShape(readGeoJson(geometryOf(operand[name]), { isChecked: false }));
}

const WITHIN: Readonly<Record<string, (operand: unknown) => Region>> = {
  $geometry(operand) {
    const shape = readGeoJson(geometryOf(operand), { isChecked: false });
    if (shape.polygons.length === 0 || shape.points.length + shape.lines.length > 0)
      throw new GeometryFault(`$within not supported with provided geometry: ${shown({ $geometry: operand })}`);
    return withinShape(shape);
  },
  $box(operand) {
    const [one, other, ...more] = readPairs(operand, '$box');
    if (!one || !other || more.length > 0) throw new GeometryFault('Box must have two corners');
    return withinPlane(box(one, other));
  },
  $polygon(operand) {
    const pairs = readPairs(operand, '$polygon');
    if (pairs.length < 3) throw new GeometryFault('Polygon must have at least 3 points');
    return withinPlane(flatPolygon(pairs));
  },
  $center(operand) {
    const { centre, radius } = readCircle(operand);
    return withinPlane(disc(centre, radius));
  },
  $centerSphere(operand) {
    const { centre, radius } = readCircle(operand);
    if (!isOnSphere(centre)) throw new GeometryFault('Spherical circle would require (unimplemented) splitting');
    return withinCap(vectorOf(centre), radius);
  },
};

function geometryOf(operand: unknown): Bson {
  if (isDocument(operand)) return operand;
  throw new GeometryFault(`$geometry must be an object: ${shown(operand)}`);
}

function readCircle(operand: unknown): { readonly centre: Pair; readonly radius: number } {
  const parts: readonly unknown[] = Array.isArray(operand)
    ? operand
    : isDocument(operand)
      ? Object.values(operand)
      : [];
  const [centre, radius, ...others] = parts;
  const length = isBsonNumber(radius) ? asDouble(radius) : NaN;
  if (!(length >= 0)) throw new GeometryFault('radius must be a non-negative number');
  if (others.length > 0) throw new GeometryFault('Only 2 fields allowed for circular region');
  return { centre: readPair(centre), radius: length };
}
