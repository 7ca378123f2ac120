import { type Bson, isDocument } from '../bson.ts';
import { CommandFailure } from '../commandFailure.ts';
import { textLanguage, type TextLanguage } from './textLanguage.ts';
import { type TextSpec } from './textSpec.ts';

/** One text of a document that a text index looks at. */
export interface FieldText {
  readonly text: string;
  readonly weight: number;
  readonly language: TextLanguage;
}

/**
 * The texts of a document (plain numbers) that an index looks at, those of arrays one by one.
 * @throws {CommandFailure} Location17261, Location17262: the document names its language otherwise than by a known name.
 */
export function fieldTexts(document: Bson, spec: TextSpec): FieldText[] {
  return textsWithin(document, { spec, path: '', language: languageNamed(spec.defaultLanguage) });
}

interface Place {
  readonly spec: TextSpec;
  /** Dotted, without the positions in arrays; empty at the top. */
  readonly path: string;
  readonly language: TextLanguage;
}

function textsWithin(value: unknown, place: Place): FieldText[] {
  if (typeof value === 'string') return textAt(value, place);
  if (Array.isArray(value)) return value.flatMap((element) => textsWithin(element, place));
  return isDocument(value) ? textsInDocument(value, place) : [];
}

function textAt(text: string, { spec, path, language }: Place): FieldText[] {
  const weight = spec.weightByPath.get(path) ?? spec.weightElsewhere;
  return weight === undefined ? [] : [{ text, weight, language }];
}

function textsInDocument(document: Bson, { spec, path, language }: Place): FieldText[] {
  const stated = document[spec.languageField];
  const own = stated === undefined ? language : statedLanguage(stated);
  return Object.entries(document).flatMap(([name, value]) => {
    const below = path === '' ? name : `${path}.${name}`;
    if (name === spec.languageField || !mayHoldTexts(below, spec)) return [];
    return textsWithin(value, { spec, path: below, language: own });
  });
}

function mayHoldTexts(path: string, { weightByPath, weightElsewhere }: TextSpec): boolean {
  if (weightElsewhere !== undefined) return true;
  return weightByPath.has(path) || [...weightByPath.keys()].some((known) => known.startsWith(`${path}.`));
}

function statedLanguage(stated: unknown): TextLanguage {
  if (typeof stated !== 'string')
    throw new CommandFailure(17261, 'found language override field in document with non-string type');
  return languageNamed(stated);
}

function languageNamed(name: string): TextLanguage {
  const language = textLanguage(name);
  if (!language) throw new CommandFailure(17262, `language override unsupported: ${name}`);
  return language;
}
