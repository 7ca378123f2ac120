import { beforeAll, describe, expect, it } from 'vitest';
import { comparisonText, givenText, questionText, testText } from '#client/explain/condition.ts';
import { type Speaking } from '#client/explain/speaking.ts';
import { type Comparison } from '#shared/policy/condition.ts';
import { aPolicy } from '#tests/client/support/policies.ts';
import { speakingIn } from '#tests/client/support/speaking.ts';

let zh: Speaking;
let en: Speaking;

const nameOf = (id: string): string | undefined => (id === 'sz' ? 'Shenzhen' : undefined);

beforeAll(async () => {
  zh = await speakingIn('zh-CN', { nameOf });
  en = await speakingIn('en', { nameOf });
});

describe('comparisonText', () => {
  const rows: readonly { readonly asked: Comparison; readonly says: string }[] = [
    { asked: { fact: 'isListed', is: true }, says: 'Listed company' },
    { asked: { fact: 'isListed', is: false }, says: 'not: Listed company' },
    { asked: { fact: 'drugClass', is: '1' }, says: 'Drug class: class 1 (innovative)' },
    { asked: { fact: 'registeredPlace', is: 'sz' }, says: 'Where it is registered now: Shenzhen' },
    { asked: { fact: 'productStage', oneOf: ['ph1', 'ph2'] }, says: 'Product stage: phase I or phase II' },
    {
      asked: { fact: 'certificates', allOf: ['patent', 'gmp-inspection'] },
      says: 'Certificates held: all of patent, GMP inspection passed',
    },
    // 500,000,000 fen = 5,000,000 yuan
    { asked: { fact: 'rdCostFenPerYear', atLeast: 500_000_000 }, says: 'R&D cost in a year ≥ CNY 5 million' },
    { asked: { fact: 'projectProgressPct', atMost: 20 }, says: 'Progress of the project when applying ≤ 20 %' },
    { asked: { fact: 'leasedAreaM2', above: 1000 }, says: 'Leased area > 1,000 m²' },
    { asked: { fact: 'foundedOn', below: '2024-01-01' }, says: 'Founded on: before 2024-01-01' },
    { asked: { fact: 'sector', is: 'vaccine' }, says: 'Sector: Vaccines' },
  ];

  it.each(rows)('says $says', ({ asked, says }) => {
    expect(comparisonText(asked, en)).toBe(says);
  });

  it('says money in 万元 in Chinese', () => {
    expect(comparisonText({ fact: 'totalInvestmentFen', atLeast: 1_000_000_000 }, zh)).toBe('项目总投资 ≥ 1,000 万元');
  });
});

describe('givenText', () => {
  it('tells what is not given from an empty list and from no', () => {
    expect(givenText({ verdict: 'unknown', fact: 'isListed', is: true }, en)).toBe('not given');
    expect(givenText({ verdict: 'not-eligible', fact: 'isListed', is: true, given: false }, en)).toBe('given: no');
    expect(givenText({ verdict: 'not-eligible', fact: 'certificates', is: 'patent', given: [] }, en)).toBe(
      'given: none',
    );
  });
});

describe('questionText', () => {
  it('asks as the policy does, in the language of the page', () => {
    const policy = aPolicy({ questions: [{ id: 'top', text: { zh: '是否顶尖？', en: 'Is it a top project?' } }] });

    expect(questionText(policy, 'top', zh)).toBe('是否顶尖？');
    expect(questionText(policy, 'other', en)).toBe('other');
  });
});

describe('testText', () => {
  it('names places and policies', () => {
    const earlier = aPolicy({ id: 'earlier', title: { zh: '先前', en: 'Earlier measures' } });

    expect(testText({ test: 'place', verdict: 'eligible', required: ['sz'], given: 'sz', decides: true }, [], en)).toBe(
      'Lies in Shenzhen.',
    );
    expect(
      testText({ test: 'prior-award', verdict: 'unknown', required: ['earlier/*'], decides: false }, [earlier], en),
    ).toBe('Must have been granted, or be claimed along with it: all awards of Earlier measures.');
  });

  it('says of days in force that were not found that they do not decide', () => {
    expect(testText({ test: 'in-force', verdict: 'unknown', given: '2026-11-22', decides: false }, [], en)).toMatch(
      /does not decide/u,
    );
  });
});
