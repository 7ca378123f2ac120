import { fold, INSENSITIVE } from './folding.ts';
import { type TextLanguage } from './textLanguage.ts';

/**
 * A piece of a text that can be looked for. Of a script without blanks between its words a piece is a whole run of
 * characters; of others it is a word, or words with a joint as in GMP-A, which are found together and each by itself.
 */
export type Piece =
  | { readonly kind: 'run'; readonly run: string }
  | { readonly kind: 'words'; readonly words: readonly string[]; readonly joined?: string };

/** The pieces of a folded text in their order; words are stems, and those without meaning are left out. */
export function piecesOf(folded: string, language: TextLanguage): Piece[] {
  return Array.from(folded.matchAll(PIECE), (match): Piece => {
    const [piece] = match;
    if (match.groups?.['run'] !== undefined) return { kind: 'run', run: piece };
    const parts = PLAIN_WORD.test(piece) ? [piece] : piece.split(JOINT);
    const isAttached = parts.length > 1 || touchesRun(folded, match.index, piece.length);
    const words = parts.flatMap((part) => termOf(part, { language, isAttached }) ?? []);
    const isJoined = parts.length > 1 && piece.length <= LONGEST_JOINED;
    return { kind: 'words', words, ...(isJoined && { joined: piece }) };
  });
}

/** What a run is indexed by: each character, and each two neighbours. No dictionary, which would change under the index. */
export function gramsOf(run: string): string[] {
  const characters = Array.from(run);
  return characters.flatMap((character, at) => {
    const next = characters[at + 1];
    return next === undefined ? [character] : [character, character + next];
  });
}

/** The number of characters, where a run counts as so many words. */
export function runLength(run: string): number {
  return Array.from(run).length;
}

/** Han with all that is set aside for it, kana; given by ranges, so that no version of Unicode changes them. */
const RUN_CHARACTER =
  '\\u3005-\\u3007\\u3041-\\u309f\\u30a1-\\u30fa\\u30fc-\\u30ff\\u31f0-\\u31ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{3ffff}';
const CHARACTER = `(?:(?![${RUN_CHARACTER}])[\\p{L}\\p{M}\\p{N}])`;
const WORD = `${CHARACTER}+(?:'${CHARACTER}+)*`;
const JOINTS = '[-_./&+@:]|(?<=\\d),(?=\\d)';

const PIECE = new RegExp(`(?<run>[${RUN_CHARACTER}]+)|${WORD}(?:(?:${JOINTS})${WORD})*`, 'gu');
const JOINT = new RegExp(JOINTS, 'u');
/** Most pieces are: there is no joint in them. */
const PLAIN_WORD = /^[a-z\d]+$/iu;
const RUN_BEFORE = new RegExp(`[${RUN_CHARACTER}]$`, 'u');
const RUN_AFTER = new RegExp(`[${RUN_CHARACTER}]`, 'uy');

/** Longer ones are addresses of the web and the like: their words serve. */
const LONGEST_JOINED = 64;

function touchesRun(text: string, start: number, length: number): boolean {
  RUN_AFTER.lastIndex = start + length;
  return RUN_AFTER.test(text) || RUN_BEFORE.test(text.slice(Math.max(0, start - 2), start));
}

/** `undefined` for a stop word. A single letter is one only where it stands alone: not in GMP-A, A级 or I期. */
function termOf(
  word: string,
  { language, isAttached }: { readonly language: TextLanguage; readonly isAttached: boolean },
): string | undefined {
  const bare = word.replace(/'s$/iu, '').replaceAll("'", '');
  const plain = fold(bare, INSENSITIVE);
  if (language.isStopWord(plain) && !(isAttached && plain.length === 1)) return undefined;
  const stem = language.stemOf(plain);
  if (bare === plain) return stem;
  return plain.length === bare.length ? likeIn(bare, stem) : bare;
}

/** A stem with the letters written as in the word that it comes from. */
function likeIn(word: string, stem: string): string {
  const plain = fold(word, INSENSITIVE);
  let same = 0;
  while (same < stem.length && stem[same] === plain[same]) same += 1;
  return word.slice(0, same) + stem.slice(same);
}
