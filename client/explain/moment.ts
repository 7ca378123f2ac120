import { type Language } from '#client/i18n/language.ts';

/** A moment as people of Shanghai say it, to the minute. */
export function momentText(moment: string, language: Language): string {
  return new Intl.DateTimeFormat(language === 'zh-CN' ? 'zh-CN' : 'en-GB', {
    timeZone: 'Asia/Shanghai',
    dateStyle: 'medium',
    timeStyle: 'short',
  }).format(new Date(moment));
}

/** The day in Shanghai on which a moment falls, as an ISO day. */
export function dayOf(moment: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date(moment));
}
