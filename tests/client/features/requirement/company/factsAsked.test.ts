import { describe, expect, it } from 'vitest';
import { factsAsked, policiesAround } from '#client/features/requirement/company/factsAsked.ts';
import { aMeasure, aPolicy } from '#tests/client/support/policies.ts';

describe('factsAsked', () => {
  it('are those of conditions, of amounts, and of tests that shut out', () => {
    const policy = aPolicy({
      when: { any: [{ fact: 'registersAtSite', is: true }, { not: { fact: 'isListed', is: true } }, { ask: 'q' }] },
      measures: [
        aMeasure({
          when: { all: [{ fact: 'drugClass', is: '1' }] },
          benefit: {
            kind: 'percentage',
            ratePct: 40,
            base: 'plantCostFen',
            baseCeiling: { fenPerM2: 1, area: 'plantAreaM2' },
          },
        }),
        aMeasure({ audience: 'owner', benefit: { kind: 'talent' } }),
      ],
      exclusions: [{ id: 'x', kind: 'agreement', says: { zh: '协议', en: 'agreement' } }],
    });

    expect([...factsAsked([policy])].sort()).toEqual([
      'drugClass',
      'hasAgreement',
      'isBuildingOwner',
      'isListed',
      'plantAreaM2',
      'plantCostFen',
      'registersAtSite',
      'talents',
    ]);
  });
});

describe('policiesAround', () => {
  const places = [
    { id: 'cn', zh: '中国', en: 'China', level: 'national' as const },
    { id: 'sz', zh: '深圳', en: 'Shenzhen', level: 'city' as const, parent: 'cn' },
    { id: 'sz-a', zh: '甲区', en: 'A', level: 'district' as const, parent: 'sz' },
    { id: 'sz-b', zh: '乙区', en: 'B', level: 'district' as const, parent: 'sz' },
  ];
  const policies = places.map(({ id }) => aPolicy({ id: `of-${id}`, places: [id] }));
  const around = (asked: readonly string[]): string[] =>
    policiesAround(asked, { policies, places }).map(({ id }) => id);

  it('are those of a place and above it', () => {
    expect(around(['sz-a'])).toEqual(['of-cn', 'of-sz', 'of-sz-a']);
  });

  it('are those below it as well, since space may be found there', () => {
    expect(around(['sz'])).toEqual(['of-cn', 'of-sz', 'of-sz-a', 'of-sz-b']);
  });

  it('are all where no place is asked for', () => {
    expect(around([])).toHaveLength(4);
  });
});
