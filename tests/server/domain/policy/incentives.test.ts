import { describe, expect, it } from 'vitest';
import { FEN_MAX } from '#shared/policy/facts.ts';
import { type Incentives } from '#shared/policy/judged.ts';
import { type Measure, type Policy } from '#shared/policy/policy.ts';
import { type Company } from '#shared/requirement.ts';
import { claimantOf } from '#server/domain/policy/facts.ts';
import { incentivesAt } from '#server/domain/policy/incentives.ts';
import { aCapMeasure, aMeasure, aPolicy, anUndatedPolicy } from '#tests/support/surroundings.ts';

/** Wan 万, ten thousand CNY: the unit of the sums below. */
const WAN = 1_000_000;

const SAYS = { zh: '规则', en: 'Rule' };

function sum(id: string, wan: number, rest: Partial<Measure> = {}): Measure {
  return aMeasure({ id, benefit: { kind: 'fixed', amountFen: wan * WAN }, ...rest });
}

function incentives(policies: readonly Policy[], company: Company = {}): Incentives {
  const claimant = claimantOf({ criteria: {}, asOf: '2026-11-22', company }, ['cn', 'sz', 'sz-pingshan']);
  return incentivesAt({ policies, placesFrom: (place) => [place] }, claimant);
}

/** What a stack takes, each with its sum in wan. */
function takenIn({ confirmed: { taken } }: Incentives): Record<string, number> {
  return Object.fromEntries(taken.map(({ id, fen }) => [id, fen / WAN]));
}

const UNSURE = { fact: 'drugClass', is: '1' } as const;

describe('the confirmed stack and the possible one', () => {
  it('take what the company is eligible for at what is sure, and all that it may be at the most', () => {
    const policy = aPolicy({
      measures: [
        sum('sure', 100),
        sum('ceiling', 50, { benefit: { kind: 'fixed', amountFen: 50 * WAN, isCeiling: true } }),
        sum('open', 30, { when: UNSURE }),
        sum('shut', 500, { when: { any: [] } }),
      ],
    });

    const { confirmed, possible, measures } = incentives([policy]);

    expect(confirmed.totalFen).toBe(100 * WAN);
    expect(confirmed.left).toEqual([
      { id: 'policy-1/ceiling', reason: { kind: 'no-amount', by: 'policy-1/ceiling', instead: [] }, costsFen: 0 },
    ]);
    // 100 + 50 + 30.
    expect(possible.totalFen).toBe(180 * WAN);
    expect(possible.left).toEqual([]);
    expect(measures.map(({ id, verdict }) => [id, verdict])).toEqual([
      ['policy-1/ceiling', 'eligible'],
      ['policy-1/open', 'unknown'],
      ['policy-1/shut', 'not-eligible'],
      ['policy-1/sure', 'eligible'],
    ]);
  });

  it('leave what has no known end out of the total, and say so', () => {
    const policy = aPolicy({ measures: [sum('sure', 100), sum('endless', 0, { benefit: { kind: 'unstated' } })] });

    expect(incentives([policy])).toMatchObject({
      possible: { totalFen: 100 * WAN },
      openEnded: ['policy-1/endless'],
    });
  });

  it('take what has no end of its own as far as a cap over several lets it', () => {
    const policy = aPolicy({
      measures: [sum('sure', 100), sum('endless', 0, { benefit: { kind: 'unstated' } })],
      limits: [{ id: 'year', capFen: 250 * WAN, per: 'firm-year', of: ['sure', 'endless'], src: ['SEED'] }],
    });

    const { possible, openEnded } = incentives([policy]);

    expect(possible.totalFen).toBe(250 * WAN);
    expect(openEnded).toEqual([]);
  });

  it('say how much rests on policies whose days were not found, and on those from before the decree', () => {
    const open = anUndatedPolicy({ id: 'open', measures: [sum('a', 7)] });
    const old = aPolicy({ id: 'old', beforeFairCompetition: true, measures: [sum('a', 5)] });

    const { confirmed } = incentives([open, old, aPolicy({ measures: [sum('a', 1)] })]);

    expect(confirmed).toMatchObject({
      totalFen: 13 * WAN,
      validityNotFoundFen: 7 * WAN,
      beforeFairCompetitionFen: 5 * WAN,
    });
  });
});

