import { describe, expect, it } from 'vitest';
import { piecesOf, quoted } from '#client/explain/quoted.ts';

describe("a text with phrases in their source's own words", () => {
  it('is cut at the phrases, each with its language', () => {
    expect(piecesOf(`40%（${quoted('trial cost')}）`)).toEqual([
      { text: '40%（' },
      { text: 'trial cost', lang: 'en' },
      { text: '）' },
    ]);
    expect(piecesOf(quoted('深坪规〔2024〕1号'))).toEqual([{ text: '深坪规〔2024〕1号', lang: 'zh-CN' }]);
  });

  it('is one piece without any', () => {
    expect(piecesOf('最高 800 万元')).toEqual([{ text: '最高 800 万元' }]);
  });
});
