import { describe, expect, it } from 'vitest';
import { askedOfPolicies, weightless } from '#client/features/requirement/weightless.ts';

const requirement = {
  sector: 'ivd' as const,
  company: { drugClass: '1' as const },
  rankBy: 'low' as const,
  criteria: { rent: { level: 'prefer' as const, weight: 5, idealFenPerM2Month: 3000 } },
};

describe('what is asked of policies', () => {
  it('is the same whatever is asked of the space', () => {
    expect(askedOfPolicies(requirement)).toEqual({ sector: 'ivd', company: { drugClass: '1' }, criteria: {} });
  });
});

describe('a requirement without weights', () => {
  it('asks for the same otherwise', () => {
    expect(weightless(requirement)).toEqual({
      sector: 'ivd',
      company: { drugClass: '1' },
      criteria: { rent: { level: 'prefer', idealFenPerM2Month: 3000 } },
    });
  });
});