describe('the rules of a policy', () => {
  it('pay only the best of a group, and say what the others would cost', () => {
    const policy = aPolicy({
      measures: [sum('a', 300), sum('b', 200), sum('c', 100)],
      exclusions: [{ id: 'best', kind: 'best-of', of: ['a', 'b'], says: SAYS }],
    });

    const found = incentives([policy]);

    expect(takenIn(found)).toEqual({ 'policy-1/a': 300, 'policy-1/c': 100 });
    // With b: 200 + 100 instead of 300 + 100.
    expect(found.confirmed.left).toEqual([
      {
        id: 'policy-1/b',
        reason: { kind: 'one-of', by: 'policy-1/best', instead: ['policy-1/a'] },
        costsFen: 100 * WAN,
      },
    ]);
  });

  it('pay for the same item once', () => {
    const policy = aPolicy({
      measures: [sum('a', 3, { item: 'rent' }), sum('b', 2, { item: 'rent' }), sum('c', 1, { item: 'equipment' })],
      exclusions: [{ id: 'once', kind: 'same-item-once', says: SAYS }],
    });

    expect(takenIn(incentives([policy]))).toEqual({ 'policy-1/a': 3, 'policy-1/c': 1 });
  });

  it('complement what is paid above for the same item, and do not repeat it', () => {
    const above = aPolicy({ id: 'city', level: 'city', places: ['sz'], measures: [sum('a', 5, { item: 'rent' })] });
    const beside = aPolicy({ id: 'beside', measures: [sum('a', 4, { item: 'rent' })] });
    const policy = aPolicy({
      measures: [sum('same', 3, { item: 'rent' }), sum('other', 2, { item: 'equipment' })],
      exclusions: [{ id: 'complements', kind: 'complements', says: SAYS }],
    });

    const found = incentives([above, beside, policy]);

    expect(takenIn(found)).toEqual({ 'city/a': 5, 'beside/a': 4, 'policy-1/other': 2 });
    expect(found.confirmed.left[0]?.reason).toEqual({
      kind: 'one-of',
      by: 'policy-1/complements',
      instead: ['city/a'],
    });
  });

  it('limit in words only what words say', () => {
    const policy = aPolicy({
      measures: [sum('a', 3), sum('b', 2)],
      exclusions: [{ id: 'words', kind: 'words', says: SAYS }],
    });

    expect(incentives([policy]).confirmed.totalFen).toBe(5 * WAN);
  });

  it.each([
    // 60 + 50 are cut to 100 in the year; over two years each half of both stays within.
    { payoutPct: undefined, total: 100, cutBy: ['policy-1/year'] },
    { payoutPct: [50, 50], total: 110, cutBy: [] },
  ])('cap what is paid in one year: $total where paid in $payoutPct', ({ payoutPct, total, cutBy }) => {
    const parts = payoutPct === undefined ? {} : { payoutPct };
    const policy = aPolicy({
      measures: [sum('a', 60, parts), sum('b', 50, parts)],
      limits: [{ id: 'year', capFen: 100 * WAN, per: 'firm-year', of: ['a', 'b'], src: ['SEED'] }],
    });

    const { confirmed } = incentives([policy]);

    expect(confirmed.totalFen).toBe(total * WAN);
    expect(confirmed.taken.flatMap((one) => one.cutBy)).toEqual(cutBy);
  });

  it('say which cap leaves nothing for an award', () => {
    const policy = aPolicy({
      measures: [sum('a', 100), sum('b', 50, { confidence: 'C' })],
      limits: [{ id: 'firm', capFen: 100 * WAN, per: 'firm', of: ['a', 'b'], src: ['SEED'] }],
    });

    expect(incentives([policy]).confirmed.left).toEqual([
      { id: 'policy-1/b', reason: { kind: 'cap', by: 'policy-1/firm', instead: ['policy-1/a'] }, costsFen: 0 },
    ]);
  });

  it.each([
    { when: undefined, confirmed: 40, possible: 40, because: 'holds' },
    { when: UNSURE, confirmed: 40, possible: 90, because: 'may hold' },
    { when: { any: [] }, confirmed: 90, possible: 90, because: 'does not hold' },
  ])('limit all awards by a measure that is a cap and $because', ({ when, confirmed, possible }) => {
    const cap = aCapMeasure({ ...(when === undefined ? {} : { when }), caps: [{ capFen: 40 * WAN, per: 'project' }] });

    const found = incentives([aPolicy({ measures: [sum('a', 60), sum('b', 30), cap] })]);

    expect([found.confirmed.totalFen, found.possible.totalFen]).toEqual([confirmed * WAN, possible * WAN]);
  });

  it('limit each award by itself where the cap is one for each', () => {
    const cap = aCapMeasure({ over: ['a', 'b'], caps: [{ capFen: 40 * WAN, per: 'award' }] });

    // 40 + 30, and c as it is.
    expect(
      incentives([aPolicy({ measures: [sum('a', 60), sum('b', 30), sum('c', 50), cap] })]).confirmed.totalFen,
    ).toBe(120 * WAN);
  });
});

