import { beforeAll, describe, expect, it } from 'vitest';
import { benefitTexts, measuresThere, testText, validityText } from '#client/explain/measure.ts';
import { quoted } from '#client/explain/quoted.ts';
import { type Speaking } from '#client/explain/speaking.ts';
import { type Measure, type Policy } from '#shared/policy.ts';
import { speakingIn } from '#tests/client/support/speaking.ts';

let zh: Speaking;
let en: Speaking;

beforeAll(async () => {
  zh = await speakingIn('zh-CN');
  en = await speakingIn('en', { nameOf: (id) => (id === 'sz' ? 'Shenzhen' : undefined) });
});

const aMeasure = (rest: Partial<Measure> = {}): Measure => ({
  id: 'clause-1',
  ref: 'art.1',
  benefit: 'grant',
  award: true,
  conditions: [],
  confidence: 'B',
  src: ['P01'],
  ...rest,
});

const aPolicy = (rest: Partial<Policy> = {}): Policy => ({
  id: 'policy-1',
  level: 'city',
  places: ['sz'],
  issuer: 'Issuer',
  titleZh: '若干措施',
  titleEn: 'Measures',
  issued: '2024',
  beforeFairCompetition: false,
  eligibility: [],
  documents: [],
  measures: [aMeasure()],
  limits: [],
  exclusions: [],
  notFound: [],
  ...rest,
});

describe('benefitTexts', () => {
  it('says the rate, what it is of, and the cap as up to', () => {
    const measure = aMeasure({ ratePct: 40, rateBase: 'cost', capFen: 800_000_000 });

    // 800,000,000 fen = 8,000,000 yuan = 800 万元
    expect(benefitTexts(measure, zh)).toEqual([`40%（${quoted('cost')}）`, '最高 800 万元']);
    expect(benefitTexts(measure, en)).toEqual([`40% of ${quoted('cost')}`, 'up to CNY 8 million']);
  });

  it('says ranges, amounts per area, steps and raised caps', () => {
    const measure = aMeasure({
      ratePctRange: [10, 20],
      unitRate: { fenPerM2: 50_000, of: 'plant' },
      steps: [{ fromFen: 10_000_000_000, amountFen: 100_000_000 }],
      upliftPct: 10,
    });

    expect(benefitTexts(measure, en)).toEqual([
      '10–20%',
      'raises the cap by 10%',
      `CNY 500/m² of ${quoted('plant')}`,
      'from CNY 100 million: CNY 1 million',
    ]);
  });

  it('says nothing where the source says nothing', () => {
    expect(benefitTexts(aMeasure(), en)).toEqual([]);
  });
});

describe('validityText', () => {
  it('says that an end was not found, never that there is none', () => {
    expect(validityText(aPolicy({ validFrom: '2024-01-01' }), zh)).toBe('2024年1月1日 至 未找到');
    expect(validityText(aPolicy(), en)).toBe('not found');
  });
});

describe('measuresThere', () => {
  it('puts what may be claimed first and leaves out what no policy at hand explains', () => {
    const policy = aPolicy({ measures: [aMeasure({ id: 'a' }), aMeasure({ id: 'b' }), aMeasure({ id: 'c' })] });
    const judged = [
      { id: 'policy-1/a', verdict: 'not-eligible' as const, tests: [] },
      { id: 'policy-1/b', verdict: 'unknown' as const, tests: [] },
      { id: 'policy-1/c', verdict: 'eligible' as const, tests: [] },
      { id: 'policy-2/a', verdict: 'eligible' as const, tests: [] },
    ];

    expect(measuresThere(judged, [policy]).map((there) => there.judged.id)).toEqual([
      'policy-1/c',
      'policy-1/b',
      'policy-1/a',
    ]);
  });
});

describe('testText', () => {
  it('says what a test asks for and what was given, in words', () => {
    expect(
      testText({ test: 'stage', verdict: 'not-eligible', required: ['ph1', 'ph2'], given: 'preclinical' }, [], en),
    ).toBe('For phase I, phase II, not for pre-clinical.');
    expect(testText({ test: 'sector', verdict: 'unknown', required: ['cgt'] }, [], zh)).toBe(
      '面向细胞与基因治疗/干细胞，您的领域未填写。',
    );
    expect(testText({ test: 'place', verdict: 'eligible', required: ['sz'], given: 'sz' }, [], en)).toBe(
      'The park lies in Shenzhen.',
    );
  });

  it('names the policy under which an award must have been granted', () => {
    const policies = [aPolicy({ id: 'earlier', titleEn: 'Earlier measures' })];

    expect(testText({ test: 'prior-award', verdict: 'unknown', required: ['earlier'] }, policies, en)).toBe(
      'Needs an earlier award under Earlier measures; yours are not given.',
    );
  });
});
