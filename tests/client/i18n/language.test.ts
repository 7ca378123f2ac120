import { afterEach, describe, expect, it } from 'vitest';
import { firstLanguage, remember } from '#client/i18n/language.ts';

afterEach(() => {
  localStorage.clear();
});

describe('the first language', () => {
  it.each([
    { wanted: ['zh-TW', 'en'], language: 'zh-CN' },
    { wanted: ['zh'], language: 'zh-CN' },
    { wanted: ['en-GB', 'zh-CN'], language: 'en' },
    { wanted: ['fr', 'zh-CN'], language: 'zh-CN' },
    { wanted: ['fr'], language: 'en' },
    { wanted: [], language: 'en' },
  ])('is $language for a browser that asks for $wanted', ({ wanted, language }) => {
    expect(firstLanguage(undefined, wanted)).toBe(language);
  });

  it('is the one chosen before, unless the address says another', () => {
    remember('en');

    expect(firstLanguage(undefined, ['zh-CN'])).toBe('en');
    expect(firstLanguage('zh-CN', ['en'])).toBe('zh-CN');
  });

  it('does not take nonsense from the address', () => {
    expect(firstLanguage('xx', ['zh-CN'])).toBe('zh-CN');
  });
});