describe('an award that needs another', () => {
  const after = sum('after', 30, { dependsOn: ['city/base'] });
  const city = (rest: Partial<Measure> = {}): Policy =>
    aPolicy({ id: 'city', level: 'city', places: ['sz'], measures: [sum('base', 100, rest)] });
  const district = aPolicy({ measures: [after] });

  it('is claimed along with it', () => {
    expect(takenIn(incentives([city(), district]))).toEqual({ 'city/base': 100, 'policy-1/after': 30 });
  });

  it('is claimed along with it where that is not sure to pay', () => {
    const unsure = city({ benefit: { kind: 'fixed', amountFen: WAN, isCeiling: true } });

    expect(takenIn(incentives([unsure, district]))).toEqual({ 'city/base': 0, 'policy-1/after': 30 });
  });

  it('is left where nobody can claim that, and says what it needs', () => {
    expect(incentives([city({ when: UNSURE }), district]).confirmed).toMatchObject({
      totalFen: 0,
      left: [{ id: 'policy-1/after', reason: { kind: 'needs', by: 'city/base', instead: [] }, costsFen: 0 }],
    });
  });

  it.each([
    { company: {}, possibleFen: 30 * WAN, because: 'nobody said what has been granted' },
    { company: { awards: [] }, possibleFen: 0, because: 'nothing has been granted' },
  ])('may be had by itself for $possibleFen fen where $because', ({ company, possibleFen }) => {
    const closed = city({ when: { any: [] } });

    expect(incentives([closed, district], company)).toMatchObject({
      confirmed: { totalFen: 0 },
      possible: { totalFen: possibleFen },
    });
  });

  it('stands by itself once that has been granted', () => {
    expect(takenIn(incentives([district], { awards: [{ policy: 'city', measure: 'base' }] }))).toEqual({
      'policy-1/after': 30,
    });
  });
});

describe('a share of awards', () => {
  const district = aPolicy({
    measures: [
      aMeasure({
        id: 'match',
        benefit: { kind: 'share-of-award', sharePct: 30, of: ['city/*'] },
        caps: [{ capFen: 900 * WAN, per: 'firm-year' }],
      }),
    ],
  });
  const city = (rest: Partial<Policy>): Policy => aPolicy({ id: 'city', level: 'city', places: ['sz'], ...rest });

  it('is of those awards that are claimed, and one claim for all of them', () => {
    const policy = city({
      measures: [sum('a', 1000), sum('b', 900), sum('c', 200)],
      exclusions: [{ id: 'best', kind: 'best-of', of: ['a', 'b'], says: SAYS }],
    });

    // 30 % of 1,000 and of 200.
    expect(takenIn(incentives([policy, district]))).toEqual({ 'city/a': 1000, 'city/c': 200, 'policy-1/match': 360 });
  });

  it('counts for which of them is best', () => {
    const policy = city({
      measures: [sum('a', 1000, { item: 'rent' }), sum('b', 900, { item: 'equipment' })],
      exclusions: [{ id: 'best', kind: 'best-of', of: ['a', 'b'], says: SAYS }],
    });
    const ofEquipment = aPolicy({
      measures: [
        aMeasure({
          id: 'match',
          benefit: { kind: 'share-of-award', sharePct: 30, of: ['city/*'], items: ['equipment'] },
        }),
      ],
    });

    // 900 + 270 is more than 1,000.
    expect(takenIn(incentives([policy, ofEquipment]))).toEqual({ 'city/b': 900, 'policy-1/match': 270 });
  });

  it('that depends on other awards too is of these only', () => {
    const [match] = district.measures;
    const dependent = aPolicy({ measures: [aMeasure({ ...match, id: 'match', dependsOn: ['city/a'] })] });
    const policy = city({ measures: [sum('a', 1000), sum('b', 1000)] });

    expect(takenIn(incentives([policy, dependent]))).toMatchObject({ 'policy-1/match': 300 });
  });

  it('is capped in the year over all of them', () => {
    // 30 % of 2,000 is 600 each, together 1,200, cut to 900.
    expect(takenIn(incentives([city({ measures: [sum('a', 2000), sum('b', 2000)] }), district]))).toMatchObject({
      'policy-1/match': 900,
    });
  });

  it('excludes as one claim, whatever it shares in', () => {
    const rival = aPolicy({
      measures: [...district.measures, sum('rival', 500)],
      exclusions: [{ id: 'best', kind: 'best-of', says: SAYS }],
    });

    // 300 + 300 is more than the rival's 500.
    expect(takenIn(incentives([city({ measures: [sum('a', 1000), sum('b', 1000)] }), rival]))).toEqual({
      'city/a': 1000,
      'city/b': 1000,
      'policy-1/match': 600,
    });
  });
});

