import { describe, expect, it } from 'vitest';
import { distance } from '#server/domain/matching/criteria/distance.ts';
import { asking, faultPaths, quickOutcomes } from '#tests/support/asking.ts';
import { aCandidate } from '#tests/support/builders.ts';
import { aCandidateAt } from '#tests/support/surroundings.ts';

/** One degree along the meridian: π ÷ 180 × 6,371,008.8 m. */
const DEGREE_M = (Math.PI / 180) * 6_371_008.8;

const ASK = { to: [114, 22], idealM: 0.1 * DEGREE_M, limitM: 0.2 * DEGREE_M };

describe('distance', () => {
  // Ideal a tenth, limit two tenths of a degree north: 0.15° lies halfway.
  it.each([
    { lat: 22, verdict: 'met', satisfaction: 1, because: 'there' },
    { lat: 22.0999, verdict: 'met', satisfaction: 1, because: 'just within the ideal' },
    { lat: 22.15, verdict: 'met', satisfaction: 0.5, because: 'halfway to the limit' },
    { lat: 22.1999, verdict: 'met', satisfaction: 0.001, because: 'just within the limit' },
    { lat: 22.2001, verdict: 'unmet', satisfaction: 0, because: 'just beyond the limit' },
  ] as const)(
    'is $verdict and satisfies $satisfaction when the space is $because',
    ({ lat, verdict, satisfaction }) => {
      const check = asking(distance, { ...ASK, level: 'prefer' }).check(aCandidateAt([114, lat]));

      expect(check.verdict).toBe(verdict);
      expect(check.satisfaction.low).toBeCloseTo(satisfaction, 6);
      expect(check.satisfaction.high).toBe(check.satisfaction.low);
    },
  );

  // The centre lies 0.15° away; a tenth of the way from ideal to limit is 0.01°.
  it.each([
    { radiusDeg: 0.04, verdict: 'met', low: 0.1, high: 0.9, because: 'lies within the limit' },
    { radiusDeg: 0.06, verdict: 'unknown', low: 0, high: 1, because: 'straddles the limit' },
  ])('of a ring that $because is $verdict, from $low to $high', ({ radiusDeg, verdict, low, high }) => {
    const check = asking(distance, { ...ASK, level: 'prefer' }).check(aCandidateAt([114, 22.15], radiusDeg * DEGREE_M));

    expect(check.verdict).toBe(verdict);
    expect(check.satisfaction.low).toBeCloseTo(low, 6);
    expect(check.satisfaction.high).toBeCloseTo(high, 6);
  });

  it('is unmet when all of the ring lies beyond the limit', () => {
    const check = asking(distance, { ...ASK, level: 'prefer' }).check(aCandidateAt([114, 22.25], 0.04 * DEGREE_M));

    expect(check).toMatchObject({ verdict: 'unmet', satisfaction: { low: 0, high: 0 } });
  });

  it('shows how near and how far the ring may be', () => {
    const { facts } = asking(distance, ASK).check(aCandidateAt([114, 22.15], 1000));

    expect(facts).toEqual({
      requiredPosition: [114, 22],
      idealM: 0.1 * DEGREE_M,
      limitM: 0.2 * DEGREE_M,
      offeredFromM: expect.closeTo(0.15 * DEGREE_M - 1000, 3) as number,
      offeredToM: expect.closeTo(0.15 * DEGREE_M + 1000, 3) as number,
    });
  });

  it('is unknown when nobody knows where the space is', () => {
    expect(asking(distance, { ...ASK, level: 'prefer' }).check(aCandidate())).toEqual({
      verdict: 'unknown',
      satisfaction: { low: 0, high: 1 },
      facts: { requiredPosition: [114, 22], idealM: ASK.idealM, limitM: ASK.limitM },
      derived: false,
    });
  });

  it('says how far the limit would have to go out to take in the whole ring', () => {
    const change = asking(distance, { ...ASK, limitM: 20_000 }).change(aCandidateAt([114, 22.25], 1000));

    // 0.25 × 111,195.08 + 1000 = 28,798.77 m; (28,798.77 − 20,000) ÷ 50,000 = 0.175975
    expect(change?.from).toBe(20_000);
    expect(change?.to).toBeCloseTo(28_798.77, 2);
    expect(change?.change).toBeCloseTo(0.175975, 6);
  });

  it.each(['must', 'prefer'] as const)('judges many spaces as it judges each, as a %s', (level) => {
    const asked = asking(distance, { ...ASK, level });
    const candidates = [
      aCandidateAt([114, 22]),
      aCandidateAt([114, 22.05], 0.04 * DEGREE_M),
      aCandidateAt([114, 22.05], 0.06 * DEGREE_M),
      aCandidateAt([114, 22.0999]),
      aCandidateAt([114, 22.1001]),
      aCandidateAt([114, 22.15], 0.04 * DEGREE_M),
      aCandidateAt([114, 22.15], 0.06 * DEGREE_M),
      aCandidateAt([114, 22.1999]),
      aCandidateAt([114, 22.2001]),
      aCandidateAt([114, 22.25], 0.04 * DEGREE_M),
      aCandidateAt([114, 22.25], 0.06 * DEGREE_M),
      aCandidate(),
    ];
    const each = candidates.map(asked.outcome);

    expect(each.map(({ verdict }) => verdict)).toEqual(
      'met met met met met met unknown met unmet unmet unknown unknown'.split(' '),
    );
    expect(quickOutcomes(asked, candidates)).toEqual([each, each]);
  });

  it.each([
    { ask: { ...ASK, to: undefined }, paths: ['to'], because: 'no position is given' },
    { ask: { ...ASK, to: [114, 91] }, paths: ['to.1'], because: 'it lies beyond the pole' },
    { ask: { ...ASK, to: [114] }, paths: ['to'], because: 'it has no latitude' },
    { ask: { ...ASK, idealM: -1 }, paths: ['idealM'], because: 'the ideal is negative' },
    { ask: { ...ASK, idealM: 2, limitM: 1 }, paths: ['limitM'], because: 'the limit is below the ideal' },
    { ask: { ...ASK, limitM: 20_100_001 }, paths: ['limitM'], because: 'the limit is longer than the earth is wide' },
    { ask: { to: [114, 22], idealM: 0, limitM: 0 }, paths: [], because: 'ideal and limit may be one' },
  ])('finds faults at $paths because $because', ({ ask, paths }) => {
    expect(faultPaths(distance, ask)).toEqual(paths);
  });
});
