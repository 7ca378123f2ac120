/** A letter of one kind in one language: what it names, and the link in it. */
export type Write = (named: LetterValues) => { readonly subject: string; readonly lines: readonly string[] };

/** What a letter names. */
export interface LetterValues {
  /** A value by its name; the empty text where the letter was sent without it. */
  readonly value: (name: string) => string;
  /** The whole address of the one-time link; empty where it has none. */
  readonly link: string;
  /** Where people reach the page. */
  readonly page: string;
}

/** A letter of one kind in both languages. */
export interface LetterText {
  readonly 'zh-CN': Write;
  readonly en: Write;
}
