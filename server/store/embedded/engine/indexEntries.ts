import { type Bson } from './bson.ts';
import { textKeyOf } from './collatedIndex.ts';
import { storedCollation } from './collation/collation.ts';
import { isGeoField, isGeoIndex } from './geo/geoIndex.ts';
import { geoKeys, hasPlace } from './geo/geoKeys.ts';
import { fieldKey, MAX_VALUES_BYTES, type TextKey } from './fieldKey.ts';
import { type IndexField, type IndexSpec } from './indexSpec.ts';
import { compileFilter } from './matching.ts';
import { fitted } from './orderedKey.ts';
import { isTextIndex } from './text/textIndex.ts';
import { textKeys } from './text/textKeys.ts';
import { valuesAndElementsAt } from './valuesAt.ts';

/**
 * What a document is found by in an index: the joined keys of its values, one for each combination of array elements, or
 * its words. `textKey` takes the place of what the index itself says of texts.
 */
export function indexedKeys(document: Bson, index: IndexSpec, textKey: TextKey = textKeyOf(index)): Buffer[] {
  if (!isIndexed(document, index)) return [];
  if (isTextIndex(index)) return distinct(textKeys(document, index));
  const keysByField = keysOfFields(document, textKey ? { ...index, textKey } : index, index.fields);
  const joined = keysByField.reduce<Buffer[]>(
    (prefixes, keys) => prefixes.flatMap((prefix) => keys.map((key) => Buffer.concat([prefix, key]))),
    [Buffer.alloc(0)],
  );
  return distinct(joined.map((key) => fitted(key, MAX_VALUES_BYTES)));
}

/** For each of these fields of an index the keys of its values in a document. */
export function keysOfFields(
  document: Bson,
  index: IndexSpec & { readonly textKey?: TextKey },
  fields: readonly IndexField[],
): Buffer[][] {
  const { textKey = textKeyOf(index) } = index;
  // Places must be found by what stands before them, so that nothing before may take all the room.
  const mostBytes = isGeoIndex(index) ? bytesOfEach(index) : Infinity;
  return fields.map((field) =>
    isGeoField(field)
      ? distinct(geoKeys(document, field, index))
      : fieldKeys(document, field, textKey).map((key) => fitted(key, mostBytes)),
  );
}

/** What each field may take in an index of places. */
export function bytesOfEach({ fields }: Pick<IndexSpec, 'fields'>): number {
  return Math.floor(MAX_VALUES_BYTES / fields.length);
}

function isIndexed(document: Bson, index: IndexSpec): boolean {
  const { partialFilter, collation } = index;
  if (isLeftOut(document, index)) return false;
  if (partialFilter === undefined) return true;
  return compileFilter(partialFilter, undefined, storedCollation(collation)?.texts)?.(document) ?? true;
}

function isLeftOut(document: Bson, index: IndexSpec): boolean {
  // An index of words is sparse by nature.
  if (isTextIndex(index)) return false;
  return isGeoIndex(index) ? !hasAnyPlace(document, index) : index.sparse && hasNone(document, index);
}

/** An index of places is sparse by nature, and what else is in it does not count. */
function hasAnyPlace(document: Bson, { fields }: IndexSpec): boolean {
  return fields.some((field) => isGeoField(field) && hasPlace(document, field));
}

function hasNone(document: Bson, { fields }: IndexSpec): boolean {
  return fields.every(({ path }) => valuesAndElementsAt(document, path).every((value) => value === undefined));
}

function fieldKeys(document: Bson, { path, direction }: IndexField, textKey: TextKey): Buffer[] {
  return distinct(valuesAndElementsAt(document, path).map((value) => fieldKey(value, direction, textKey)));
}

function distinct(keys: readonly Buffer[]): Buffer[] {
  if (keys.length < 2) return [...keys];
  return [...new Map(keys.map((key) => [key.toString('latin1'), key])).values()];
}
