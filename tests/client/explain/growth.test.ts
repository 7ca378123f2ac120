import { describe, expect, it } from 'vitest';
import { growthText, stepsReached } from '#client/explain/growth.ts';
import { speakingIn } from '#tests/client/support/speaking.ts';

const STEPS = [
  { by: '2027-06-30', minM2: 1000 },
  { by: '2028-12-31', minM2: 3000 },
];

describe('what a growth path has at a step', () => {
  it('is what is delivered by that day, the day included', () => {
    const phases = [
      { from: '2026-11-22', spaceIds: ['a'], areaM2: 700 },
      { from: '2027-06-30', spaceIds: ['b'], areaM2: 500 },
      { from: '2027-07-01', spaceIds: ['c', 'd'], areaM2: 1900 },
    ];

    // 700 + 500 by the first step, 1,900 more by the second.
    expect(stepsReached(STEPS, phases).map(({ deliveredM2 }) => deliveredM2)).toEqual([1200, 3100]);
  });

  it('tells apart what is perhaps there, its day not being known', () => {
    const phases = [
      { from: '2026-11-22', spaceIds: ['a'], areaM2: 1000 },
      { spaceIds: ['b'], areaM2: 2000 },
    ];

    expect(stepsReached(STEPS, phases)).toEqual([
      { by: '2027-06-30', askedM2: 1000, deliveredM2: 1000, perhapsM2: 2000 },
      { by: '2028-12-31', askedM2: 3000, deliveredM2: 1000, perhapsM2: 2000 },
    ]);
  });
});

describe('the steps of growth in words', () => {
  it.each([
    { language: 'en' as const, text: 'by 2027-06-30 1,000 m², by 2028-12-31 3,000 m²' },
    { language: 'zh-CN' as const, text: '2027年6月30日前 1,000 m²、2028年12月31日前 3,000 m²' },
  ])('are, in $language, $text', async ({ language, text }) => {
    expect(growthText(STEPS, await speakingIn(language))).toBe(text);
  });
});
