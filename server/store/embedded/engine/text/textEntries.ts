import { type Bson } from '../bson.ts';
import { fitted, orderedKey } from '../orderedKey.ts';
import { fieldWords, scoreIn } from './fieldWords.ts';
import { INSENSITIVE } from './folding.ts';
import { type TextSpec } from './textSpec.ts';

/** A term by which an index finds a document, and what it adds to the document's score. */
export interface TextEntry {
  readonly term: string;
  readonly weight: number;
}

/** All terms of a document (plain numbers), each once. @throws {CommandFailure} as `fieldTexts` */
export function textEntries(document: Bson, spec: TextSpec): TextEntry[] {
  const weightByTerm = new Map<string, number>();
  for (const field of fieldWords(document, spec, INSENSITIVE)) {
    for (const [term, occurrences] of field.occurrences)
      weightByTerm.set(term, (weightByTerm.get(term) ?? 0) + scoreIn(field, occurrences));
  }
  return Array.from(weightByTerm, ([term, weight]) => ({ term, weight }));
}

/** The key of a term in an index; none is the beginning of another. */
export function textKey(term: string): Buffer {
  return fitted(orderedKey(term), MAX_TERM_BYTES);
}

/** Words are short; what is longer is told apart by its hash. */
export const MAX_TERM_BYTES = 128;
