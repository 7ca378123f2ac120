import { type Bson, isDocument } from '../bson.ts';
import { CommandFailure } from '../commandFailure.ts';
import { fieldKey, MAX_VALUES_BYTES } from '../fieldKey.ts';
import { type IndexField, type IndexSpec } from '../indexSpec.ts';
import { fitted, orderedKey } from '../orderedKey.ts';
import { shown } from '../values/shown.ts';
import { MAX_TERM_BYTES, textEntries, textKey } from './textEntries.ts';
import { fieldsAround, textSpecOf } from './textIndex.ts';

/**
 * The keys of a document (plain numbers) in an index of words: the values before the words, and then each term. In a
 * unique index the weight of the term and the values behind the words follow, as they tell documents apart there; in
 * others they are left out, as no search is narrowed by them.
 *
 * @throws {CommandFailure} CannotBuildIndexKeys for an array in a field beside the words; as `fieldTexts`
 */
export function textKeys(document: Bson, index: Pick<IndexSpec, 'fields' | 'stated' | 'unique'>): Buffer[] {
  const { before, behind } = fieldsAround(index);
  const valuesOf = (fields: readonly IndexField[]) => fields.map(({ path }) => singleValueAt(document, path));
  const prefix = textPrefix(before, valuesOf(before));
  const suffix = textSuffix(valuesOf(behind));
  return textEntries(document, textSpecOf(index)).map(({ term, weight }) =>
    Buffer.concat([prefix, textKey(term), ...(index.unique ? [orderedKey(weight), suffix] : [])]),
  );
}

/** What keys have before a term, where the fields before the words have these values; a missing one is `null`. */
export function textPrefix(before: readonly IndexField[], values: readonly unknown[]): Buffer {
  const room = MAX_VALUES_BYTES - MAX_TERM_BYTES - MAX_WEIGHT_BYTES - MAX_SUFFIX_BYTES;
  const mostBytes = Math.floor(room / Math.max(1, before.length));
  return Buffer.concat(before.map(({ direction }, at) => fitted(fieldKey(values[at] ?? null, direction), mostBytes)));
}

/** What stands behind the words is compared as a whole only. */
function textSuffix(values: readonly unknown[]): Buffer {
  return fitted(Buffer.concat(values.map((value) => fieldKey(value ?? null, 1))), MAX_SUFFIX_BYTES);
}

const MAX_SUFFIX_BYTES = 64;
const MAX_WEIGHT_BYTES = 64;

function singleValueAt(document: Bson, path: string): unknown {
  let value: unknown = document;
  for (const step of path.split('.')) {
    value = isDocument(value) && Object.hasOwn(value, step) ? value[step] : undefined;
    if (Array.isArray(value))
      throw new CommandFailure(
        'CannotBuildIndexKeys',
        `Field '${path}' of text index contains an array in document: ${shown(document)}`,
      );
  }
  return value;
}
