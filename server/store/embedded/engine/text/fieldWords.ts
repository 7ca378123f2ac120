import { type Bson } from '../bson.ts';
import { fold, type Sensitivity } from './folding.ts';
import { fieldTexts } from './fieldTexts.ts';
import { type TextSpec } from './textSpec.ts';
import { gramsOf, type Piece, piecesOf, runLength } from './words.ts';

/** A text of a document taken apart. */
export interface FieldWords {
  readonly folded: string;
  readonly weight: number;
  readonly occurrences: ReadonlyMap<string, Occurrences>;
  /** How many words and characters of runs the text has. */
  readonly size: number;
}

/** How often a term stands in a text, and how many of its words it covers each time. */
export interface Occurrences {
  readonly count: number;
  readonly covers: number;
}

/** Every text that an index looks at, taken apart. @throws {CommandFailure} as `fieldTexts` */
export function fieldWords(document: Bson, spec: TextSpec, sensitivity: Sensitivity): FieldWords[] {
  return fieldTexts(document, spec).map(({ text, weight, language }) => {
    const folded = fold(text, sensitivity);
    const pieces = piecesOf(folded, language);
    return {
      folded,
      weight,
      occurrences: counted(pieces),
      size: pieces.reduce((sum, piece) => sum + sizeOf(piece), 0),
    };
  });
}

/**
 * What a term adds to the score of a document by one field: the weight, times 1 + ½ + ¼ … for each time that it occurs,
 * times a half to one whole for its share of the field, and a tenth more where the field is nothing else.
 */
export function scoreIn({ weight, size }: FieldWords, { count, covers }: Occurrences): number {
  if (count === 0) return 0;
  const frequency = 2 - 2 ** (1 - count);
  const share = Math.min(1, (count * covers) / Math.max(1, size));
  return weight * frequency * (0.5 + 0.5 * share) * (count === 1 && share === 1 ? 1.1 : 1);
}

function counted(pieces: readonly Piece[]): Map<string, Occurrences> {
  const occurrences = new Map<string, Occurrences>();
  for (const { term, covers } of pieces.flatMap(termsOf)) {
    const { count = 0 } = occurrences.get(term) ?? {};
    occurrences.set(term, { count: count + 1, covers });
  }
  return occurrences;
}

function termsOf(piece: Piece): { readonly term: string; readonly covers: number }[] {
  if (piece.kind === 'run') return gramsOf(piece.run).map((term) => ({ term, covers: runLength(term) }));
  const words = piece.words.map((term) => ({ term, covers: 1 }));
  return piece.joined === undefined
    ? words
    : [...words, { term: piece.joined, covers: Math.max(1, piece.words.length) }];
}

function sizeOf(piece: Piece): number {
  return piece.kind === 'run' ? runLength(piece.run) : piece.words.length;
}
