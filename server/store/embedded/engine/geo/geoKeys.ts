import { type Bson } from '../bson.ts';
import { CommandFailure } from '../commandFailure.ts';
import { type IndexSpec } from '../indexSpec.ts';
import { valuesAt } from '../valuesAt.ts';
import { shown } from '../values/shown.ts';
import { cellKey } from './cells.ts';
import { covering } from './covering.ts';
import { distanceRad } from './distance.ts';
import { boundsOf, type GeoField } from './geoIndex.ts';
import { GeometryFault } from './geometryFault.ts';
import { type Bounds, cellOnPlane, cellOnSphere, SPHERE_GRID } from './grid.ts';
import { readPair } from './pairs.ts';
import { readPlace } from './place.ts';
import { type Shape } from './shape.ts';
import { type Pair } from './sphere.ts';

/** Whether a document has something in the field of an index of places; `null` and an empty array are nothing. */
export function hasPlace(document: Bson, { path }: GeoField): boolean {
  return placedValues(document, path).length > 0;
}

/**
 * The keys of what a document has in a field of an index of places: the cells that it lies in.
 * @throws {CommandFailure} 16755 for what is no geometry, 16804 and 13027 for what is no pair within the bounds of a `2d` index
 */
export function geoKeys(document: Bson, field: GeoField, index: Pick<IndexSpec, 'stated'>): Buffer[] {
  const values = placedValues(document, field.path);
  if (values.length === 0) return [NOTHING];
  if (field.kind === '2dsphere') return values.flatMap((value) => sphereKeys(value, document));
  return values.flatMap((value) => planeKeys(value, boundsOf(index)));
}

/** No key of a cell begins so. */
const NOTHING = Buffer.from([254]);

function placedValues(document: Bson, path: string): unknown[] {
  return valuesAt(document, path.split('.')).filter(
    (value) => value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0),
  );
}

function sphereKeys(value: unknown, document: Bson): Buffer[] {
  try {
    const { shape } = readPlace(value, { isChecked: false });
    if (!shape) throw new GeometryFault(`longitude/latitude is out of bounds: ${shown(value)}`);
    return keysOfShape(shape);
  } catch (error) {
    if (!(error instanceof GeometryFault)) throw error;
    throw new CommandFailure(16755, `Can't extract geo keys: ${shown(document)}  ${error.message}`);
  }
}

function keysOfShape(shape: Shape): Buffer[] {
  const { points, lines, polygons } = shape;
  const atPoints = points.map((point) => cellKey(cellOnSphere(point)));
  if (lines.length + polygons.length === 0) return atPoints;
  const others = { points: [], lines, polygons };
  const cells = covering(SPHERE_GRID, (place) => distanceRad(others, place), MAX_CELLS);
  return [...atPoints, ...cells.map(cellKey)];
}

/** The more cells, the closer they lie to the geometry, and the more is written for each document. */
const MAX_CELLS = 16;

function planeKeys(value: unknown, bounds: Bounds): Buffer[] {
  return pairsOf(value).map((pair) => {
    if (!pair.every((number) => number >= bounds.min && number <= bounds.max))
      throw new CommandFailure(
        13027,
        `point not in interval of [ ${bounds.min}, ${bounds.max} ] :: caused by :: ${shown(value)}`,
      );
    return cellKey(cellOnPlane(pair, bounds));
  });
}

/** A pair, or an array of pairs. */
function pairsOf(value: unknown): Pair[] {
  const isMany = Array.isArray(value) && value.every((element) => typeof element === 'object');
  const stated: readonly unknown[] = isMany ? value : [value];
  return stated.map((each) => {
    try {
      return readPair(each);
    } catch (error) {
      if (!(error instanceof GeometryFault)) throw error;
      throw new CommandFailure(16804, `location object expected, location array not in correct format: ${shown(each)}`);
    }
  });
}
