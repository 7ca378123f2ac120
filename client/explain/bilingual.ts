import { type BilingualText } from '#shared/text.ts';
import { type Language } from '#client/i18n/language.ts';

/** A text of both languages in the one that is spoken. */
export function spoken(text: BilingualText, { language }: { readonly language: Language }): string {
  return language === 'zh-CN' ? text.zh : text.en;
}

/** A text of both languages where it stands by itself: an English one begins with a capital. */
export function headline(text: BilingualText, { language }: { readonly language: Language }): string {
  return language === 'zh-CN' ? text.zh : `${text.en.charAt(0).toUpperCase()}${text.en.slice(1)}`;
}
