import { describe, expect, it } from 'vitest';
import { type WeightRange } from '#shared/certificate.ts';
import { type OpenRequirement } from '#shared/requirement.ts';
import { type SpaceFacts } from '#shared/space.ts';
import { contestOf } from '#server/domain/matching/certificate/contender.ts';
import { weightRangesOf } from '#server/domain/matching/certificate/weightRange.ts';
import { CATALOGUE } from '#server/domain/matching/catalogue.ts';
import { askedOf } from '#server/domain/matching/judge.ts';
import { aPark, aSpace, circumstancesOf } from '#tests/support/builders.ts';

type Facts = Readonly<Record<string, SpaceFacts>>;

/** The ranges of the first of the given spaces, by criterion: from, to, and who is first beyond. */
function rangesOf(
  criteria: OpenRequirement['criteria'],
  spaces: Facts,
  rankBy: 'expected' | 'low' = 'expected',
): Record<string, unknown> {
  const stock = Object.entries(spaces).map(([id, facts]) => ({
    space: aSpace(facts, { id }),
    park: aPark(),
    placeIds: [],
  }));
  const contest = contestOf(askedOf(circumstancesOf(criteria), CATALOGUE), stock, rankBy);
  const [first] = contest.contenders;
  if (first === undefined) throw new Error('The first space does not fit');
  return Object.fromEntries(weightRangesOf(contest, first).map((range) => [range.criterion, shown(range)]));
}

function shown({ from, to }: WeightRange): unknown[] {
  return [from, to].map(({ weight, holds, then }) => [weight, holds, ...(then === undefined ? [] : [then.id])]);
}

/** 2000 satisfies fully, 3000 by 0.75, 4000 by 0.5, 6000 not. */
const RENT = { level: 'prefer', idealFenPerM2Month: 2000, limitFenPerM2Month: 6000 } as const;
const LOAD = { level: 'prefer', minKnPerM2: 7.5 } as const;
const HEIGHT = { level: 'prefer', minM: 5 } as const;

