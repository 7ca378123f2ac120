import { type Bson } from '../bson.ts';
import { type FieldWords, fieldWords, scoreIn } from './fieldWords.ts';
import { INSENSITIVE } from './folding.ts';
import { readTextSearch, type TextSearch } from './textSearch.ts';
import { type TextSpec } from './textSpec.ts';
import { occurrencesOf, type Sought, termsFor, termsForPhrase, type Wanted, wantedBy } from './wanted.ts';

/** A `$text`, ready to be asked of documents (plain numbers). */
export interface CompiledText {
  /**
   * Where the documents are that match, and others: in at least one of these lists of terms, every term of it is one
   * of the document's. Any term of each list is enough to look up, the rarest best. Empty where nothing matches.
   */
  readonly lookups: readonly (readonly string[])[];
  /** Whether every document that has a term of `lookups` matches, so that none need be tested. */
  readonly isSure: boolean;
  readonly test: (document: Bson) => boolean;
  /** How well a document matches: above 0, the more the better; 0 for one that has nothing of what is sought. */
  readonly score: (document: Bson) => number;
}

/** Compiles a `$text` for the index of its collection. @throws {CommandFailure} as `readTextSearch` */
export function compileText(expression: Bson, spec: TextSpec): CompiledText {
  const search = readTextSearch(expression, spec);
  const broad = { ...search, sensitivity: INSENSITIVE };
  const wanted = distinctly(wantedBy(broad));
  const exactly = isExact(search) ? distinctly(wantedBy(search)) : undefined;
  // A document is first tested and then scored; its words are the costly part.
  const fieldsByDocument = new WeakMap<Bson, FieldWords[]>();
  const fieldsOf = (document: Bson) => {
    const fields = fieldsByDocument.get(document) ?? fieldWords(document, spec, INSENSITIVE);
    fieldsByDocument.set(document, fields);
    return fields;
  };
  const lookups = lookupsFor(wanted, broad);
  return {
    lookups,
    isSure: !exactly && asksForWordsOnly(wanted) && lookups.every(({ length }) => length === 1),
    test: (document) =>
      (exactly ? hasPositive(wanted, fieldsOf(document)) : matches(wanted, fieldsOf(document))) &&
      (!exactly || matches(exactly, fieldWords(document, spec, search.sensitivity))),
    score: (document) =>
      exactly ? scoreOf(exactly, fieldWords(document, spec, search.sensitivity)) : scoreOf(wanted, fieldsOf(document)),
  };
}

function isExact({ sensitivity }: TextSearch): boolean {
  return sensitivity.caseSensitive || sensitivity.diacriticSensitive;
}

function asksForWordsOnly({ phrases, noneOf, noPhrases }: Wanted): boolean {
  return phrases.length + noneOf.length + noPhrases.length === 0;
}

function distinctly(wanted: Wanted): Wanted {
  const byName = new Map(wanted.anyOf.map((sought) => [JSON.stringify(sought), sought]));
  return { ...wanted, anyOf: [...byName.values()] };
}

function lookupsFor({ anyOf, phrases }: Wanted, search: TextSearch): string[][] {
  if (anyOf.length === 0) return [];
  const always = phrases.flatMap((phrase) => termsForPhrase(phrase, search));
  return always.length > 0 ? [[...new Set(always)]] : anyOf.map((sought) => [...new Set(termsFor(sought))]);
}

function matches(wanted: Wanted, fields: readonly FieldWords[]): boolean {
  const { noneOf, noPhrases } = wanted;
  return hasPositive(wanted, fields) && !has(noneOf, fields) && !noPhrases.some((phrase) => stands(phrase, fields));
}

/** What the terms of an index vouch for, so that nothing is accepted that they do not lead to. */
function hasPositive({ anyOf, phrases }: Wanted, fields: readonly FieldWords[]): boolean {
  return has(anyOf, fields) && phrases.every((phrase) => stands(phrase, fields));
}

function has(sought: readonly Sought[], fields: readonly FieldWords[]): boolean {
  return sought.some((each) => fields.some((field) => occurrencesOf(each, field).count > 0));
}

function stands(phrase: string, fields: readonly FieldWords[]): boolean {
  return fields.some(({ folded }) => folded.includes(phrase));
}

function scoreOf({ anyOf }: Wanted, fields: readonly FieldWords[]): number {
  return fields.reduce(
    (sum, field) => sum + anyOf.reduce((part, sought) => part + scoreIn(field, occurrencesOf(sought, field)), 0),
    0,
  );
}
