import { type Bson } from './bson.ts';
import { type IndexField, type IndexSpec } from './indexSpec.ts';
import { compileFilter } from './matching.ts';
import { descending, fitted, orderedKey } from './orderedKey.ts';
import { valuesAndElementsAt } from './valuesAt.ts';

/** LMDB takes keys of at most 1,978 bytes: the number of the index, the values, and the `_id` must fit. */
export const MAX_VALUES_BYTES = 960;

/** What a document is found by in an index: the joined keys of its values, one for each combination of array elements. */
export function indexedKeys(document: Bson, index: IndexSpec): Buffer[] {
  if (!isIndexed(document, index)) return [];
  const keysByField = index.fields.map((field) => fieldKeys(document, field));
  const joined = keysByField.reduce<Buffer[]>(
    (prefixes, keys) => prefixes.flatMap((prefix) => keys.map((key) => Buffer.concat([prefix, key]))),
    [Buffer.alloc(0)],
  );
  return distinct(joined.map((key) => fitted(key, MAX_VALUES_BYTES)));
}

/** The key of one value in a field of an index. */
export function fieldKey(value: unknown, direction: 1 | -1): Buffer {
  const key = orderedKey(value);
  return direction === 1 ? key : descending(key);
}

function isIndexed(document: Bson, { sparse, partialFilter, fields }: IndexSpec): boolean {
  if (sparse && fields.every(({ path }) => valuesAndElementsAt(document, path).every((value) => value === undefined)))
    return false;
  return partialFilter === undefined || (compileFilter(partialFilter)?.(document) ?? true);
}

function fieldKeys(document: Bson, { path, direction }: IndexField): Buffer[] {
  return distinct(valuesAndElementsAt(document, path).map((value) => fieldKey(value, direction)));
}

function distinct(keys: readonly Buffer[]): Buffer[] {
  if (keys.length < 2) return [...keys];
  return [...new Map(keys.map((key) => [key.toString('latin1'), key])).values()];
}