describe('the range of a weight', () => {
  it('ends where a rival draws level, and names it', () => {
    // a: rent 0.5, load 1. b: rent 1, load 0. With weights r and l, a leads by l − r/2: level at r = 2l, l = r/2.
    const ranges = rangesOf(
      { rent: { ...RENT, weight: 1 }, 'floor-load': { ...LOAD, weight: 2 } },
      {
        a: { rentFenPerM2Month: 4000, floorLoadKnPerM2: 10 },
        b: { rentFenPerM2Month: 2000, floorLoadKnPerM2: 5 },
      },
    );

    // Level they are equal in all, and a comes before b.
    expect(ranges).toEqual({
      rent: [
        [0, false],
        [4, true, 'b'],
      ],
      'floor-load': [
        [0.5, true, 'b'],
        [10, true],
      ],
    });
  });

  it('leaves out the end where the rival wins the tie', () => {
    const ranges = rangesOf(
      { rent: { ...RENT, weight: 1 }, 'floor-load': { ...LOAD, weight: 2 } },
      {
        b: { rentFenPerM2Month: 4000, floorLoadKnPerM2: 10 },
        a: { rentFenPerM2Month: 2000, floorLoadKnPerM2: 5 },
      },
    );

    expect(ranges).toMatchObject({
      rent: [
        [0, false],
        [4, false, 'a'],
      ],
    });
  });

  it('holds at the end where what is confirmed decides the tie, whatever the ids', () => {
    // Expected, b: l. a: r/2, of which nothing is confirmed. Level at r = 2l = 4, l = r/2 = 0.5.
    const ranges = rangesOf(
      { rent: { ...RENT, weight: 1 }, 'floor-load': { ...LOAD, weight: 2 } },
      { b: { rentFenPerM2Month: 6000, floorLoadKnPerM2: 10 }, a: { floorLoadKnPerM2: 5 } },
    );

    expect(ranges).toEqual({
      rent: [
        [0, false],
        [4, true, 'a'],
      ],
      'floor-load': [
        [0.5, true, 'a'],
        [10, true],
      ],
    });
  });

  it('is by what is confirmed alone where the answer is', () => {
    // Confirmed, a: r/2. b: 0 of rent, l. a leads by r/2 − l: level at r = 2, l = 1.5.
    const ranges = rangesOf(
      { rent: { ...RENT, weight: 3 }, 'floor-load': { ...LOAD, weight: 1 } },
      { a: { rentFenPerM2Month: 4000 }, b: { floorLoadKnPerM2: 10 } },
      'low',
    );

    expect(ranges).toEqual({
      rent: [
        [2, true, 'b'],
        [10, true],
      ],
      'floor-load': [
        [0, false],
        [1.5, true, 'b'],
      ],
    });
  });

  it('names of several rivals that draw level at once the one that is first beyond', () => {
    // Sums with rent r: a 0.5 r + 1 + 0.5 + 0.5, b 0.75 r + 1 + 0.5, c r + 1. All are level at r = 2.
    const ranges = rangesOf(
      {
        rent: RENT,
        'floor-load': LOAD,
        'clear-height': { ...HEIGHT, weight: 0.5 },
        'freight-lift': { level: 'prefer', minLoadT: 2, weight: 0.5 },
      },
      {
        a: { rentFenPerM2Month: 4000, floorLoadKnPerM2: 10, clearHeightM: 6, freightLiftT: 3 },
        b: { rentFenPerM2Month: 3000, floorLoadKnPerM2: 10, clearHeightM: 6, freightLiftT: 1 },
        c: { rentFenPerM2Month: 2000, floorLoadKnPerM2: 10, clearHeightM: 4, freightLiftT: 1 },
      },
    );

    expect(ranges).toMatchObject({
      rent: [
        [0, false],
        [2, true, 'c'],
      ],
    });
  });

  /** Of sums that are all level at a rent of 2: the first 0.5 r + 2, the slow 0.75 r + 1.5, the quick r + 1. */
  const LEVEL_AT_TWO = {
    criteria: {
      rent: RENT,
      'floor-load': LOAD,
      'clear-height': { ...HEIGHT, weight: 0.5 },
      'freight-lift': { level: 'prefer', minLoadT: 2, weight: 0.5 },
    } as const,
    first: { rentFenPerM2Month: 4000, floorLoadKnPerM2: 10, clearHeightM: 6, freightLiftT: 3 },
    slow: { rentFenPerM2Month: 3000, floorLoadKnPerM2: 10, clearHeightM: 6, freightLiftT: 1 },
    quick: { rentFenPerM2Month: 2000, floorLoadKnPerM2: 10, clearHeightM: 4, freightLiftT: 1 },
  };

  it('names the one that is first beyond in whatever order they come', () => {
    const { criteria, first, slow, quick } = LEVEL_AT_TWO;

    expect(rangesOf(criteria, { a: first, c: quick, b: slow })['rent']).toEqual([
      [0, false],
      [2, true, 'c'],
    ]);
  });

  it('leaves out the end where any one of several wins the tie', () => {
    const { criteria, first, slow, quick } = LEVEL_AT_TWO;

    expect(rangesOf(criteria, { b: first, a: slow, c: quick })['rent']).toEqual([
      [0, false],
      [2, false, 'c'],
    ]);
  });

  it('names the first by id of several that are alike', () => {
    const { criteria, first, quick } = LEVEL_AT_TWO;

    expect(rangesOf(criteria, { a: first, c: quick, b: quick })['rent']).toEqual([
      [0, false],
      [2, true, 'b'],
    ]);
  });

  it.each([{ rivals: ['near', 'far'] }, { rivals: ['far', 'near'] }])(
    'ends at the nearest of several, in the order $rivals',
    ({ rivals }) => {
      // a: 0.5 r + 2. near: r, level at 4. far: 0.75 r, level at 8.
      const facts: Facts = {
        near: { rentFenPerM2Month: 2000, floorLoadKnPerM2: 5 },
        far: { rentFenPerM2Month: 3000, floorLoadKnPerM2: 5 },
      };
      const others = Object.fromEntries(rivals.map((name) => [name, facts[name] ?? {}]));

      const ranges = rangesOf(
        { rent: RENT, 'floor-load': { ...LOAD, weight: 2 } },
        { a: { rentFenPerM2Month: 4000, floorLoadKnPerM2: 10 }, ...others },
      );

      expect(ranges['rent']).toEqual([
        [0, false],
        [4, true, 'near'],
      ]);
    },
  );

  it('names of two that are expected to be alike the one of which more is confirmed', () => {
    // With load l, a: l. b, c: half of the rent's 2, of b by what may be, of c for sure. All are level at l = 1.
    const ranges = rangesOf(
      { rent: { ...RENT, weight: 2 }, 'floor-load': { ...LOAD, weight: 3 } },
      {
        a: { rentFenPerM2Month: 6000, floorLoadKnPerM2: 10 },
        b: { floorLoadKnPerM2: 5 },
        c: { rentFenPerM2Month: 4000, floorLoadKnPerM2: 5 },
      },
    );

    expect(ranges['floor-load']).toEqual([
      [1, true, 'c'],
      [10, true],
    ]);
  });

  it('shrinks to the weight itself where another space is level with the first', () => {
    // Both score 1 of 2; a moment more for either preference decides.
    const ranges = rangesOf(
      { rent: RENT, 'floor-load': LOAD },
      {
        a: { rentFenPerM2Month: 2000, floorLoadKnPerM2: 5 },
        b: { rentFenPerM2Month: 6000, floorLoadKnPerM2: 10 },
      },
    );

    expect(ranges).toEqual({
      rent: [
        [1, true, 'b'],
        [10, true],
      ],
      'floor-load': [
        [0, false],
        [1, true, 'b'],
      ],
    });
  });

  it('takes sums that differ by rounding only as level', () => {
    // 0.1 + 0.2 and 0.3: in binary the first is greater by 6e-17, so b is first for no other reason.
    const ranges = rangesOf(
      {
        rent: { ...RENT, weight: 0.3 },
        'floor-load': { ...LOAD, weight: 0.1 },
        'clear-height': { ...HEIGHT, weight: 0.2 },
        'freight-lift': { level: 'prefer', minLoadT: 2 },
      },
      {
        b: { rentFenPerM2Month: 6000, floorLoadKnPerM2: 10, clearHeightM: 6, freightLiftT: 1 },
        a: { rentFenPerM2Month: 2000, floorLoadKnPerM2: 5, clearHeightM: 4, freightLiftT: 1 },
      },
    );

    expect(ranges).toMatchObject({
      rent: [
        [0, false],
        [0.3, true, 'a'],
      ],
      'freight-lift': [
        [1, true, 'a'],
        [1, true, 'a'],
      ],
    });
  });

  it('is whole where nobody else of the same verdict fits', () => {
    // b would score more, and is not confirmed.
    const ranges = rangesOf(
      { rent: RENT, power: { level: 'must', minKva: 100 } },
      { a: { rentFenPerM2Month: 6000, powerKva: 200 }, b: { rentFenPerM2Month: 2000 } },
    );

    expect(ranges).toEqual({
      rent: [
        [0, false],
        [10, true],
      ],
    });
  });

  it.each([
    { level: 10, ends: [10, true], order: 'a', because: 'at the greatest weight the first wins the tie' },
    { level: 10, ends: [10, false, 'a'], order: 'b', because: 'at the greatest weight the rival wins the tie' },
  ])('ends at $ends.0 where $because', ({ ends, order }) => {
    // Level at rent = 2 · 5 = 10.
    const strong: SpaceFacts = { rentFenPerM2Month: 4000, floorLoadKnPerM2: 10 };
    const cheap: SpaceFacts = { rentFenPerM2Month: 2000, floorLoadKnPerM2: 5 };

    const ranges = rangesOf(
      { rent: RENT, 'floor-load': { ...LOAD, weight: 5 } },
      order === 'a' ? { a: strong, b: cheap } : { b: strong, a: cheap },
    );

    expect(ranges).toMatchObject({ rent: [[0, false], ends] });
  });
});
