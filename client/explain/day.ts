import { type Language } from '#client/i18n/language.ts';

/** An ISO day as people write it: 2027年3月15日, 2027-03-15. */
export function dayText(day: string, language: Language): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return language === 'zh-CN' ? `${year}年${bare(month)}月${bare(date)}日` : day;
}

/** The month of an ISO day: 2027年3月, 2027-03. */
export function monthText(day: string, language: Language): string {
  const [year = '', month = ''] = day.split('-');
  return language === 'zh-CN' ? `${year}年${bare(month)}月` : `${year}-${month}`;
}

/** A quarter such as `2027Q1`: 2027年第1季度, 2027 Q1. */
export function quarterText(quarter: string, language: Language): string {
  const [year = '', number = ''] = quarter.split('Q');
  return language === 'zh-CN' ? `${year}年第${number}季度` : `${year} Q${number}`;
}

const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/u;

/** Whether a text is an ISO day. */
export function isDay(text: string): boolean {
  return ISO_DAY.test(text);
}

const bare = (digits: string): string => digits.replace(/^0/u, '');
