import { describe, expect, it } from 'vitest';
import { biosafety } from '#server/domain/matching/criteria/biosafety.ts';
import { asking, faultPaths } from '#tests/support/asking.ts';
import { aCandidate } from '#tests/support/builders.ts';

describe('biosafety', () => {
  it.each([
    { offered: 1, verdict: 'unmet', because: 'is one level short' },
    { offered: 2, verdict: 'met', because: 'is the level' },
    { offered: 3, verdict: 'met', because: 'is a higher level' },
    { offered: 'none', verdict: 'unmet', because: 'is none' },
  ] as const)('is $verdict when what may be run $because', ({ offered, verdict }) => {
    const check = asking(biosafety, { minLevel: 2 }).check(aCandidate({ biosafetyLevel: offered }));

    expect(check).toMatchObject({ verdict, facts: { requiredLevel: 2, offeredLevel: offered } });
  });

  it('is unknown when the level is not known', () => {
    expect(asking(biosafety, { minLevel: 1, level: 'prefer' }).check(aCandidate())).toEqual({
      verdict: 'unknown',
      satisfaction: { low: 0, high: 1 },
      facts: { requiredLevel: 1 },
      derived: false,
    });
  });

  it('is never proposed for change, as a matter of safety', () => {
    expect(biosafety.negotiable).toBe(false);
    expect(asking(biosafety, { minLevel: 2 }).change(aCandidate({ biosafetyLevel: 1 }))).toBeUndefined();
  });

  it.each([
    { ask: {}, paths: ['minLevel'], because: 'no level is named' },
    { ask: { minLevel: 0 }, paths: ['minLevel'], because: 'there is no level 0' },
    { ask: { minLevel: 1 }, paths: [], because: 'level 1 is the lowest' },
    { ask: { minLevel: 4 }, paths: [], because: 'level 4 is the highest' },
    { ask: { minLevel: 5 }, paths: ['minLevel'], because: 'there is no level 5' },
    { ask: { minLevel: 2.5 }, paths: ['minLevel'], because: 'levels are whole' },
    { ask: { minLevel: 'BSL-2' }, paths: ['minLevel'], because: 'a level is a number' },
  ])('finds faults at $paths because $because', ({ ask, paths }) => {
    expect(faultPaths(biosafety, ask)).toEqual(paths);
  });
});
