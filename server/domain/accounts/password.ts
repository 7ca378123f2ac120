/** Why a password may not be chosen: known from leaks, or little more than words that stand near the person. */
export type PasswordFault = 'too-common' | 'about-you';

/** What a password is judged by besides itself. */
export interface PasswordSurroundings {
  /** Whether a text in lower case is among the passwords that people choose most. */
  readonly isCommon: (text: string) => boolean;
  /** Words in lower case that whoever guesses would try first. */
  readonly contextWords: readonly string[];
}

/** Letters that must be left once the words around the person are taken out. Ours. */
const OWN_LETTERS_MIN = 5;

/**
 * What is wrong with a password that is long enough. There are no rules about kinds of characters: they make passwords
 * predictable (ASVS 5.0, 6.2.5).
 */
export function passwordFault(
  password: string,
  { isCommon, contextWords }: PasswordSurroundings,
): PasswordFault | undefined {
  const text = password.toLowerCase();
  if (isCommon(text)) return 'too-common';
  const bare = lettersAndDigits(text);
  const rest = contextWords.toSorted((one, other) => other.length - one.length).reduce(withoutWord, bare);
  const isAboutPerson = rest.length < bare.length && rest.replaceAll(NO_LETTER, '').length < OWN_LETTERS_MIN;
  return isAboutPerson ? 'about-you' : undefined;
}

/** Words of names, addresses and the like, in lower case, without such as are too short to say anything. */
export function contextWordsOf(texts: readonly string[]): string[] {
  const words = texts.flatMap((text) => {
    const parts = text.toLowerCase().split(BETWEEN_WORDS);
    return [...parts, lettersAndDigits(text.toLowerCase())];
  });
  return [...new Set(words)].filter((word) => word.length >= (HAN.test(word) ? 2 : 4));
}

const withoutWord = (text: string, word: string): string => text.replaceAll(word, '');

function lettersAndDigits(text: string): string {
  return text.replaceAll(BETWEEN_WORDS, '');
}

const BETWEEN_WORDS = /[^\p{L}\p{N}]+/gu;
const NO_LETTER = /[^\p{L}]/gu;
const HAN = /\p{Script=Han}/u;
