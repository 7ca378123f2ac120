import { Double } from 'bson';
import { instead, pagesOf, type StageCompiler } from '../aggregation/stage.ts';
import { type Bson, decodePlain, decodeTyped, isDocument, plain } from '../bson.ts';
import { find } from '../finding.ts';
import { mapped } from '../pageStreams.ts';
import { nearestValue } from './nearDistance.ts';
import { type GeoNear, readGeoNear } from './readingGeoNear.ts';
import { EARTH_RADIUS_M } from './sphere.ts';

/** The documents that the stage finds, nearest first, with their distances. */
export const geoNear: StageCompiler = (operand, { engine, reading, namespace, pacer, variables, collation }) =>
  instead(() => {
    const collection = engine.find(reading, namespace);
    if (!collection) return pagesOf([]);
    const asked = readGeoNear(plain(operand), collection);
    const found = find(collection, { filter: asked.filter, variables, collation }, pacer);
    return mapped(found, ({ bytes }) => withDistance(bytes, asked));
  });

function withDistance(bytes: Uint8Array, asked: GeoNear): Bson {
  const { near, distanceField, includeLocs, distanceMultiplier } = asked;
  const document = decodeTyped(bytes);
  const nearest = nearestValue(near, decodePlain(bytes));
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
