import { describe, expect, it } from 'vitest';
import { freightLift } from '#server/domain/matching/criteria/freightLift.ts';
import { asking, faultPaths } from '#tests/support/asking.ts';
import { aCandidate } from '#tests/support/builders.ts';

describe('freight-lift', () => {
  it.each([
    { offered: 2.9, verdict: 'unmet', because: 'the lift is just too weak' },
    { offered: 3, verdict: 'met', because: 'it is just strong enough' },
    { offered: 'none', verdict: 'unmet', because: 'there is none' },
  ] as const)('is $verdict when $because', ({ offered, verdict }) => {
    const check = asking(freightLift, { minLoadT: 3 }).check(aCandidate({ freightLiftT: offered }));

    expect(check).toMatchObject({ verdict, facts: { requiredT: 3, offeredT: offered } });
  });

  it('is unknown when the lift is not told', () => {
    expect(asking(freightLift, { minLoadT: 3 }).check(aCandidate()).verdict).toBe('unknown');
  });

  it('says to what the ask would have to come down, not where there is no lift', () => {
    // |3 − 2| ÷ 5 = 0.2
    expect(asking(freightLift, { minLoadT: 3 }).change(aCandidate({ freightLiftT: 2 }))).toEqual({
      from: 3,
      to: 2,
      change: 0.2,
    });
    expect(asking(freightLift, { minLoadT: 3 }).change(aCandidate({ freightLiftT: 'none' }))).toBeUndefined();
  });

  it('names a load that is none or beyond any lift', () => {
    expect(faultPaths(freightLift, { minLoadT: 0 })).toEqual(['minLoadT']);
    expect(faultPaths(freightLift, { minLoadT: 101 })).toEqual(['minLoadT']);
  });
});
