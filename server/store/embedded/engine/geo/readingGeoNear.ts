import { type Bson, isDocument } from '../bson.ts';
import { type Collection } from '../collection.ts';
import { CommandFailure } from '../commandFailure.ts';
import { asDouble, isBsonNumber } from '../values/bsonTypes.ts';
import { isGeoField } from './geoIndex.ts';
import { isLegacy } from './pairs.ts';
import { type Near, readNear } from './readingNear.ts';
import { refuseNear } from './takingNear.ts';

/** What a `$geoNear` stage asks for. */
export interface GeoNear {
  readonly near: Near;
  /** What the near operators of a filter say of the same. */
  readonly filter: Bson;
  readonly distanceField: string;
  readonly includeLocs?: string;
  readonly distanceMultiplier: number;
}

/**
 * Reads a `$geoNear` stage (plain numbers); without a `key` it asks for the one path of which the collection has an
 * index of places.
 * @throws {CommandFailure} IndexNotFound where there is none, or more than one
 */
export function readGeoNear(stage: unknown, collection: Collection): GeoNear {
  if (!isDocument(stage)) throw new CommandFailure(10065, 'invalid parameter: expected an object ($geoNear)');
  refuseOld(stage);
  const fields = readFields(stage);
  const path = keyOf(stage) ?? onlyPath(collection);
  const operators = operatorsOf(stage);
  return {
    near: readNear(path, operators),
    filter: { $and: [{ [path]: operators }, queryOf(stage)] },
    ...fields,
    distanceMultiplier: multiplierOf(stage),
  };
}

function readFields({ distanceField, includeLocs }: Bson): Pick<GeoNear, 'distanceField' | 'includeLocs'> {
  if (typeof distanceField !== 'string')
    throw new CommandFailure(16606, "$geoNear requires a 'distanceField' option as a String");
  if (includeLocs === undefined) return { distanceField };
  if (typeof includeLocs !== 'string')
    throw new CommandFailure(16607, "$geoNear requires that 'includeLocs' option is a String");
  return { distanceField, includeLocs };
}

function keyOf({ key }: Bson): string | undefined {
  if (key === undefined || (typeof key === 'string' && key !== '')) return key;
  throw new CommandFailure('TypeMismatch', "$geoNear parameter 'key' must be of type string and non-empty");
}

/** MongoDB took these until 4.2. */
function refuseOld(stage: Bson): void {
  for (const [option, code] of OLD)
    if (option in stage)
      throw new CommandFailure(
        code,
        `$geoNear no longer supports the '${option}' parameter. Use a $limit stage instead.`,
      );
}

const OLD = [
  ['limit', 50858],
  ['num', 50857],
  ['start', 50856],
] as const;

function operatorsOf({ near, spherical, minDistance, maxDistance }: Bson): Bson {
  if (near === undefined) throw new CommandFailure(5860400, "$geoNear requires a 'near' argument");
  if (!isLegacy(near) && !isDocument(near))
    throw new CommandFailure(5860401, "$geoNear requires 'near' to be an array or an object");
  return {
    [spherical === true ? '$nearSphere' : '$near']: isLegacy(near) ? near : { $geometry: near },
    ...(minDistance !== undefined && { $minDistance: minDistance }),
    ...(maxDistance !== undefined && { $maxDistance: maxDistance }),
  };
}

function queryOf({ query = {} }: Bson): Bson {
  if (!isDocument(query)) throw new CommandFailure('TypeMismatch', '$geoNear parameter query must be an object');
  refuseNear(query);
  return query;
}

function multiplierOf({ distanceMultiplier = 1 }: Bson): number {
  const multiplier = isBsonNumber(distanceMultiplier) ? asDouble(distanceMultiplier) : NaN;
  if (multiplier >= 0) return multiplier;
  throw new CommandFailure('BadValue', '$geoNear requires a nonnegative distanceMultiplier');
}

/** As MongoDB: an index of the plane is preferred. */
function onlyPath({ entry }: Collection): string {
  const fields = entry.indexes.flatMap((index) => index.fields.filter(isGeoField));
  for (const kind of ['2d', '2dsphere'] as const) {
    const paths = new Set(fields.filter((field) => field.kind === kind).map(({ path }) => path));
    const [path] = paths;
    if (paths.size > 1)
      throw new CommandFailure(
        'IndexNotFound',
        `There is more than one ${kind} index on ${entry.namespace.collection}; unsure which to use for $geoNear`,
      );
    if (path !== undefined) return path;
  }
  throw new CommandFailure('IndexNotFound', '$geoNear requires a 2d or 2dsphere index, but none were found');
}
