import { describe, expect, it } from 'vitest';
import { type Policy } from '#shared/policy/policy.ts';
import { type DatedRequirement, type PolicyChange, whoGains } from '#server/domain/policy/whoGains.ts';
import { aMeasure, aPolicy } from '#tests/support/surroundings.ts';

const SITES = [
  { site: { placeId: 'sz' }, placeIds: ['cn', 'sz'] },
  { site: { placeId: 'sz-pingshan' }, placeIds: ['cn', 'sz', 'sz-pingshan'] },
  { site: { parkId: 'park-1' }, placeIds: ['cn', 'sz', 'sz-pingshan'] },
];

const CLASS_1: DatedRequirement = { criteria: {}, asOf: '2026-11-22', company: { drugClass: '1' } };

function awarding(amountFen: number, rest: Partial<Policy> = {}): Policy {
  return aPolicy({
    measures: [aMeasure({ when: { fact: 'drugClass', is: '1' }, benefit: { kind: 'fixed', amountFen } })],
    ...rest,
  });
}

function gains(
  [before, after]: readonly [before: readonly Policy[], after: readonly Policy[]],
  requirement: DatedRequirement = CLASS_1,
  rankingUnder: PolicyChange['rankingUnder'] = () => ['a', 'b'],
) {
  return whoGains([{ id: 'r', requirement }], { before, after, places: [], sites: SITES, rankingUnder });
}

describe('whoGains', () => {
  it('says where a requirement would be promised more, and from what to what', () => {
    expect(gains([[awarding(100)], [awarding(300)]])).toEqual([
      {
        id: 'r',
        sites: [
          {
            site: { placeId: 'sz-pingshan' },
            before: { confirmedFen: 100, possibleFen: 100 },
            after: { confirmedFen: 300, possibleFen: 300 },
          },
          {
            site: { parkId: 'park-1' },
            before: { confirmedFen: 100, possibleFen: 100 },
            after: { confirmedFen: 300, possibleFen: 300 },
          },
        ],
      },
    ]);
  });

  it.each([
    { what: 'the same policies', after: [awarding(100)] },
    { what: 'a policy that says the same to it', after: [awarding(100, { contact: 'elsewhere' })] },
    {
      what: 'one more policy that shuts it out',
      after: [awarding(100), awarding(900, { id: 'other', places: ['gz'] })],
    },
  ])('leaves out whom nothing changes for: $what', ({ after }) => {
    expect(gains([[awarding(100)], after])).toEqual([]);
  });

  it('counts a new policy, one that is gone, and what becomes possible only', () => {
    const unsure: DatedRequirement = { criteria: {}, asOf: '2026-11-22' };

    expect(gains([[], [awarding(100)]])[0]?.sites[0]).toMatchObject({
      before: { confirmedFen: 0 },
      after: { confirmedFen: 100 },
    });
    expect(gains([[awarding(100)], []])[0]?.sites[0]?.after.confirmedFen).toBe(0);
    expect(gains([[], [awarding(100)]], unsure)[0]?.sites[0]).toMatchObject({
      before: { confirmedFen: 0, possibleFen: 0 },
      after: { confirmedFen: 0, possibleFen: 100 },
    });
  });

  it('judges each on its own day', () => {
    const later = { ...CLASS_1, asOf: '2031-01-01' };

    expect(gains([[], [awarding(100)]], later)).toEqual([]);
  });

  it('tells the order of the best spaces where that would be another', () => {
    const ranking: PolicyChange['rankingUnder'] = (policies) => (policies.length === 0 ? ['a', 'b'] : ['b', 'a']);

    expect(gains([[], [awarding(100)]], CLASS_1, ranking)[0]?.ranking).toEqual({
      before: ['a', 'b'],
      after: ['b', 'a'],
    });
  });
});
