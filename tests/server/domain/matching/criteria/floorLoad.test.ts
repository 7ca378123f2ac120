import { describe, expect, it } from 'vitest';
import { floorLoad } from '#server/domain/matching/criteria/floorLoad.ts';
import { aCandidate, circumstancesOf } from '#tests/support/builders.ts';

describe('floor-load', () => {
  it.each([
    { offered: 7.4, verdict: 'unmet', because: 'is just short' },
    { offered: 7.5, verdict: 'met', because: 'is just enough' },
    { offered: 10, verdict: 'met', because: 'is more' },
  ] as const)('is $verdict when what is offered $because', ({ offered, verdict }) => {
    const asked = floorLoad.asked(circumstancesOf({ 'floor-load': { level: 'must', minKnPerM2: 7.5 } }));

    const check = asked?.check(aCandidate({ floorLoadKnPerM2: offered }));

    expect(check).toMatchObject({ verdict, facts: { requiredKnPerM2: 7.5, offeredKnPerM2: offered }, derived: false });
  });

  it('is unknown when the load is not given, and then satisfies anything from nothing to all', () => {
    const asked = floorLoad.asked(circumstancesOf({ 'floor-load': { level: 'prefer', minKnPerM2: 7.5 } }));

    const check = asked?.check(aCandidate());

    expect(check).toEqual({
      verdict: 'unknown',
      satisfaction: { low: 0, high: 1 },
      facts: { requiredKnPerM2: 7.5 },
      derived: false,
    });
  });

  it('says to what the ask would have to come down', () => {
    const asked = floorLoad.asked(circumstancesOf({ 'floor-load': { level: 'must', minKnPerM2: 7.5 } }));

    // |7.5 − 5.5| ÷ 20 = 0.1
    expect(asked?.change(aCandidate({ floorLoadKnPerM2: 5.5 }))).toEqual({ from: 7.5, to: 5.5, change: 0.1 });
    expect(asked?.change(aCandidate())).toBeUndefined();
  });

  it('finds nothing when the requirement does not ask', () => {
    expect(floorLoad.asked(circumstancesOf({}))).toBeNull();
  });
});
