import { type Bson, decodePlain, isDocument } from '../bson.ts';
import { type Collection } from '../collection.ts';
import { CommandFailure } from '../commandFailure.ts';
import { find, type Search } from '../finding.ts';
import { type Pacer } from '../pacer.ts';
import { nearestValue } from './nearDistance.ts';
import { type GeoNear, readGeoNear } from './readingGeoNear.ts';
import { EARTH_RADIUS_M } from './sphere.ts';

/** How an aggregation asks a `$geoNear`, which stands at its beginning. */
export interface GeoNearAsked extends Omit<Search, 'filter'> {
  readonly stage: unknown;
}

/** The documents that the stage finds, nearest first, with their distances. */
export async function* geoNearDocuments(
  collection: Collection,
  { stage, ...how }: GeoNearAsked,
  pacer: Pacer,
): AsyncGenerator<readonly Bson[], undefined> {
  const asked = readGeoNear(stage, collection);
  for await (const page of find(collection, { filter: asked.filter, ...how }, pacer))
    yield page.map(({ bytes }) => withDistance(decodePlain(bytes), asked));
  return undefined;
}

/** The operand of a `$geoNear` at the beginning of a pipeline. @throws {CommandFailure} 40602 where one stands elsewhere */
export function leadingGeoNear([first, ...others]: readonly Bson[]): unknown {
  if (others.some((stage) => '$geoNear' in stage))
    throw new CommandFailure(40602, '$geoNear is only valid as the first stage in a pipeline.');
  return first?.['$geoNear'];
}

function withDistance(document: Bson, asked: GeoNear): Bson {
  const { near, distanceField, includeLocs, distanceMultiplier } = asked;
  const nearest = nearestValue(near, document);
  if (!nearest) return document;
  const distance = nearest.distance * (near.isGeoJson ? EARTH_RADIUS_M : 1) * distanceMultiplier;
  const told = placed(document, distanceField.split('.'), distance);
  return includeLocs === undefined ? told : placed(told, includeLocs.split('.'), nearest.value);
}

/** By entries, as a field may be called `__proto__`. */
function placed(into: Bson, [field = '', ...rest]: readonly string[], value: unknown): Bson {
  const present = Object.hasOwn(into, field) ? into[field] : undefined;
  const placedValue = rest.length === 0 ? value : placed(isDocument(present) ? present : {}, rest, value);
  return Object.fromEntries([...Object.entries(into), [field, placedValue]]);
}