describe('an award paid over years', () => {
  it('is held by what is ever paid to a firm, and in each year by what is paid for several awards together', () => {
    const parts = { payoutPct: [50, 50], caps: [{ capFen: 120 * WAN, per: 'firm' as const }] };
    const policy = aPolicy({
      measures: [sum('a', 200, parts), sum('b', 90)],
      limits: [{ id: 'year', capFen: 100 * WAN, per: 'firm-year', of: ['a', 'b'], src: ['SEED'] }],
    });

    // a is 120, 60 each year; in the first b adds 90, and both are cut to 100; the second pays 60.
    expect(incentives([policy]).confirmed.byYear).toEqual([
      { year: 2026, fen: 100 * WAN },
      { year: 2027, fen: 60 * WAN },
    ]);
  });
});

describe('an award paid in uneven parts', () => {
  it('pays in each year what its cap for the year leaves of the part', () => {
    const cap = { capFen: 100 * WAN, per: 'firm-year' as const };
    const policy = aPolicy({ measures: [sum('a', 300, { payoutPct: [80, 20], caps: [cap] })] });

    // 240 in the first year, cut to 100, and 60 in the second.
    expect(incentives([policy])).toMatchObject({
      confirmed: { totalFen: 160 * WAN },
      measures: [{ amount: { lowFen: 160 * WAN, highFen: 160 * WAN, cappedBy: [{ per: 'firm-year' }] } }],
    });
  });
});

describe('a stack of more money than can be reckoned with', () => {
  it('is found all the same, and adds up', () => {
    // 1,200 sums of 10^13 fen come to 1.2 × 10^16, which is beyond 2^53.
    const many = Array.from({ length: 1200 }, (_, at) => sum(`m-${at}`, FEN_MAX / WAN));
    const { confirmed } = incentives([aPolicy({ measures: many })]);

    expect(Number.isSafeInteger(confirmed.totalFen)).toBe(true);
    expect(confirmed.taken.reduce((all, { fen }) => all + fen, 0)).toBe(confirmed.totalFen);
    expect(confirmed.taken).toHaveLength(1200);
  });
});

describe('the payments of a stack', () => {
  it('begin in the year asked about, and add up where parts do not divide', () => {
    const { confirmed } = incentives([
      aPolicy({
        measures: [aMeasure({ id: 'a', benefit: { kind: 'fixed', amountFen: 11 }, payoutPct: [40, 30, 30] })],
      }),
    ]);

    // 4.4, 3.3 and 3.3: the eleventh fen goes where it is missed most, 40 ÷ 5 = 8 against 30 ÷ 4 = 7.5.
    expect(confirmed.byYear).toEqual([
      { year: 2026, fen: 5 },
      { year: 2027, fen: 3 },
      { year: 2028, fen: 3 },
    ]);
  });
});
