import { describe, expect, it } from 'vitest';
import { gmpRegime } from '#server/domain/matching/criteria/gmpRegime.ts';
import { asking, faultPaths } from '#tests/support/asking.ts';
import { aCandidate } from '#tests/support/builders.ts';

const ASK = { allOf: ['cn-drug-gmp', 'eu-gmp'] };

describe('gmp-regime', () => {
  // Share of the two regimes asked for: 2/2, 1/2, 0/2.
  it.each([
    { offered: ['eu-gmp', 'us-cgmp', 'cn-drug-gmp'], verdict: 'met', satisfaction: 1, because: 'has both and more' },
    { offered: ['cn-drug-gmp', 'glp'], verdict: 'unmet', satisfaction: 0.5, because: 'has one of the two' },
    { offered: ['glp'], verdict: 'unmet', satisfaction: 0, because: 'has neither' },
    { offered: [], verdict: 'unmet', satisfaction: 0, because: 'has none at all' },
  ] as const)(
    'is $verdict and satisfies $satisfaction when the park $because',
    ({ offered, verdict, satisfaction }) => {
      const check = asking(gmpRegime, { ...ASK, level: 'prefer' }).check(aCandidate({ gmpRegimes: [...offered] }));

      expect(check).toEqual({
        verdict,
        satisfaction: { low: satisfaction, high: satisfaction },
        facts: { requiredRegimes: ['cn-drug-gmp', 'eu-gmp'], offeredRegimes: offered },
        derived: false,
      });
    },
  );

  it('is unknown when the park documents nothing', () => {
    expect(asking(gmpRegime, { ...ASK, level: 'prefer' }).check(aCandidate())).toEqual({
      verdict: 'unknown',
      satisfaction: { low: 0, high: 1 },
      facts: { requiredRegimes: ['cn-drug-gmp', 'eu-gmp'] },
      derived: false,
    });
  });

  it('is never proposed for change, as a matter of law', () => {
    expect(gmpRegime.negotiable).toBe(false);
    expect(asking(gmpRegime, ASK).change(aCandidate({ gmpRegimes: ['eu-gmp'] }))).toBeUndefined();
  });

  it.each([
    { ask: {}, paths: ['allOf'], because: 'no regime is named' },
    { ask: { allOf: [] }, paths: ['allOf'], because: 'the list is empty' },
    { ask: { allOf: ['eu-gmp', 'eu-gmp'] }, paths: ['allOf'], because: 'a regime is named twice' },
    { ask: { allOf: ['eu-gmp', 'gmp'] }, paths: ['allOf.1'], because: 'a regime does not exist' },
    { ask: { allOf: { $gt: '' } }, paths: ['allOf'], because: 'it is no list' },
  ])('finds faults at $paths because $because', ({ ask, paths }) => {
    expect(faultPaths(gmpRegime, ask)).toEqual(paths);
  });
});
