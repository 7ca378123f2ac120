import { describe, expect, it } from 'vitest';
import { columnGrid } from '#server/domain/matching/criteria/columnGrid.ts';
import { asking, faultPaths } from '#tests/support/asking.ts';
import { aCandidate } from '#tests/support/builders.ts';

describe('column-grid', () => {
  it.each([
    { offered: 8.3, verdict: 'unmet', because: 'the columns stand just too close' },
    { offered: 8.4, verdict: 'met', because: 'they stand just far enough apart' },
    { offered: 'none', verdict: 'met', because: 'there are no columns' },
  ] as const)('is $verdict when $because', ({ offered, verdict }) => {
    const check = asking(columnGrid, { minSpanM: 8.4 }).check(aCandidate({ columnSpanM: offered }));

    expect(check).toMatchObject({ verdict, facts: { requiredSpanM: 8.4, offeredSpanM: offered } });
  });

  it('is unknown when the spacing is not given', () => {
    expect(asking(columnGrid, { minSpanM: 8.4 }).check(aCandidate()).verdict).toBe('unknown');
  });

  it('says to what the ask would have to come down', () => {
    // |9 − 6| ÷ 12 = 0.25
    expect(asking(columnGrid, { minSpanM: 9 }).change(aCandidate({ columnSpanM: 6 }))).toEqual({
      from: 9,
      to: 6,
      change: 0.25,
    });
    expect(asking(columnGrid, { minSpanM: 9 }).change(aCandidate({ columnSpanM: 'none' }))).toBeUndefined();
  });

  it('names a spacing that is none or beyond any hall', () => {
    expect(faultPaths(columnGrid, { minSpanM: 0 })).toEqual(['minSpanM']);
    expect(faultPaths(columnGrid, { minSpanM: 201 })).toEqual(['minSpanM']);
  });
});
