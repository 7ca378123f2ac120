import { describe, expect, it } from 'vitest';
import { wfi } from '#server/domain/matching/criteria/wfi.ts';
import { asking, faultPaths } from '#tests/support/asking.ts';
import { aCandidate } from '#tests/support/builders.ts';

describe('wfi', () => {
  it.each([
    { facts: { wfi: 'available' }, verdict: 'met', because: 'it is there' },
    { facts: { wfiM3PerH: 0.1 }, verdict: 'met', because: 'some of it is there' },
    { facts: { wfi: 'none' }, verdict: 'unmet', because: 'it is not there' },
    { facts: {}, verdict: 'unknown', because: 'it is not told' },
  ] as const)('without an amount is $verdict because $because', ({ facts, verdict }) => {
    expect(asking(wfi).check(aCandidate(facts)).verdict).toBe(verdict);
  });

  it.each([
    { facts: { wfi: 'available', wfiM3PerH: 1.9 }, verdict: 'unmet', because: 'it is just too little' },
    { facts: { wfi: 'available', wfiM3PerH: 2 }, verdict: 'met', because: 'it is just enough' },
    { facts: { wfiM3PerH: 2 }, verdict: 'met', because: 'there is enough, so it is there' },
    { facts: { wfi: 'available' }, verdict: 'unknown', because: 'it is not told how much' },
    { facts: { wfi: 'none' }, verdict: 'unmet', because: 'it is not there, so not enough of it is' },
    { facts: {}, verdict: 'unknown', because: 'it is not told' },
  ] as const)('with an amount is $verdict because $because', ({ facts, verdict }) => {
    expect(asking(wfi, { minM3PerH: 2 }).check(aCandidate(facts)).verdict).toBe(verdict);
  });

  it('compares supply and amount', () => {
    const check = asking(wfi, { minM3PerH: 2 }).check(aCandidate({ wfi: 'available', wfiM3PerH: 1 }));

    expect(check.facts).toEqual({
      requiredSupply: 'available',
      requiredM3PerH: 2,
      offeredSupply: 'available',
      offeredM3PerH: 1,
    });
  });

  it('says to what the amount would have to come down, not where there is none of it', () => {
    const asked = asking(wfi, { minM3PerH: 2 });

    // |2 − 1| ÷ 5 = 0.2
    expect(asked.change(aCandidate({ wfiM3PerH: 1 }))).toEqual({ from: 2, to: 1, change: 0.2 });
    expect(asked.change(aCandidate({ wfi: 'none' }))).toBeUndefined();
    expect(asking(wfi).change(aCandidate({ wfi: 'none' }))).toBeUndefined();
  });

  it('names an amount that is none or beyond any plant', () => {
    expect(faultPaths(wfi, { minM3PerH: 0 })).toEqual(['minM3PerH']);
    expect(faultPaths(wfi, { minM3PerH: 10_001 })).toEqual(['minM3PerH']);
  });
});
