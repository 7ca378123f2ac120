import { type Bson, plainDocument } from '../bson.ts';
import { CommandFailure } from '../commandFailure.ts';
import { type IndexField, type IndexSpec } from '../indexSpec.ts';
import { readTextSpec, type TextSpec } from './textSpec.ts';

export function isTextIndex({ fields }: Pick<IndexSpec, 'fields'>): boolean {
  return textFieldAt(fields) >= 0;
}

/** The fields of an index of words before the words, and those behind. */
export function fieldsAround({ fields }: Pick<IndexSpec, 'fields'>): {
  readonly before: readonly IndexField[];
  readonly behind: readonly IndexField[];
} {
  const at = textFieldAt(fields);
  return { before: fields.slice(0, at), behind: fields.slice(at + 1) };
}

/** What an index of words looks at. */
export function textSpecOf({ stated }: Pick<IndexSpec, 'stated'>): TextSpec {
  const spec = specByStated.get(stated) ?? readTextSpec(stated);
  specByStated.set(stated, spec);
  return spec;
}

/** Every change of a document asks for it. */
const specByStated = new WeakMap<Bson, TextSpec>();

/** What makes one index of words another than one with the same fields: what it looks at, and how. */
export function textOptions(index: Pick<IndexSpec, 'fields' | 'stated'>): Bson | null {
  if (!isTextIndex(index)) return null;
  const { weights, default_language, language_override } = plainDocument(index.stated);
  return { weights, default_language, language_override };
}

/** @throws {CommandFailure} CannotCreateIndex where an index of words is asked for that cannot be. */
export function checkTextIndex(fields: readonly IndexField[], stated: Bson): void {
  if (textFieldAt(fields) < 0) return;
  if (stated['expireAfterSeconds'] !== undefined)
    throw new CommandFailure('CannotCreateIndex', 'TTL indexes are single-field indexes of dates, and none of words.');
  if (fields.some(({ kind }) => kind !== 'ordered' && kind !== 'text'))
    throw new CommandFailure('CannotCreateIndex', "Can't use more than one index plugin for a single index.");
}

function textFieldAt(fields: readonly IndexField[]): number {
  return fields.findIndex(({ kind }) => kind === 'text');
}
