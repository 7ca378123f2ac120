import { describe, expect, it } from 'vitest';
import { rent } from '#server/domain/matching/criteria/rent.ts';
import { asking, faultPaths } from '#tests/support/asking.ts';
import { aCandidate } from '#tests/support/builders.ts';

const ASK = { idealFenPerM2Month: 5000, limitFenPerM2Month: 6000 };

describe('rent', () => {
  // Ideal 50, limit 60 CNY/m²·month: 55 lies halfway.
  it.each([
    { offered: 4000, verdict: 'met', satisfaction: 1, because: 'is below the ideal' },
    { offered: 5000, verdict: 'met', satisfaction: 1, because: 'equals the ideal' },
    { offered: 5500, verdict: 'met', satisfaction: 0.5, because: 'is halfway to the limit' },
    { offered: 6000, verdict: 'met', satisfaction: 0, because: 'equals the limit' },
    { offered: 6001, verdict: 'unmet', satisfaction: 0, because: 'is just beyond it' },
    { offered: 9000, verdict: 'unmet', satisfaction: 0, because: 'is far beyond it' },
    { offered: 'none', verdict: 'unmet', satisfaction: 0, because: 'is none, the space being not for lease' },
  ] as const)('is $verdict and satisfies $satisfaction when it $because', ({ offered, verdict, satisfaction }) => {
    const check = asking(rent, { ...ASK, level: 'prefer' }).check(aCandidate({ rentFenPerM2Month: offered }));

    expect(check).toEqual({
      verdict,
      satisfaction: { low: satisfaction, high: satisfaction },
      facts: { ...ASK, offeredFenPerM2Month: offered },
      derived: false,
    });
  });

  it('is unknown when it is not told', () => {
    expect(asking(rent, { ...ASK, level: 'prefer' }).check(aCandidate())).toEqual({
      verdict: 'unknown',
      satisfaction: { low: 0, high: 1 },
      facts: ASK,
      derived: false,
    });
  });

  it('satisfies fully at a limit that is the ideal', () => {
    const asked = asking(rent, { level: 'prefer', idealFenPerM2Month: 5000, limitFenPerM2Month: 5000 });

    expect(asked.check(aCandidate({ rentFenPerM2Month: 5000 })).satisfaction).toEqual({ low: 1, high: 1 });
    expect(asked.check(aCandidate({ rentFenPerM2Month: 5001 })).satisfaction).toEqual({ low: 0, high: 0 });
  });

  it('says to what the limit would have to rise', () => {
    // |6000 − 6500| ÷ 5000 = 0.1
    expect(asking(rent, ASK).change(aCandidate({ rentFenPerM2Month: 6500 }))).toEqual({
      from: 6000,
      to: 6500,
      change: 0.1,
    });
    expect(asking(rent, ASK).change(aCandidate({ rentFenPerM2Month: 'none' }))).toBeUndefined();
  });

  it.each([
    { ask: { idealFenPerM2Month: 5000 }, paths: ['limitFenPerM2Month'], because: 'the limit is missing' },
    {
      ask: { idealFenPerM2Month: 5001, limitFenPerM2Month: 5000 },
      paths: ['limitFenPerM2Month'],
      because: 'it is below the ideal',
    },
    {
      ask: { idealFenPerM2Month: -1, limitFenPerM2Month: 5000 },
      paths: ['idealFenPerM2Month'],
      because: 'the ideal is negative',
    },
    {
      ask: { idealFenPerM2Month: 49.5, limitFenPerM2Month: 5000 },
      paths: ['idealFenPerM2Month'],
      because: 'the ideal is no whole fen',
    },
    {
      ask: { idealFenPerM2Month: 0, limitFenPerM2Month: 10_000_001 },
      paths: ['limitFenPerM2Month'],
      because: 'the limit is no rent',
    },
  ])('finds faults at $paths because $because', ({ ask, paths }) => {
    expect(faultPaths(rent, ask)).toEqual(paths);
  });
});
