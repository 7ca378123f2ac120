import { beforeAll, describe, expect, it } from 'vitest';
import { assumptionText, breakEvenText, costCaseText, costRangeText, costRateText } from '#client/explain/cost.ts';
import { type Speaking } from '#client/explain/speaking.ts';
import { speakingIn } from '#tests/client/support/speaking.ts';

let en: Speaking;

beforeAll(async () => {
  en = await speakingIn('en');
});

describe('costRangeText', () => {
  // 100,000,000 fen = 1 million yuan
  it.each([
    { range: { lowFen: 100_000_000, highFen: 250_000_000 }, text: 'CNY 1 million to CNY 2.5 million' },
    { range: { lowFen: 100_000_000, highFen: 100_000_000 }, text: 'CNY 1 million' },
    { range: { lowFen: -100_000_000, highFen: 0 }, text: 'CNY -1 million to CNY 0' },
    { range: { lowFen: 100_000_000 }, text: 'CNY 1 million or more, no upper bound known' },
    { range: { highFen: 100_000_000 }, text: 'at most CNY 1 million, no lower bound known' },
    { range: {}, text: 'not known' },
  ])('says $text', ({ range, text }) => {
    expect(costRangeText(range, en)).toBe(text);
  });
});

describe('costRateText', () => {
  it('says a rate in yuan for a square metre and month', () => {
    expect(costRateText({ lowFen: 4000, highFen: 5550 }, en)).toBe('40–55.5 CNY/m²·month');
    expect(costRateText({ lowFen: 4000 }, en)).toBe('40 CNY/m²·month or more, no upper bound known');
  });
});

describe('costCaseText', () => {
  it('says an amount of one case, never nothing for what is not known', () => {
    expect(costCaseText({ lowFen: 0 }, 'low', en)).toBe('CNY 0');
    expect(costCaseText({ lowFen: 0 }, 'high', en)).toBe('not known');
  });
});

describe('breakEvenText', () => {
  it.each([
    { breakEvenYear: {}, text: 'not within these years' },
    { breakEvenYear: { earliest: 0, latest: 0 }, text: 'no fit-out to cover' },
    { breakEvenYear: { earliest: 2, latest: 2 }, text: 'year 2' },
    { breakEvenYear: { earliest: 2, latest: 4 }, text: 'year 2 to 4' },
    { breakEvenYear: { earliest: 2 }, text: 'year 2 at the earliest, perhaps not at all' },
  ])('says $text', ({ breakEvenYear, text }) => {
    expect(breakEvenText({ breakEvenYear }, en)).toBe(text);
  });
});

describe('assumptionText', () => {
  it.each([
    { id: 'escalationPctPerYear' as const, value: { low: 0, high: 5 }, text: '0–5% a year' },
    { id: 'cleanAreaShare' as const, value: { low: 0.5, high: 0.5 }, text: '50 %' },
    { id: 'fitOutDFenPerM2' as const, value: { low: 150_000, high: 300_000 }, text: '1,500–3,000 CNY/m²' },
    { id: 'powerFenPerKvaMonth' as const, value: { low: 2300, high: 2300 }, text: '23 CNY/kVA·month' },
    {
      id: 'effluentFenPerM3PerDayMonth' as const,
      value: { low: 9000, high: 9000 },
      text: '90 CNY/(m³/day)·month',
    },
    { id: 'depositMonths' as const, value: { low: 2, high: 3 }, text: '2–3 months' },
    { id: 'paymentTiming' as const, value: 'mid-year' as const, text: 'middle of the year' },
    { id: 'deductsIncentives' as const, value: true, text: 'yes' },
  ])('says $id as $text', ({ id, value, text }) => {
    expect(assumptionText({ id, value, isDefault: true, basis: 'E' }, en)).toBe(text);
  });
});
