import { stemmer } from 'stemmer';
import * as stopword from 'stopword';
import { fold, INSENSITIVE } from './folding.ts';

/** What an index knows of a language: the words that carry no meaning, and the common part of a word's forms. */
export interface TextLanguage {
  /** Takes a folded word. */
  readonly isStopWord: (word: string) => boolean;
  /** Takes a folded word; a word without a stem is its own. */
  readonly stemOf: (word: string) => string;
}

/** The language by MongoDB's name or code, in any case; `undefined` for one that MongoDB does not know. Only English has stems. */
export function textLanguage(name: string): TextLanguage | undefined {
  return LANGUAGES.get(name.toLowerCase());
}

const LANGUAGES: ReadonlyMap<string, TextLanguage> = new Map(
  [
    { names: ['none'], stopWords: [] },
    { names: ['english', 'en'], stopWords: stopword.eng, stemOf: englishStem },
    { names: ['danish', 'da'], stopWords: stopword.dan },
    { names: ['dutch', 'nl'], stopWords: stopword.nld },
    { names: ['finnish', 'fi'], stopWords: stopword.fin },
    { names: ['french', 'fr'], stopWords: stopword.fra },
    { names: ['german', 'de'], stopWords: stopword.deu },
    { names: ['hungarian', 'hu'], stopWords: stopword.hun },
    { names: ['italian', 'it'], stopWords: stopword.ita },
    { names: ['norwegian', 'nb'], stopWords: stopword.nob },
    { names: ['portuguese', 'pt'], stopWords: stopword.por },
    { names: ['romanian', 'ro'], stopWords: stopword.ron },
    { names: ['russian', 'ru'], stopWords: stopword.rus },
    { names: ['spanish', 'es'], stopWords: stopword.spa },
    { names: ['swedish', 'sv'], stopWords: stopword.swe },
    { names: ['turkish', 'tr'], stopWords: stopword.tur },
  ].flatMap(({ names, stopWords, stemOf = itself }) => {
    const folded = new Set(stopWords.map((word) => fold(word, INSENSITIVE)));
    const language = { isStopWord: (word: string) => folded.has(word), stemOf };
    return names.map((name): [string, TextLanguage] => [name, language]);
  }),
);

/** Porter's stems are for words in plain letters; GMP2 or 细胞 are none. */
function englishStem(word: string): string {
  return /^[a-z]+$/.test(word) ? stemmer(word) : word;
}

function itself(word: string): string {
  return word;
}
