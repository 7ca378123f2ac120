import { describe, expect, it } from 'vitest';
import { type Contender } from '#server/domain/matching/certificate/contender.ts';
import { levelling } from '#server/domain/matching/certificate/lead.ts';
import { aPark, aSpace } from '#tests/support/builders.ts';

/** A space that satisfies one preference so far, by each of the sums that decide. */
function aContender(id: string, ...parts: readonly number[]): Contender {
  const candidate = { space: aSpace({}, { id }), park: aPark(), placeIds: [] };
  const rest = { score: { low: 50, expected: 50, high: 50 }, satisfactions: [], openMusts: [] };
  return { candidate, verdict: 'met', parts: parts.map((part) => Float64Array.of(part)), ...rest };
}

/** Where `b` draws level with the first place, which leads it by so much in each sum, as the weight grows. */
function levelAt(first: Contender, rival: Contender, leads: readonly number[]): { distance: number; holds: boolean } {
  const { distance, holds } = levelling({ contender: rival, leads }, { first, index: 0, direction: 1 });
  return { distance, holds };
}

describe('a rival', () => {
  it('draws level after as many units of weight as it makes up for the lead', () => {
    // The lead of 1 shrinks by 1 − 0.5 with each unit.
    expect(levelAt(aContender('a', 0.5), aContender('b', 1), [1])).toEqual({ distance: 2, holds: true });
  });

  it('never draws level where the lead grows or stays', () => {
    const never = { distance: Infinity, holds: true };

    expect(levelAt(aContender('a', 1), aContender('b', 0.5), [1])).toEqual(never);
    expect(levelAt(aContender('a', 1), aContender('b', 1), [1])).toEqual(never);
    // What decides next is not asked while the first sum decides.
    expect(levelAt(aContender('a', 1, 0.5), aContender('b', 1, 1), [1, 0])).toEqual(never);
  });

  it('that is level draws ahead at once where it gains, and never where it does not', () => {
    expect(levelAt(aContender('a', 0.5), aContender('b', 1), [0]).distance).toBe(0);
    expect(levelAt(aContender('a', 1), aContender('b', 0.5), [0]).distance).toBe(Infinity);
  });

  it('that is ahead by rounding is level at once', () => {
    expect(levelAt(aContender('a', 1), aContender('b', 0.5), [-1e-17]).distance).toBe(0);
  });

  it('is told from the first place, where both are level, by the next sum before the ids', () => {
    // Both are level after 2; the next sum is then 5, or −5.
    expect(levelAt(aContender('b', 0.5, 1), aContender('a', 1, 1), [1, 5]).holds).toBe(true);
    expect(levelAt(aContender('a', 0.5, 1), aContender('b', 1, 1), [1, -5]).holds).toBe(false);
    expect(levelAt(aContender('b', 0.5, 1), aContender('a', 1, 1), [1, 0]).holds).toBe(false);
  });

  it('that is alike in all is told by the ids', () => {
    expect(levelAt(aContender('a', 1), aContender('b', 1), [0]).distance).toBe(Infinity);
    expect(levelAt(aContender('b', 1), aContender('a', 1), [0]).distance).toBe(0);
  });
});
