import { describe, expect, it } from 'vitest';
import { loadingDock } from '#server/domain/matching/criteria/loadingDock.ts';
import { asking, faultPaths } from '#tests/support/asking.ts';
import { aCandidate } from '#tests/support/builders.ts';

describe('loading-dock', () => {
  it.each([
    { offered: 1, verdict: 'unmet', because: 'there is one too few' },
    { offered: 2, verdict: 'met', because: 'there are just enough' },
    { offered: 'none', verdict: 'unmet', because: 'there is none' },
  ] as const)('is $verdict when $because', ({ offered, verdict }) => {
    const check = asking(loadingDock, { minDocks: 2 }).check(aCandidate({ loadingDocks: offered }));

    expect(check).toMatchObject({ verdict, facts: { requiredDocks: 2, offeredDocks: offered } });
  });

  it('is unknown when the docks are not told', () => {
    expect(asking(loadingDock, { minDocks: 2 }).check(aCandidate()).verdict).toBe('unknown');
  });

  it('says to what the ask would have to come down', () => {
    // |4 − 3| ÷ 10 = 0.1
    expect(asking(loadingDock, { minDocks: 4 }).change(aCandidate({ loadingDocks: 3 }))).toEqual({
      from: 4,
      to: 3,
      change: 0.1,
    });
  });

  it('names a number of docks that is none, broken or beyond any park', () => {
    expect(faultPaths(loadingDock, { minDocks: 0 })).toEqual(['minDocks']);
    expect(faultPaths(loadingDock, { minDocks: 1.5 })).toEqual(['minDocks']);
    expect(faultPaths(loadingDock, { minDocks: 1001 })).toEqual(['minDocks']);
  });
});
