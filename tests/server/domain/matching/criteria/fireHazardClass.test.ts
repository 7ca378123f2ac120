import { describe, expect, it } from 'vitest';
import { fireHazardClass } from '#server/domain/matching/criteria/fireHazardClass.ts';
import { asking, faultPaths } from '#tests/support/asking.ts';
import { aCandidate } from '#tests/support/builders.ts';

describe('fire-hazard-class', () => {
  it.each([
    { offered: 'D', verdict: 'unmet', because: 'a less hazardous class' },
    { offered: 'C', verdict: 'met', because: 'just the class' },
    { offered: 'B', verdict: 'met', because: 'a more hazardous class' },
  ] as const)('is $verdict when the building is accepted for $because', ({ offered, verdict }) => {
    const check = asking(fireHazardClass, { hazardClass: 'C' }).check(aCandidate({ fireHazardClass: offered }));

    expect(check).toMatchObject({ verdict, facts: { requiredClass: 'C', offeredClass: offered } });
  });

  it('is unknown when the class of the building is not known, even for the least hazard', () => {
    expect(asking(fireHazardClass, { hazardClass: 'E' }).check(aCandidate()).verdict).toBe('unknown');
  });

  it('is never proposed for change, as a matter of safety', () => {
    expect(fireHazardClass.negotiable).toBe(false);
    expect(asking(fireHazardClass, { hazardClass: 'A' }).change(aCandidate({ fireHazardClass: 'B' }))).toBeUndefined();
  });

  it.each([
    { ask: {}, paths: ['hazardClass'], because: 'no class is named' },
    { ask: { hazardClass: '丙' }, paths: ['hazardClass'], because: 'classes are letters' },
    { ask: { hazardClass: 'C', storey: 2 }, paths: [''], because: 'it asks for what is not known here' },
  ])('finds faults at $paths because $because', ({ ask, paths }) => {
    expect(faultPaths(fireHazardClass, ask)).toEqual(paths);
  });
});
