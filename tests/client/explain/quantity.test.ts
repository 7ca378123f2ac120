import { beforeAll, describe, expect, it } from 'vitest';
import { moneyText, quantityText, rangeText } from '#client/explain/quantity.ts';
import { type Speaking } from '#client/explain/speaking.ts';
import { speakingIn } from '#tests/client/support/speaking.ts';

let zh: Speaking;
let en: Speaking;

beforeAll(async () => {
  zh = await speakingIn('zh-CN');
  en = await speakingIn('en');
});

describe('quantityText', () => {
  it.each([
    { name: 'offeredKnPerM2', stored: 7.5, text: '7.5 kN/m²' },
    { name: 'offeredM2', stored: 1200, text: '1,200 m²' },
    { name: 'idealFenPerM2Month', stored: 4550, text: '45.5 CNY/m²·month' },
    { name: 'offeredM3PerDay', stored: 40, text: '40 m³/day' },
    { name: 'offeredM3PerH', stored: 2, text: '2 m³/h' },
    { name: 'offeredTPerH', stored: 1.5, text: '1.5 t/h' },
    { name: 'offeredVaPerM2', stored: 120.4, text: '120 VA/m²' },
    { name: 'offeredKva', stored: 800, text: '800 kVA' },
    { name: 'offeredT', stored: 3, text: '3 t' },
    { name: 'offeredM', stored: 4.5, text: '4.5 m' },
    { name: 'offeredDocks', stored: 2, text: '2' },
    { name: 'offeredLevel', stored: 2, text: '2' },
  ])('says $name as $text', ({ name, stored, text }) => {
    expect(quantityText(name, stored, en)).toBe(text);
  });

  it('says lengths from 1,000 m on in kilometres', () => {
    expect(quantityText('limitM', 999, en)).toBe('999 m');
    expect(quantityText('limitM', 1000, en)).toBe('1 km');
    expect(quantityText('limitM', 12_500, en)).toBe('12.5 km');
  });

  it('says areas in mu where that is chosen, and nothing else', () => {
    const inMu: Speaking = { ...zh, areaUnit: 'mu' };

    // 2000 m² ÷ (2000/3) = 3 亩
    expect(quantityText('offeredM2', 2000, inMu)).toBe('3 亩');
    expect(quantityText('offeredKnPerM2', 5, inMu)).toBe('5 kN/m²');
    expect(quantityText('idealFenPerM2Month', 4500, inMu)).toBe('45 元/m²·月');
  });
});

describe('moneyText', () => {
  it.each([
    // 30,000,000 yuan = 3,000 万元
    { fen: 3_000_000_000, inZh: '3,000 万元', inEn: 'CNY 30 million' },
    { fen: 100_000_000, inZh: '100 万元', inEn: 'CNY 1 million' },
    { fen: 99_999_900, inZh: '100 万元', inEn: 'CNY 999,999' },
    { fen: 50_000_00, inZh: '5 万元', inEn: 'CNY 50,000' },
    { fen: 0, inZh: '0 万元', inEn: 'CNY 0' },
  ])('says $fen fen as $inZh and $inEn', ({ fen, inZh, inEn }) => {
    expect(moneyText(fen, zh)).toBe(inZh);
    expect(moneyText(fen, en)).toBe(inEn);
  });
});

describe('rangeText', () => {
  it('gives both ends the unit of the upper one', () => {
    expect(rangeText('M', [820, 6400], en)).toBe('0.8–6.4 km');
  });

  it('says one number where both read alike', () => {
    expect(rangeText('M', [5210, 5190], en)).toBe('5.2 km');
  });

  it('puts no dash after a minus', () => {
    expect(rangeText('rentFenPerM2Month', [-82780, 5940], zh)).toBe('-827.8 至 59.4 元/m²·月');
  });

  it('says a bare number without a unit', () => {
    expect(rangeText('Firms', [2, 5], en)).toBe('2–5');
  });
});
