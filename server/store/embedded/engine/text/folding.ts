/** Which differences between letters count. */
export interface Sensitivity {
  readonly caseSensitive: boolean;
  readonly diacriticSensitive: boolean;
}

/** How an index writes its terms: neither case nor diacritics count. */
export const INSENSITIVE: Sensitivity = { caseSensitive: false, diacriticSensitive: false };

/** A text with the differences gone that do not count: wide and raised forms always (Ｇ as G, m² as m2), white space as one blank, typeset apostrophes and hyphens as typed ones. */
export function fold(text: string, { caseSensitive, diacriticSensitive }: Sensitivity): string {
  if (isPlain(text)) return caseSensitive ? text : text.toLowerCase();
  const compatible = text.normalize('NFKC').replace(/\s+/gu, ' ').replaceAll('’', "'").replaceAll('\u2010', '-');
  const cased = caseSensitive ? compatible : compatible.toLowerCase().replaceAll('ς', 'σ');
  return diacriticSensitive ? cased : cased.normalize('NFD').replace(DIACRITICS, '').normalize('NFC');
}

/** Most words are: nothing of them is folded but their case. */
function isPlain(text: string): boolean {
  return /^[!-~]*$/.test(text);
}

/** Accents of the European scripts; the marks of other scripts, as of kana and Devanagari, tell words apart and stay. */
const DIACRITICS = /[\u0300-\u036f]/gu;
