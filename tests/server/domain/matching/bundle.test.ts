import { describe, expect, it } from 'vitest';
import { type Bundle } from '#shared/answer.ts';
import { type Space, type SpaceFacts } from '#shared/space.ts';
import { type Candidate } from '#server/domain/matching/candidate.ts';
import { CATALOGUE } from '#server/domain/matching/catalogue.ts';
import { evaluate } from '#server/domain/matching/evaluate.ts';
import { aPark, aSpace, circumstancesOf } from '#tests/support/builders.ts';

/** A space of park-1, in building A on floor 1 where nothing else is said. */
function candidate(id: string, facts: SpaceFacts, rest: Partial<Space> = {}): Candidate {
  const space = aSpace({ floorNumber: 1, divisibleFromM2: 'none', ...facts }, { id, building: 'A', ...rest });
  return { space, park: aPark({ id: space.parkId }), placeIds: [] };
}

type Criteria = Parameters<typeof circumstancesOf>[0];

function bundlesFor(criteria: Criteria, stock: readonly Candidate[]): readonly Bundle[] {
  return (
    evaluate(stock, CATALOGUE)(circumstancesOf(criteria), { limit: 20, include: ['bundles', 'findings'] }).bundles ?? []
  );
}

const idsOf = (bundles: readonly Bundle[]): string[] =>
  bundles.map(({ spaces }) => spaces.map(({ id }) => id).join('+'));

const AREA_3000 = { area: { level: 'must', minM2: 3000 } } as const;

