import { beforeAll, describe, expect, it } from 'vitest';
import { changeText } from '#client/explain/change.ts';
import { type Speaking } from '#client/explain/speaking.ts';
import { CATALOGUE } from '#server/domain/matching/catalogue.ts';
import { speakingIn } from '#tests/client/support/speaking.ts';

let en: Speaking;
const descriptionOf = (id: string) => CATALOGUE.find((criterion) => criterion.id === id)?.describe();

beforeAll(async () => {
  en = await speakingIn('en');
});

describe('changeText', () => {
  it('says both ends in the unit of the parameter', () => {
    const of = { criterion: descriptionOf('rent'), parameters: ['limitFenPerM2Month'] };

    expect(changeText({ criterion: 'rent', from: 6000, to: 6500 }, of, en)).toBe('60 CNY/m²·month → 65 CNY/m²·month');
  });

  it('takes the unit of the scale where the parameter is not known', () => {
    const of = { criterion: descriptionOf('clear-height'), parameters: [] };

    expect(changeText({ criterion: 'clear-height', from: 5, to: 4.5 }, of, en)).toBe('5 m → 4.5 m');
    expect(changeText({ criterion: 'clear-height', to: 4.5 }, of, en)).toBe('→ 4.5 m');
  });

  it('gives each of several parameters its own unit', () => {
    const of = { criterion: descriptionOf('power'), parameters: ['minKva', 'minVaPerM2'] };

    expect(changeText({ criterion: 'power', from: [800, 200], to: [500, 125] }, of, en)).toBe(
      '800 kVA, 200 VA/m² → 500 kVA, 125 VA/m²',
    );
  });
});
