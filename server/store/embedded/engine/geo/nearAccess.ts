import { type Bson } from '../bson.ts';
import { type Access, type Asked, isOpen } from '../accessWays.ts';
import { servedConstraints } from '../collatedIndex.ts';
import { type Collection } from '../collection.ts';
import { CommandFailure } from '../commandFailure.ts';
import { type Constraint, constraintsOf } from '../constraints.ts';
import { isMeant } from '../hint.ts';
import { type IndexSpec } from '../indexSpec.ts';
import { namespaceText } from '../namespace.ts';
import { impliesPartial } from '../partialIndex.ts';
import { type Cell } from './cells.ts';
import { boundsOf, isGeoField } from './geoIndex.ts';
import { equalFields, prefixes } from './geoPrefixes.ts';
import { degreeGrid, type Grid, planeGrid, SPHERE_GRID } from './grid.ts';
import { nearest } from './nearest.ts';
import { nearestValue } from './nearDistance.ts';
import { type Near } from './readingNear.ts';
import { angleRad } from './sphere.ts';
import { distanceBetween } from './plane.ts';

/**
 * The documents in the order of their distance, by an index of places. `asked.filter` is what else is asked.
 * @throws {CommandFailure} NoQueryExecutionPlans where there is no such index
 */
export function nearAccess(collection: Collection, near: Near, asked: Asked): Access {
  const constraints = constraintsOf(asked.filter);
  const choice = chooseIndex(collection, near, { ...asked, constraints });
  if (!choice) throw indexMissing(collection, near);
  const { index, at } = choice;
  const served = servedConstraints(index, constraints, asked.collation);
  const grid = gridFor(index, at, near.centre);
  const search = {
    collection,
    index,
    ...grid,
    distanceOf: (document: Bson) => nearestValue(near, document)?.distance,
    least: near.least,
    most: near.most,
  };
  return {
    stage: { stage: index.fields[at]?.kind === '2d' ? 'GEO_NEAR_2D' : 'GEO_NEAR_2DSPHERE', index },
    pages: () => nearest({ ...search, prefixes: prefixes({ collection, index, at, constraints: served }) }),
    isInOrder: asked.sort.length === 0,
  };
}

interface NearChoice {
  readonly index: IndexSpec;
  /** The number of the field with the places. */
  readonly at: number;
}

function chooseIndex(
  { entry }: Collection,
  near: Near,
  { filter, hint, constraints, collation }: Asked & { readonly constraints: ReadonlyMap<string, Constraint> },
): NearChoice | undefined {
  const choices = entry.indexes
    .filter((index) => isOpen(index) && (hint === undefined || isMeant(index, hint)))
    .filter((index) => impliesPartial(index, { filter, constraints, collation }))
    .map((index) => ({ index, at: fieldFor(index, near) }))
    .filter(({ at }) => at >= 0);
  const worth = ({ index, at }: NearChoice): number =>
    equalFields({ index, at, constraints: servedConstraints(index, constraints, collation) }) -
    at +
    (index.fields[at]?.kind === '2dsphere' ? 0.5 : 0);
  return choices.sort((one, other) => worth(other) - worth(one))[0];
}

/** An index of the plane also serves legacy pairs on the sphere, one of the sphere nothing on the plane. */
function fieldFor({ fields }: IndexSpec, { path, centre, isGeoJson }: Near): number {
  return fields.findIndex(
    (field) =>
      isGeoField(field) && field.path === path && (field.kind === '2dsphere' ? centre.kind === 'sphere' : !isGeoJson),
  );
}

interface MeasuredGrid {
  readonly rootCount: number;
  readonly leastDistance: (cell: Cell) => number;
}

function gridFor(index: IndexSpec, at: number, centre: Near['centre']): MeasuredGrid {
  if (centre.kind === 'plane')
    return measured(planeGrid(boundsOf(index)), (place) => distanceBetween(place, centre.at));
  const isFlat = index.fields[at]?.kind === '2d';
  return measured(isFlat ? degreeGrid(boundsOf(index)) : SPHERE_GRID, (place) => angleRad(place, centre.at));
}

function measured<Place>(grid: Grid<Place>, distance: (place: Place) => number): MeasuredGrid {
  return {
    rootCount: grid.rootCount,
    leastDistance: (cell) => Math.max(0, distance(grid.centre(cell)) - grid.radius(cell)),
  };
}

function indexMissing({ entry }: Collection, { path }: Near): CommandFailure {
  return new CommandFailure(
    'NoQueryExecutionPlans',
    `error processing query: ns=${namespaceText(entry.namespace)} Tree: GEONEAR field=${path} planner returned error :: caused by :: unable to find index for $geoNear query`,
  );
}
