import { Double } from 'bson';
import { type DocumentPages, type PipelineGround } from '../aggregation/stage.ts';
import { type Bson, decodeTyped, isDocument, plain } from '../bson.ts';
import { find } from '../finding.ts';
import { nearestValue } from './nearDistance.ts';
import { type GeoNear, readGeoNear } from './readingGeoNear.ts';
import { EARTH_RADIUS_M } from './sphere.ts';

/** The documents that a `$geoNear` finds in the collection of the pipeline, nearest first, with their distances. */
export async function* geoNearDocuments(
  operand: unknown,
  { engine, reading, namespace, pacer, variables }: PipelineGround,
): DocumentPages {
  const collection = engine.find(reading, namespace);
  if (!collection) return undefined;
  const asked = readGeoNear(plain(operand), collection);
  for await (const page of find(collection, { filter: asked.filter, variables }, pacer))
    yield page.map(({ bytes }) => withDistance(decodeTyped(bytes), asked));
  return undefined;
}

function withDistance(document: Bson, asked: GeoNear): Bson {
  const { near, distanceField, includeLocs, distanceMultiplier } = asked;
  const nearest = nearestValue(near, document);
  if (!nearest) return document;
  const distance = nearest.distance * (near.isGeoJson ? EARTH_RADIUS_M : 1) * distanceMultiplier;
  const told = placed(document, distanceField.split('.'), new Double(distance));
  return includeLocs === undefined ? told : placed(told, includeLocs.split('.'), nearest.value);
}

/** By entries, as a field may be called `__proto__`. */
function placed(into: Bson, [field = '', ...rest]: readonly string[], value: unknown): Bson {
  const present = Object.hasOwn(into, field) ? into[field] : undefined;
  const placedValue = rest.length === 0 ? value : placed(isDocument(present) ? present : {}, rest, value);
  return Object.fromEntries([...Object.entries(into), [field, placedValue]]);
}
