import { beforeAll, describe, expect, it } from 'vitest';
import { measuresThere, validityText, windowText } from '#client/explain/measure.ts';
import { type Speaking } from '#client/explain/speaking.ts';
import { aMeasure, aPolicy, judged } from '#tests/client/support/policies.ts';
import { speakingIn } from '#tests/client/support/speaking.ts';

let zh: Speaking;
let en: Speaking;

beforeAll(async () => {
  zh = await speakingIn('zh-CN');
  en = await speakingIn('en');
});

describe('validityText', () => {
  it('says that an end was not found, never that there is none', () => {
    expect(validityText(aPolicy({ validFrom: '2024-01-01' }), zh)).toBe('2024年1月1日 至 未找到');
    expect(validityText(aPolicy(), en)).toBe('not found');
  });
});

describe('windowText', () => {
  it.each([
    { window: { opens: '2026-03-01', closes: '2026-04-30' }, text: '2026-03-01 to 2026-04-30' },
    { window: { opens: '2026-03-01' }, text: 'from 2026-03-01' },
    { window: { closes: '2026-04-30' }, text: 'until 2026-04-30' },
    { window: undefined, text: undefined },
  ])('says $text', ({ window, text }) => {
    expect(windowText(aPolicy(window === undefined ? {} : { window }), en)).toBe(text);
  });
});

describe('measuresThere', () => {
  it('puts what may be claimed first and leaves out what no policy at hand explains', () => {
    const policy = aPolicy({ measures: [aMeasure({ id: 'a' }), aMeasure({ id: 'b' }), aMeasure({ id: 'c' })] });
    const found = [
      judged('policy-1/a', 'not-eligible'),
      judged('policy-1/b', 'unknown'),
      judged('policy-1/c', 'eligible'),
      judged('policy-2/a', 'eligible'),
    ];

    expect(measuresThere(found, [policy]).map((there) => there.judged.id)).toEqual([
      'policy-1/c',
      'policy-1/b',
      'policy-1/a',
    ]);
  });
});
