import { beforeAll, describe, expect, it } from 'vitest';
import { factText, sidePhrases } from '#client/explain/fact.ts';
import { type Speaking } from '#client/explain/speaking.ts';
import { speakingIn } from '#tests/client/support/speaking.ts';

let zh: Speaking;
let en: Speaking;

beforeAll(async () => {
  const names = new Map([['sz-pingshan', '坪山区']]);
  zh = await speakingIn('zh-CN', { nameOf: (id) => names.get(id) });
  en = await speakingIn('en');
});

describe('sidePhrases', () => {
  it('sets what is asked against what is offered', () => {
    const facts = { requiredKnPerM2: 7.5, offeredKnPerM2: 10 };

    expect(sidePhrases('floor-load', facts, 'asked')(en)).toEqual(['≥ 7.5 kN/m²']);
    expect(sidePhrases('floor-load', facts, 'offered')(en)).toEqual(['10 kN/m²']);
  });

  it('says nothing of what is not known', () => {
    expect(sidePhrases('floor-load', { requiredKnPerM2: 7.5 }, 'offered')(en)).toEqual([]);
  });

  it('says what "none" means for the criterion', () => {
    expect(sidePhrases('column-grid', { requiredSpanM: 9, offeredSpanM: 'none' }, 'offered')(en)).toEqual([
      'free of columns',
    ]);
    expect(sidePhrases('eia-path', { requiredPath: 'none' }, 'asked')(zh)).toEqual(['无需环评']);
    expect(sidePhrases('freight-lift', { offeredT: 'none' }, 'offered')(zh)).toEqual(['无']);
  });

  it('tells the letters of different scales apart', () => {
    expect(sidePhrases('fire-hazard-class', { requiredClass: 'C' }, 'asked')(zh)).toEqual(['丙类']);
    expect(sidePhrases('cleanroom', { requiredGrade: 'C' }, 'asked')(zh)).toEqual(['C 级']);
  });

  it('says an offer that lies between two numbers as one interval', () => {
    const facts = { limitM: 60_000, offeredFromM: 52_740, offeredToM: 64_740 };

    expect(sidePhrases('distance', facts, 'offered')(en)).toEqual(['52.7–64.7 km']);
  });

  it('says an end alone where the other is not known', () => {
    expect(sidePhrases('nearest-resource', { offeredFromM: 0 }, 'offered')(en)).toEqual(['≥ 0 m']);
  });

  it('leaves out a limit of nothing and a wish that is not asked', () => {
    expect(sidePhrases('incentives', { idealFen: 100_000_000, limitFen: 0 }, 'asked')(en)).toEqual([
      'ideal CNY 1 million',
    ]);
    expect(sidePhrases('cleanroom', { requiredGrade: 'D', requiredOrAchievable: false }, 'asked')(en)).toEqual([
      'grade D',
    ]);
    expect(sidePhrases('cleanroom', { requiredGrade: 'D', requiredOrAchievable: true }, 'asked')(en)).toEqual([
      'grade D',
      'or achievable',
    ]);
  });

  it('says a fact that no text knows by its value alone', () => {
    expect(sidePhrases('brand-new', { requiredWidthM: 3 }, 'asked')(en)).toEqual(['3 m']);
  });
});

describe('factText', () => {
  it('names places, joins lists, and writes days and points', () => {
    expect(factText('region', ['requiredPlaces', ['sz-pingshan', 'elsewhere']], zh)).toBe('坪山区、elsewhere');
    expect(factText('available-from', ['offeredDay', '2027-03-01'], zh)).toBe('2027年3月1日');
    expect(factText('distance', ['requiredPosition', [114.05, 22.5]], en)).toBe('114.0500, 22.5000');
    expect(factText('ich', ['offeredGuidelines', []], en)).toBe('none');
  });
});
