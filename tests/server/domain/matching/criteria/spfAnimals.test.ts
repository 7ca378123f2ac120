import { describe, expect, it } from 'vitest';
import { spfAnimals } from '#server/domain/matching/criteria/spfAnimals.ts';
import { asking, faultPaths } from '#tests/support/asking.ts';
import { aCandidate } from '#tests/support/builders.ts';

describe('spf-animals', () => {
  it.each([
    { offered: 'available', verdict: 'met' },
    { offered: 'none', verdict: 'unmet' },
  ] as const)('is $verdict when the facility is $offered', ({ offered, verdict }) => {
    const check = asking(spfAnimals).check(aCandidate({ spfAnimals: offered }));

    expect(check).toMatchObject({ verdict, facts: { requiredFacility: 'available', offeredFacility: offered } });
  });

  it('is unknown when it is not told, and has no change to propose', () => {
    expect(asking(spfAnimals).check(aCandidate()).verdict).toBe('unknown');
    expect(asking(spfAnimals).change(aCandidate({ spfAnimals: 'none' }))).toBeUndefined();
  });

  it('takes no parameters', () => {
    expect(faultPaths(spfAnimals, {})).toEqual([]);
    expect(faultPaths(spfAnimals, { cages: 5 })).toEqual(['']);
  });
});
