import { type Bson, decodeTyped, encode, isDocument, without } from './bson.ts';
import { hasOperators, isPipeline, replacementOf, type Update, updatedSeed } from './updating.ts';

/**
 * The bytes of the document that an update inserts where nothing matches: what the filter (numbers in their BSON
 * classes) says to be equal to something, then the change, with `$setOnInsert` as one more `$set`.
 */
export function upserted(update: Update, typedFilter: Bson, newId: () => unknown): Uint8Array {
  const { change } = update;
  const equalities = equalitiesOf(typedFilter);
  const replacement = replacementOf(change);
  if (replacement) return encode(withId({ ...only(equalities, '_id'), ...replacement }, newId));

  const seed = nested(equalities);
  if (isPipeline(change)) return encode(withId(decodeTyped(updatedSeed(seed, { ...update, filter: {} })), newId));

  const set = { ...operandOf(change, '$set'), ...operandOf(change, '$setOnInsert') };
  const identified = '_id' in seed ? seed : { ...only(set, '_id'), ...seed };
  const bytes = updatedSeed(identified, { ...update, filter: {}, change: { ...change, $set: set } });
  return encode(withId(decodeTyped(bytes), newId));
}

function operandOf(change: Bson, operator: string): Bson {
  const fields = change[operator];
  return isDocument(fields) ? fields : {};
}

function only(document: Bson, field: string): Bson {
  return field in document ? { [field]: document[field] } : {};
}

function withId(document: Bson, newId: () => unknown): Bson {
  const { _id = newId() } = document;
  return { _id, ...without(document, ['_id']) };
}

/** By path, what the filter says to be equal to something, also where it says so within `$and`. */
function equalitiesOf(filter: Bson): Bson {
  return Object.fromEntries(Object.entries(filter).flatMap(equalitiesOfCondition));
}

function equalitiesOfCondition([path, condition]: readonly [string, unknown]): (readonly [string, unknown])[] {
  if (path === '$and' && Array.isArray(condition))
    return condition.filter(isDocument).flatMap((part) => Object.entries(equalitiesOf(part)));
  if (path.startsWith('$')) return [];
  if (!isDocument(condition) || !hasOperators(condition)) return [[path, condition]];
  return '$eq' in condition ? [[path, condition['$eq']]] : [];
}

/** `{ 'a.b': 1 }` as `{ a: { b: 1 } }`. */
function nested(equalities: Bson): Bson {
  return Object.entries(equalities).reduce<Bson>((root, [path, value]) => placed(root, path.split('.'), value), {});
}

function placed(into: Bson, [field = '', ...rest]: readonly string[], value: unknown): Bson {
  if (rest.length === 0) return withField(into, field, value);
  const within = Object.hasOwn(into, field) ? into[field] : undefined;
  return withField(into, field, placed(isDocument(within) ? within : {}, rest, value));
}

/** By entries, as a field may be called `__proto__`. */
function withField(into: Bson, field: string, value: unknown): Bson {
  return Object.fromEntries([...Object.entries(into), [field, value]]);
}
