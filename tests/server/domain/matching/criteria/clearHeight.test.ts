import { describe, expect, it } from 'vitest';
import { clearHeight } from '#server/domain/matching/criteria/clearHeight.ts';
import { asking, faultPaths } from '#tests/support/asking.ts';
import { aCandidate } from '#tests/support/builders.ts';

describe('clear-height', () => {
  it.each([
    { offered: 4.99, verdict: 'unmet', satisfaction: 0, because: 'is just short' },
    { offered: 5, verdict: 'met', satisfaction: 1, because: 'is just enough' },
    { offered: 8, verdict: 'met', satisfaction: 1, because: 'is more' },
  ] as const)('is $verdict when the height $because', ({ offered, verdict, satisfaction }) => {
    const check = asking(clearHeight, { level: 'prefer', minM: 5 }).check(aCandidate({ clearHeightM: offered }));

    expect(check).toEqual({
      verdict,
      satisfaction: { low: satisfaction, high: satisfaction },
      facts: { requiredM: 5, offeredM: offered },
      derived: false,
    });
  });

  it('is unknown when the height is not given', () => {
    expect(asking(clearHeight, { minM: 5 }).check(aCandidate()).verdict).toBe('unknown');
  });

  it('says to what the ask would have to come down', () => {
    // |5 − 4.5| ÷ 5 = 0.1
    expect(asking(clearHeight, { minM: 5 }).change(aCandidate({ clearHeightM: 4.5 }))).toEqual({
      from: 5,
      to: 4.5,
      change: 0.1,
    });
  });

  it('names a height that is none or beyond any building', () => {
    expect(faultPaths(clearHeight, { minM: 0 })).toEqual(['minM']);
    expect(faultPaths(clearHeight, { minM: 100.5 })).toEqual(['minM']);
    expect(faultPaths(clearHeight, { minM: 5, maxM: 6 })).toEqual(['']);
  });
});
