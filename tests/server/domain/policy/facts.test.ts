import { describe, expect, it } from 'vitest';
import { claimantOf, siteOf } from '#server/domain/policy/facts.ts';

describe('claimantOf', () => {
  it('takes what is known of the company, the requirement and the space, and nothing that is not', () => {
    const requirement = {
      criteria: {},
      asOf: '2026-11-22',
      sector: 'ivd' as const,
      horizonYears: 3,
      company: { name: 'A', staff: 9, awards: [{ policy: 'p' }], answers: { 'p/q': true } },
    };

    expect(claimantOf(requirement, ['cn'], { leasedAreaM2: 800 })).toStrictEqual({
      asOf: '2026-11-22',
      placeIds: ['cn'],
      facts: { staff: 9, leasedAreaM2: 800, sector: 'ivd', leaseMonths: 36 },
      awards: [{ policy: 'p' }],
      answers: { 'p/q': true },
    });
    expect(claimantOf({ criteria: {}, asOf: '2026-11-22' }, [])).toStrictEqual({
      asOf: '2026-11-22',
      placeIds: [],
      facts: {},
      awards: undefined,
      answers: {},
    });
  });
});

describe('siteOf', () => {
  it('takes what does not apply to a space for as little known as what nobody gave', () => {
    expect(siteOf({ areaM2: 800, floorNumber: 0, rentFenPerM2Month: 'none' })).toStrictEqual({
      leasedAreaM2: 800,
      floorNumber: 0,
    });
  });
});
