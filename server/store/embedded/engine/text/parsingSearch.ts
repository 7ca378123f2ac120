/** What somebody looks for, as typed: words of which one is enough, phrases that must all be there, and what must not be. */
export interface SearchParts {
  readonly words: readonly string[];
  readonly phrases: readonly string[];
  readonly negatedWords: readonly string[];
  readonly negatedPhrases: readonly string[];
}

/** Reads a `$search`: blanks part the words, "…" is a phrase, and a hyphen before either, at its beginning, negates. */
export function parseSearch(search: string): SearchParts {
  const found = Array.from(search.matchAll(PART), ({ groups = {} }) => groups);
  const pick = (kind: string) => found.map((groups) => groups[kind]).filter((text) => text !== undefined);
  return {
    words: pick('word'),
    phrases: pick('phrase').filter(isVisible),
    negatedWords: pick('notWord'),
    negatedPhrases: pick('notPhrase').filter(isVisible),
  };
}

function isVisible(text: string): boolean {
  return text.trim() !== '';
}

/** A hyphen negates only after a blank or at the beginning. A quotation mark without a partner parts words and is nothing else. */
const PART = /(?<!\S)-(?:"(?<notPhrase>[^"]*)"|(?<notWord>[^\s"]+))|"(?<phrase>[^"]*)"|(?<word>[^\s"]+)/gu;
