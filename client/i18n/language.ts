import { z } from 'zod';

/** The languages of the page. */
export const Language = z.enum(['zh-CN', 'en']);
export type Language = z.infer<typeof Language>;

const STORED_AS = 'parkfit-language';

/** The language to begin with: the address's, else the one chosen before, else the first that the browser asks for and the page has, else English. */
export function firstLanguage(address: string | undefined, wanted: readonly string[]): Language {
  const chosen = [address, remembered()].map((text) => Language.optional().catch(undefined).parse(text));
  return [...chosen, ...wanted.map(languageLike)].find((language) => language !== undefined) ?? 'en';
}

/** Keeps the choice for the next visit; where the browser forbids it, the choice holds for this one. */
export function remember(language: Language): void {
  try {
    localStorage.setItem(STORED_AS, language);
  } catch {
    // Storage may be blocked by the browser's settings; the page works without it.
  }
}

function remembered(): string | undefined {
  try {
    return localStorage.getItem(STORED_AS) ?? undefined;
  } catch {
    return undefined;
  }
}

function languageLike(tag: string): Language | undefined {
  const primary = tag.toLowerCase().split('-')[0];
  if (primary === 'zh') return 'zh-CN';
  return primary === 'en' ? 'en' : undefined;
}