describe('bundles', () => {
  it('take several spaces of one park as one where none is large enough alone', () => {
    const [bundle] = bundlesFor({ area: { level: 'must', minM2: 3000, maxM2: 4000 } }, [
      candidate('a', { areaM2: 1400 }),
      candidate('b', { areaM2: 1800 }),
    ]);

    expect(bundle).toMatchObject({
      spaces: [{ id: 'a' }, { id: 'b' }],
      park: { id: 'park-1' },
      areaM2: 3200,
      adjacency: 'same-floor',
      verdict: 'met',
      score: { low: 100, expected: 100, high: 100 },
      findings: [{ criterion: 'area', verdict: 'met', facts: { requiredMinM2: 3000, offeredM2: 3200 } }],
    });
  });

  it('never join spaces of different parks', () => {
    const stock = [candidate('a', { areaM2: 2000 }), candidate('b', { areaM2: 2000 }, { parkId: 'park-2' })];

    expect(bundlesFor(AREA_3000, stock)).toEqual([]);
  });

  it('are made of spaces that all are needed', () => {
    const stock = ['a', 'b', 'c'].map((id) => candidate(id, { areaM2: 1600 }));

    // Any two have 3,200 m²: a third is not needed.
    expect(idsOf(bundlesFor(AREA_3000, stock))).toEqual(['a+b', 'a+c', 'b+c']);
  });

  it('take up to six spaces and no seventh', () => {
    const of500 = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => candidate(id, { areaM2: 500 }));
    const of450 = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((id) => candidate(id, { areaM2: 450 }));

    // 6 · 500 = 3,000 m²; 6 · 450 = 2,700 m² and 7 · 450 = 3,150 m².
    expect(idsOf(bundlesFor(AREA_3000, of500))).toEqual(['a+b+c+d+e+f']);
    expect(bundlesFor(AREA_3000, of450)).toEqual([]);
  });

  it('leave out a space that fits alone, one of unknown area, and one that fails a must of its own', () => {
    const criteria = { ...AREA_3000, 'floor-load': { level: 'must', minKnPerM2: 5 } } as const;
    const stock = [
      candidate('a', { areaM2: 1600, floorLoadKnPerM2: 5 }),
      candidate('b', { areaM2: 1600, floorLoadKnPerM2: 5 }),
      candidate('fits', { areaM2: 3500, floorLoadKnPerM2: 5 }),
      candidate('unknown-area', { floorLoadKnPerM2: 5 }),
      candidate('weak', { areaM2: 1600, floorLoadKnPerM2: 4.9 }),
    ];

    expect(idsOf(bundlesFor(criteria, stock))).toEqual(['a+b']);
  });

  it('have the worst verdict of their spaces on what each must meet by itself', () => {
    const criteria = { ...AREA_3000, 'floor-load': { level: 'must', minKnPerM2: 5 } } as const;
    const stock = [candidate('a', { areaM2: 1600, floorLoadKnPerM2: 5 }), candidate('b', { areaM2: 1600 })];

    expect(bundlesFor(criteria, stock)).toMatchObject([
      {
        verdict: 'unconfirmed',
        findings: [
          { criterion: 'area', verdict: 'met' },
          // The fact of the worst space: it has none.
          { criterion: 'floor-load', verdict: 'unknown', facts: { requiredKnPerM2: 5 } },
        ],
      },
    ]);
  });

  it('sum power and effluent as they sum area', () => {
    const criteria = {
      ...AREA_3000,
      power: { level: 'must', minKva: 1000 },
      effluent: { level: 'must', minM3PerDay: 40, treatment: 'light' },
    } as const;
    const stock = [
      candidate('a', { areaM2: 1600, powerKva: 600, effluentM3PerDay: 40, effluentTreatment: 'biological' }),
      candidate('b', { areaM2: 1600, powerKva: 400, effluentM3PerDay: 'none' }),
      candidate('c', { areaM2: 1600, powerKva: 399, effluentM3PerDay: 'none' }),
    ];

    // a + b: 600 + 400 = 1,000 kVA; a + c: 999 kVA; b + c: 799 kVA and no effluent; a + b + c does not need c.
    expect(idsOf(bundlesFor(criteria, stock))).toEqual(['a+b']);
  });

  it('are not known to suffice where an amount of one space is not known', () => {
    const criteria = { ...AREA_3000, power: { level: 'must', minKva: 1000 } } as const;
    const stock = [candidate('a', { areaM2: 1600, powerKva: 600 }), candidate('b', { areaM2: 1600 })];

    expect(bundlesFor(criteria, stock)).toMatchObject([{ verdict: 'unconfirmed' }]);
  });

  it('give any area from the sum of least parts to the sum of wholes', () => {
    const criteria = { area: { level: 'must', minM2: 3000, maxM2: 3000 } } as const;
    const whole = candidate('a', { areaM2: 2000 });
    const divisible = (fromM2: number): Candidate => candidate('b', { areaM2: 2000, divisibleFromM2: fromM2 });

    // Together 2,000 + 1,000 … 2,000 + 2,000 m²; with a least part of 1,001 m² not below 3,001 m².
    expect(idsOf(bundlesFor(criteria, [whole, divisible(1000)]))).toEqual(['a+b']);
    expect(idsOf(bundlesFor(criteria, [whole, divisible(1001)]))).toEqual([]);
  });

  it('fit by their wholes where the division of none is known', () => {
    const criteria = { area: { level: 'must', minM2: 1250, maxM2: 1300 } } as const;
    const place = { floorNumber: 1 };
    const stock = [300, 300, 700].map((areaM2, index) => ({
      space: aSpace({ areaM2, ...place }, { id: `s-${index}`, building: 'A' }),
      park: aPark(),
      placeIds: [],
    }));

    // 300 + 300 + 700 = 1,300 m², not more than may be.
    expect(bundlesFor(criteria, stock)).toMatchObject([{ verdict: 'met', areaM2: 1300 }]);
  });

  it('are told apart by excess to the hundredth of a m², and beyond that by score', () => {
    const criteria = {
      area: { level: 'must', minM2: 2000 },
      rent: { level: 'prefer', idealFenPerM2Month: 3000, limitFenPerM2Month: 5000 },
    } as const;
    const stock = [
      candidate('a', { areaM2: 1000, rentFenPerM2Month: 3000 }),
      candidate('b', { areaM2: 1000, rentFenPerM2Month: 5000 }),
      candidate('c', { areaM2: 1000.009, rentFenPerM2Month: 4000 }),
      candidate('d', { areaM2: 1000.01, rentFenPerM2Month: 3000 }),
    ];

    // Beyond 2,000 m²: a+b 0, a+c and b+c 0.009, a+d and b+d 0.01, c+d 0.019. Scores of the first three about 50, 75, 25.
    expect(idsOf(bundlesFor(criteria, stock))).toEqual(['a+c', 'a+b', 'b+c']);
  });

  it('weigh the satisfaction of a preference by area', () => {
    const criteria = {
      ...AREA_3000,
      rent: { level: 'prefer', idealFenPerM2Month: 4000, limitFenPerM2Month: 6000 },
    } as const;
    const stock = [
      candidate('a', { areaM2: 1000, rentFenPerM2Month: 4000 }),
      candidate('b', { areaM2: 2500, rentFenPerM2Month: 5500 }),
    ];

    const [bundle] = bundlesFor(criteria, stock);

    // a: 1; b: (6000 − 5500) ÷ 2000 = 0.25; (1000 · 1 + 2500 · 0.25) ÷ 3500 = 1625 ÷ 3500 = 0.4642857…
    expect(bundle?.score.expected).toBeCloseTo(46.4285714286, 9);
    expect(bundle?.findings?.[1]).toMatchObject({ criterion: 'rent', facts: { offeredFenPerM2Month: 5500 } });
    expect(bundle?.findings?.[1]?.satisfaction).toBeCloseTo(0.464285714286, 9);
  });

  it('stand in order of adjacency, then number of spaces, then excess', () => {
    const stock = [
      candidate('a1', { areaM2: 1700 }),
      candidate('a2', { areaM2: 1500, floorNumber: 2 }),
      candidate('a4', { areaM2: 1500, floorNumber: 4 }),
      candidate('b1', { areaM2: 1600 }, { building: 'B' }),
    ];

    const bundles = bundlesFor(AREA_3000, stock);

    // At most three of one park. Next floor; same building with 3,000 and 3,200 m²; b1 only in the same park.
    expect(bundles.map(({ adjacency }) => adjacency)).toEqual(['next-floor', 'same-building', 'same-building']);
    expect(idsOf(bundles)).toEqual(['a1+a2', 'a2+a4', 'a1+a4']);
  });

  it('of one building come before those found first in another of the park, where they are better', () => {
    // Building A alone would fill the three of a park.
    const stock = [
      candidate('a0', { areaM2: 700 }),
      ...['a1', 'a2'].map((id) => candidate(id, { areaM2: 300 })),
      candidate('a3', { areaM2: 300, rentFenPerM2Month: 3000 }),
      candidate('b0', { areaM2: 700, rentFenPerM2Month: 3000 }, { building: 'B' }),
      candidate('b1', { areaM2: 300 }, { building: 'B' }),
    ];

    const bundles = bundlesFor(
      {
        area: { level: 'must', minM2: 1000 },
        rent: { level: 'prefer', idealFenPerM2Month: 3000, limitFenPerM2Month: 5000 },
      },
      stock,
    );

    // 0.7 × 100 + 0.3 × 50; 0.7 × 50 + 0.3 × 100; 50 all through.
    expect(bundles.map(({ score }) => score.expected)).toEqual([85, 65, 50]);
    expect(idsOf(bundles)).toEqual(['b0+b1', 'a0+a3', 'a0+a1']);
  });

  it('find the nearest spaces first, even among very many', () => {
    const crowd = Array.from({ length: 200 }, (_, index) =>
      candidate(`crowd-${index}`, { areaM2: 1600, floorNumber: index + 1 }, { building: `B${index}` }),
    );
    const stock = [...crowd, candidate('a', { areaM2: 1500 }), candidate('b', { areaM2: 1500 })];

    const [first] = bundlesFor(AREA_3000, stock);

    expect(first).toMatchObject({ adjacency: 'same-floor', spaces: [{ id: 'a' }, { id: 'b' }] });
  });

  it('are given unasked where no single space fits, and else only when asked for', () => {
    const small = [candidate('a', { areaM2: 1600 }), candidate('b', { areaM2: 1600 })];
    const large = candidate('c', { areaM2: 3000 });
    const answer = (stock: readonly Candidate[]) =>
      evaluate(stock, CATALOGUE)(circumstancesOf(AREA_3000), { limit: 20, include: [] });

    expect(answer(small).bundles).toHaveLength(1);
    expect(answer([...small, large])).not.toHaveProperty('bundles');
  });

  it('are none where nothing is asked that several spaces could offer together', () => {
    const stock = [candidate('a', { areaM2: 1600 }), candidate('b', { areaM2: 1600 })];

    expect(bundlesFor({ 'floor-load': { level: 'must', minKnPerM2: 5 } }, stock)).toEqual([]);
  });
});
