import { type FieldWords, type Occurrences } from './fieldWords.ts';
import { fold } from './folding.ts';
import { parseSearch } from './parsingSearch.ts';
import { type TextSearch } from './textSearch.ts';
import { gramsOf, type Piece, piecesOf, runLength } from './words.ts';

/** What a search looks for, folded as its sensitivity has it. */
export interface Wanted {
  /** One of these is enough; those of the phrases are among them. */
  readonly anyOf: readonly Sought[];
  readonly phrases: readonly string[];
  readonly noneOf: readonly Sought[];
  readonly noPhrases: readonly string[];
}

/** A word by its term; a run of characters as it stands, within longer ones too. */
export type Sought = { readonly term: string } | { readonly run: string };

/** Reads what a search looks for. */
export function wantedBy({ search, language, sensitivity }: TextSearch): Wanted {
  const parts = parseSearch(search);
  const foldedPhrases = parts.phrases.map((phrase) => fold(phrase, sensitivity));
  const piecesIn = (text: string) => piecesOf(fold(text, sensitivity), language);
  const negated = parts.negatedWords.map((text) => ({ text: fold(text, sensitivity), pieces: piecesIn(text) }));
  return {
    anyOf: [...parts.words, ...parts.phrases].flatMap(piecesIn).flatMap(soughtIn),
    phrases: foldedPhrases,
    // What is written together, GMP车间, is not wanted together.
    noneOf: negated.filter(({ pieces }) => pieces.length === 1).flatMap(({ pieces }) => pieces.flatMap(refusedIn)),
    noPhrases: [
      ...parts.negatedPhrases.map((phrase) => fold(phrase, sensitivity)),
      ...negated.filter(({ pieces }) => pieces.length > 1).map(({ text }) => text),
    ],
  };
}

/** How often what is sought stands in a text. */
export function occurrencesOf(sought: Sought, field: FieldWords): Occurrences {
  if ('term' in sought) return field.occurrences.get(sought.term) ?? { count: 0, covers: 1 };
  return { count: timesIn(field.folded, sought.run), covers: runLength(sought.run) };
}

/** The terms that a document has which has what is sought. */
export function termsFor(sought: Sought): string[] {
  if ('term' in sought) return [sought.term];
  // The characters of a pair are in every document with the pair.
  const pairs = gramsOf(sought.run).filter((gram) => runLength(gram) > 1);
  return pairs.length > 0 ? pairs : [sought.run];
}

/** The terms that a document has in which a phrase stands: its runs; a word may go on beyond the phrase. */
export function termsForPhrase(phrase: string, { language }: TextSearch): string[] {
  return piecesOf(phrase, language).flatMap((piece) => (piece.kind === 'run' ? termsFor({ run: piece.run }) : []));
}

function soughtIn(piece: Piece): Sought[] {
  if (piece.kind === 'run') return [{ run: piece.run }];
  const words = piece.words.map((term) => ({ term }));
  return piece.joined === undefined ? words : [...words, { term: piece.joined }];
}

/** GMP-A negated leaves GMP-B in. */
function refusedIn(piece: Piece): Sought[] {
  return piece.kind === 'words' && piece.joined !== undefined ? [{ term: piece.joined }] : soughtIn(piece);
}

function timesIn(text: string, run: string): number {
  let times = 0;
  for (let at = text.indexOf(run); at >= 0; at = text.indexOf(run, at + 1)) times += 1;
  return times;
}
