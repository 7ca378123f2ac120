import { describe, expect, it } from 'vitest';
import { fitOut } from '#server/domain/matching/criteria/fitOut.ts';
import { asking, faultPaths } from '#tests/support/asking.ts';
import { aCandidate } from '#tests/support/builders.ts';

describe('fit-out', () => {
  // Two steps from shell to fitted: each is worth one half.
  it.each([
    { offered: 'shell', verdict: 'unmet', satisfaction: 0 },
    { offered: 'basic', verdict: 'unmet', satisfaction: 0.5 },
    { offered: 'fitted', verdict: 'met', satisfaction: 1 },
    { offered: 'gmp-fitted', verdict: 'met', satisfaction: 1 },
  ] as const)(
    'is $verdict and satisfies $satisfaction when fitted is asked and $offered is offered',
    ({ offered, verdict, satisfaction }) => {
      const check = asking(fitOut, { level: 'prefer', atLeast: 'fitted' }).check(aCandidate({ fitOut: offered }));

      expect(check).toEqual({
        verdict,
        satisfaction: { low: satisfaction, high: satisfaction },
        facts: { requiredFitOut: 'fitted', offeredFitOut: offered },
        derived: false,
      });
    },
  );

  it('is met by anything known when a shell will do, and unknown where nothing is', () => {
    const asked = asking(fitOut, { level: 'prefer', atLeast: 'shell' });

    expect(asked.check(aCandidate({ fitOut: 'shell' }))).toMatchObject({
      verdict: 'met',
      satisfaction: { low: 1, high: 1 },
    });
    expect(asked.check(aCandidate())).toMatchObject({ verdict: 'unknown', satisfaction: { low: 0, high: 1 } });
  });

  it('says how many steps the ask would have to come down', () => {
    // Two steps of 0.1 from GMP-fitted to basic.
    expect(asking(fitOut, { atLeast: 'gmp-fitted' }).change(aCandidate({ fitOut: 'basic' }))).toEqual({
      from: 'gmp-fitted',
      to: 'basic',
      change: 0.2,
    });
  });

  it('names a state that does not exist', () => {
    expect(faultPaths(fitOut, { atLeast: 'none' })).toEqual(['atLeast']);
  });
});
