/** Unicode's isolates: they set a phrase apart from the text around it and are not seen. */
const START = '\u2068';
const END = '\u2069';

/** A phrase in its source's own words, to be put into a sentence of the page's language. */
export function quoted(phrase: string): string {
  return `${START}${phrase}${END}`;
}

/** A piece of a text; `lang` is there for a quoted phrase. */
export interface Piece {
  readonly text: string;
  readonly lang?: 'zh-CN' | 'en';
}

/** A text cut at its quoted phrases, of which each tells its language by its script. */
export function piecesOf(text: string): Piece[] {
  return text
    .split(/(\u2068[^\u2069]*\u2069)/u)
    .filter((piece) => piece !== '')
    .map((piece) => (piece.startsWith(START) ? phraseOf(piece.slice(START.length, -END.length)) : { text: piece }));
}

function phraseOf(text: string): Piece {
  return { text, lang: /\p{Script=Han}/u.test(text) ? 'zh-CN' : 'en' };
}
