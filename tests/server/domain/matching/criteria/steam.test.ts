import { describe, expect, it } from 'vitest';
import { steam } from '#server/domain/matching/criteria/steam.ts';
import { asking, faultPaths } from '#tests/support/asking.ts';
import { aCandidate } from '#tests/support/builders.ts';

describe('steam', () => {
  it.each([
    { facts: { steam: 'available' }, verdict: 'met', because: 'it is there' },
    { facts: { steamTPerH: 0.1 }, verdict: 'met', because: 'some of it is there' },
    { facts: { steam: 'none' }, verdict: 'unmet', because: 'it is not there' },
    { facts: {}, verdict: 'unknown', because: 'it is not told' },
  ] as const)('without an amount is $verdict because $because', ({ facts, verdict }) => {
    expect(asking(steam).check(aCandidate(facts)).verdict).toBe(verdict);
  });

  it.each([
    { facts: { steam: 'available', steamTPerH: 1.9 }, verdict: 'unmet', because: 'it is just too little' },
    { facts: { steam: 'available', steamTPerH: 2 }, verdict: 'met', because: 'it is just enough' },
    { facts: { steamTPerH: 2 }, verdict: 'met', because: 'there is enough, so it is there' },
    { facts: { steam: 'available' }, verdict: 'unknown', because: 'it is not told how much' },
    { facts: { steam: 'none' }, verdict: 'unmet', because: 'it is not there, so not enough of it is' },
    { facts: {}, verdict: 'unknown', because: 'it is not told' },
  ] as const)('with an amount is $verdict because $because', ({ facts, verdict }) => {
    expect(asking(steam, { minTPerH: 2 }).check(aCandidate(facts)).verdict).toBe(verdict);
  });

  it('compares supply and amount', () => {
    const check = asking(steam, { minTPerH: 2 }).check(aCandidate({ steam: 'available', steamTPerH: 1 }));

    expect(check.facts).toEqual({
      requiredSupply: 'available',
      requiredTPerH: 2,
      offeredSupply: 'available',
      offeredTPerH: 1,
    });
  });

  it('says to what the amount would have to come down, not where there is none of it', () => {
    const asked = asking(steam, { minTPerH: 2 });

    // |2 − 1| ÷ 10 = 0.1
    expect(asked.change(aCandidate({ steamTPerH: 1 }))).toEqual({ from: 2, to: 1, change: 0.1 });
    expect(asked.change(aCandidate({ steam: 'none' }))).toBeUndefined();
    expect(asking(steam).change(aCandidate({ steam: 'none' }))).toBeUndefined();
  });

  it('names an amount that is none or beyond any plant', () => {
    expect(faultPaths(steam, { minTPerH: 0 })).toEqual(['minTPerH']);
    expect(faultPaths(steam, { minTPerH: 10_001 })).toEqual(['minTPerH']);
  });
});
