import { type Bson, isDocument } from '../bson.ts';
import { CommandFailure } from '../commandFailure.ts';
import { fieldKey, MAX_VALUES_BYTES } from '../fieldKey.ts';
import { type IndexField, type IndexSpec } from '../indexSpec.ts';
import { fitted } from '../orderedKey.ts';
import { shown } from '../values/shown.ts';
import { MAX_TERM_BYTES, textEntries, textKey } from './textEntries.ts';
import { fieldsAround, textSpecOf } from './textIndex.ts';

/**
 * The keys of a document (plain numbers) in an index of words: the values before the words, and then each term. What
 * stands behind the words is not kept, as no search is narrowed by it.
 *
 * @throws {CommandFailure} CannotBuildIndexKeys for an array in a field beside the words; as `fieldTexts`
 */
export function textKeys(document: Bson, index: Pick<IndexSpec, 'fields' | 'stated'>): Buffer[] {
  const { before, behind } = fieldsAround(index);
  for (const { path } of behind) singleValueAt(document, path);
  const values = before.map(({ path }) => singleValueAt(document, path));
  const prefix = textPrefix(before, values);
  return textEntries(document, textSpecOf(index)).map(({ term }) => Buffer.concat([prefix, textKey(term)]));
}

/** What keys have before a term, where the fields before the words have these values; a missing one is `null`. */
export function textPrefix(before: readonly IndexField[], values: readonly unknown[]): Buffer {
  const mostBytes = Math.floor((MAX_VALUES_BYTES - MAX_TERM_BYTES) / Math.max(1, before.length));
  return Buffer.concat(before.map(({ direction }, at) => fitted(fieldKey(values[at] ?? null, direction), mostBytes)));
}

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
