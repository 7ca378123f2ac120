import { describe, expect, it } from 'vitest';
import { partsChange } from '#server/domain/matching/partsChange.ts';

const FEWER = { from: 50, to: 25, change: 0.25 };
const WEAKER = { from: 'biological', to: 'light', change: 0.125 };

describe('the change of an ask of several parts', () => {
  it('is that of the one part that is unmet', () => {
    expect(
      partsChange([
        { verdict: 'met', change: WEAKER },
        { verdict: 'unmet', change: FEWER },
        { verdict: 'unknown', change: WEAKER },
      ]),
    ).toEqual(FEWER);
  });

  it('puts the values of several unmet parts side by side and adds their sizes', () => {
    expect(
      partsChange([
        { verdict: 'unmet', change: FEWER },
        { verdict: 'unmet', change: WEAKER },
      ]),
    ).toEqual({ from: [50, 'biological'], to: [25, 'light'], change: 0.375 });
  });

  it('opens lists, and leaves out what was not asked in numbers or words', () => {
    expect(
      partsChange([
        { verdict: 'unmet', change: { to: ['a', 'b'], change: 1 } },
        { verdict: 'unmet', change: { to: true, change: 1 } },
      ]),
    ).toEqual({ to: ['a', 'b', 'true'], change: 2 });
  });

  it('is none where one unmet part cannot be changed', () => {
    expect(
      partsChange([
        { verdict: 'unmet', change: FEWER },
        { verdict: 'unmet', change: undefined },
      ]),
    ).toBeUndefined();
  });

  it('is none where no part is unmet', () => {
    expect(partsChange([{ verdict: 'met', change: FEWER }])).toBeUndefined();
  });
});
