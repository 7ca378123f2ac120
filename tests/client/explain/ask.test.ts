import { beforeAll, describe, expect, it } from 'vitest';
import { askText } from '#client/explain/ask.ts';
import { type Speaking } from '#client/explain/speaking.ts';
import { speakingIn } from '#tests/client/support/speaking.ts';

let zh: Speaking;
let en: Speaking;

beforeAll(async () => {
  zh = await speakingIn('zh-CN', { nameOf: (id) => (id === 'sz' ? '深圳市' : undefined) });
  en = await speakingIn('en');
});

describe('askText', () => {
  it('says two ends as an interval with one unit', () => {
    expect(askText('area', { level: 'must', minM2: 800, maxM2: 1500 }, en)).toBe('800–1,500 m²');
    expect(
      askText('rent', { level: 'prefer', weight: 3, idealFenPerM2Month: 3500, limitFenPerM2Month: 6000 }, zh),
    ).toBe('35–60 元/m²·月');
  });

  it('says one end as a bound', () => {
    expect(askText('area', { level: 'must', minM2: 800 }, en)).toBe('≥ 800 m²');
    expect(askText('divisible-area', { level: 'prefer', maxPartM2: 500 }, en)).toBe('≤ 500 m²');
  });

  it('says flags, words, places and areas of the map', () => {
    expect(askText('cleanroom', { level: 'prefer', grade: 'D', achievable: true }, zh)).toBe('D 级、可改造亦可');
    expect(askText('region', { level: 'must', places: ['sz'], within: { type: 'Polygon' } }, zh)).toBe(
      '深圳市、地图范围',
    );
  });

  it('says nothing where there are no parameters', () => {
    expect(askText('dual-feed', { level: 'must' }, en)).toBe('');
  });
});
