import { beforeAll, describe, expect, it } from 'vitest';
import { benefitTexts } from '#client/explain/benefit.ts';
import { type Speaking } from '#client/explain/speaking.ts';
import { type Benefit } from '#shared/policy/benefit.ts';
import { aMeasure, aPolicy } from '#tests/client/support/policies.ts';
import { speakingIn } from '#tests/client/support/speaking.ts';

let zh: Speaking;
let en: Speaking;

beforeAll(async () => {
  zh = await speakingIn('zh-CN');
  en = await speakingIn('en');
});

const policy = aPolicy({
  measures: [aMeasure({ id: 'a', title: { zh: '甲', en: 'A' } }), aMeasure({ id: 'b', title: { zh: '乙', en: 'B' } })],
});

function says(benefit: Benefit): string[] {
  return benefitTexts(aMeasure({ benefit }), { policies: [policy], speaking: en, within: policy });
}

describe('benefitTexts', () => {
  // 100 fen = 1 yuan; 100,000,000 fen = 1 million yuan
  const rows: readonly { readonly of: string; readonly benefit: Benefit; readonly texts: readonly string[] }[] = [
    {
      of: 'a share of a base, counted up to a price',
      benefit: {
        kind: 'percentage',
        ratePct: 40,
        base: 'plantCostFen',
        baseCeiling: { fenPerM2: 500_000, area: 'plantAreaM2' },
      },
      texts: [
        '40% of: Cost of building or fitting out the plant',
        'counted up to CNY 5,000 per m² of: Area that this cost was spent on',
      ],
    },
    {
      of: 'a range of rates',
      benefit: { kind: 'percentage', ratePctRange: [10, 20], base: 'rdCostFen' },
      texts: ['10–20% of: R&D cost of the product or stage'],
    },
    {
      of: 'a rate that was not found',
      benefit: { kind: 'percentage', base: 'rdCostFen' },
      texts: ['a share of: R&D cost of the product or stage; the rate was not found'],
    },
    {
      of: 'so much per area above a share',
      benefit: {
        kind: 'per-m2',
        fenPerM2: 50_000,
        area: 'newPlantAreaM2',
        aboveShare: { pct: 70, share: 'plantSharePct' },
      },
      texts: [
        'CNY 500 per m² of: Area of new plant',
        'only what lies above 70% counts (by: Plant, share of the new building)',
      ],
    },
    {
      of: 'support of rent, free first and then tapering',
      benefit: {
        kind: 'rent',
        spans: [
          { months: 6, sharePct: 100 },
          { months: 12, sharePct: 50 },
          { months: 12, fenPerM2Month: 1500, fromLeaseMonths: 36 },
          { months: 6 },
        ],
        areaUpToM2: 1000,
      },
      texts: [
        'first 6 months: free of rent',
        'months 7–18: 50% of the rent',
        'months 19–30: CNY 15 per m² and month (for leases of at least 36 months)',
        'months 31–36: how much was not found',
        'no more than 1,000 m² counts',
      ],
    },
    { of: 'a sum', benefit: { kind: 'fixed', amountFen: 100_000_000 }, texts: ['CNY 1 million'] },
    {
      of: 'a most',
      benefit: { kind: 'fixed', amountFen: 100_000_000, isCeiling: true },
      texts: ['up to CNY 1 million'],
    },
    { of: 'nothing known', benefit: { kind: 'unstated' }, texts: ['amount not found'] },
    {
      of: 'steps',
      benefit: {
        kind: 'tiered',
        fact: 'revenueFenPerYear',
        counts: 'highest',
        steps: [{ from: 10_000_000_000, amountFen: 100_000_000 }],
      },
      texts: ['Revenue in a year from CNY 100 million: CNY 1 million', 'the highest step that is reached counts'],
    },
    {
      of: 'so much more for every so much more',
      benefit: {
        kind: 'stepped',
        fact: 'exportUsdPerYear',
        from: 1_000_000,
        amountFen: 10_000_000,
        every: 500_000,
        furtherFen: 5_000_000,
      },
      texts: [
        'Export in a year from 100 × 10,000 USD: CNY 100,000; a further CNY 50,000 for every 50 × 10,000 USD above',
      ],
    },
    {
      of: 'a share of other awards, for some items',
      benefit: { kind: 'share-of-award', sharePct: 30, of: ['policy-1/*'], items: ['rent'] },
      texts: ['30% of what is granted under: all awards of Measures (only for: Rent)'],
    },
    {
      of: 'a raise of caps',
      benefit: { kind: 'cap-raise', raisePct: 10, of: ['a', 'b'] },
      texts: ['raises the cap of A, B by 10%'],
    },
    {
      of: 'interest',
      benefit: { kind: 'loan-interest', sharePct: 50, years: 3 },
      texts: ['50% of the interest', 'for up to 3 years'],
    },
    { of: 'talents', benefit: { kind: 'talent', fenPerTalent: 3_000_000 }, texts: ['CNY 30,000 for each talent'] },
    { of: 'a service', benefit: { kind: 'service', says: { zh: '服务', en: 'a guide' } }, texts: ['a guide'] },
  ];

  it.each(rows)('says $of', ({ benefit, texts }) => {
    expect(says(benefit)).toEqual(texts);
  });

  it('says its caps after it, in Chinese in 万元 and 亿元', () => {
    const measure = aMeasure({
      benefit: { kind: 'unstated' },
      caps: [
        { capFen: 800_000_000, per: 'award' },
        { capFen: 10_000_000_000, per: 'firm-year' },
      ],
    });

    // 800,000,000 fen = 8,000,000 yuan = 800 万元; 10,000,000,000 fen = 100,000,000 yuan = 1 亿元
    expect(benefitTexts(measure, { policies: [], speaking: zh })).toEqual([
      '金额未找到',
      '每次最高 800 万元',
      '每家企业每年最高 1 亿元',
    ]);
  });

  it('says nothing of a measure that gives nothing', () => {
    const rule = aMeasure({ kind: 'restriction', benefit: undefined });

    expect(benefitTexts(rule, { policies: [], speaking: en })).toEqual([]);
  });
});
