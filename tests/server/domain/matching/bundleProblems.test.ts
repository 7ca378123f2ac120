import { describe, expect, it } from 'vitest';
import { type Figures, type Wish } from '#server/domain/matching/bundleFigures.ts';
import { problemsOf } from '#server/domain/matching/bundleProblems.ts';
import { someFigures } from '#tests/support/bundleFigures.ts';

const M2 = 1e8;

/** The problems of pairs of some spaces: whose items they are, and all else but the items themselves. */
function posed(figures: readonly Figures[], wishes: readonly Wish[] = [], count = 2) {
  const groupOf = ({ id }: Figures): number => (id === 'a' ? 1 : 2);
  return problemsOf({ figures, groupOf, groups: 3 }, count, wishes).map(
    ({ problem: { items, rows, ...rest }, ...of }) => ({
      ...rest,
      ids: of.figures.map(({ id }) => id).join(''),
      items: items.map(({ id, areaM2, points, spent, group }) => [id, areaM2, points, spent, group]),
      rows: rows.map(({ least, amounts }) => [least, ...amounts]),
    }),
  );
}

const needing = (least: number, amount: number) => ({ needs: [{ least, amount }] });

describe('the problems of a pool', () => {
  it('are one where no sizes are measured, its items by their points and ids', () => {
    const figures = [
      someFigures('a', { points: 10, areaM2: 300, ...needing(10, 4) }),
      someFigures('c', { points: 20, ...needing(10, 7) }),
      someFigures('b', { points: 20, ...needing(10, Infinity) }),
    ];

    expect(posed(figures)).toEqual([
      {
        count: 2,
        asked: 0,
        excessStep: 0.01 * M2,
        bonus: 0,
        groups: 3,
        ids: 'bca',
        items: [
          ['b', 100, 20, 0, 2],
          ['c', 100, 20, 0, 2],
          ['a', 300, 10, 0, 1],
        ],
        // What is not known makes up for the smallest: 10 − 4.
        rows: [[10, 6, 7, 4]],
      },
    ]);
  });

  it.each([
    { least: 10, amounts: [Infinity, Infinity], row: [10, 10, 10], because: 'none is known' },
    { least: -3, amounts: [Infinity, Infinity], row: [-3, 0, 0], because: 'none is known, nor needed' },
    { least: 10, amounts: [8, Infinity], row: [10, 8, 8], because: 'the known one is nearly enough' },
    { least: 10, amounts: [-2, Infinity], row: [10, -2, 12], because: 'the known one lacks something' },
  ])('take what is not known for enough where $because', ({ least, amounts, row }) => {
    const figures = amounts.map((amount, at) => someFigures(`s-${at}`, needing(least, amount)));

    expect(posed(figures).map(({ rows }) => rows)).toEqual([[row]]);
  });

  it('count wholes, or parts where all divisions are known, apart by whether there are divisible and unknown ones', () => {
    const size = (whole: number, part: number | undefined) => ({
      size: { least: 100.5, whole: whole * M2, part: part === undefined ? undefined : part * M2 },
    });
    const problems = posed([
      someFigures('a', size(60, 60)),
      someFigures('b', size(50, 20)),
      someFigures('c', size(70, undefined)),
    ]);

    expect(
      problems.map(({ ids, asked, spentAtLeast, items, rows }) => [
        ids,
        asked / M2,
        spentAtLeast,
        items.map((item) => Number(item[3]) / M2),
        rows,
      ]),
    ).toEqual([
      ['ac', 100.5, 100.5 * M2, [60, 70], []],
      ['ab', 100.5, undefined, [60, 20], [[1, 0, 1]]],
      [
        'abc',
        100.5,
        100.5 * M2,
        [60, 50, 70],
        [
          [1, 0, 1, 0],
          [1, 0, 0, 1],
        ],
      ],
    ]);
  });

  it('are none with a space that no set may have, nor where the largest are too small or too few', () => {
    const figures = [
      someFigures('a', needing(10, 5)),
      someFigures('b', needing(10, 5)),
      someFigures('c', needing(10, -Infinity)),
    ];

    expect(posed(figures).map(({ ids }) => ids)).toEqual(['ab']);
    expect(posed([someFigures('a', needing(10, 5)), someFigures('b', needing(10, 4.9))])).toEqual([]);
    expect(posed(figures, [], 3)).toEqual([]);
    expect(posed([someFigures('a')])).toEqual([]);
  });
});

describe('a preference that is judged on sums', () => {
  const wish = (amount: number, clouds = false) => ({
    needs: [{ least: 5, amount }],
    clouds,
    mayCloud: clouds || amount === Infinity,
  });
  const figures = [
    someFigures('a', { wishes: [wish(3), wish(1)] }),
    someFigures('b', { wishes: [wish(0, true), wish(1)] }),
    someFigures('c', { wishes: [wish(Infinity), wish(1)] }),
    someFigures('d', { wishes: [wish(4), wish(9, true)] }),
  ];
  const told = (wishes: readonly Wish[]) =>
    posed(figures, wishes).map(({ ids, bonus, rows }) => ({ ids, bonus, rows }));

  it('is met, unknown or unmet', () => {
    expect(told([{ points: 20, isGradual: false }])).toEqual([
      { ids: 'acd', bonus: 20, rows: [[5, 3, 3, 4]] },
      { ids: 'abcd', bonus: 10, rows: [[1, 0, 1, 1, 0]] },
      { ids: 'ad', bonus: 0, rows: [] },
    ]);
  });

  it('is not told apart where it has degrees', () => {
    expect(told([{ points: 20, isGradual: true }])).toEqual([{ ids: 'abcd', bonus: 20, rows: [] }]);
  });

  it('is combined with every fate of another one, the most points first', () => {
    expect(
      told([
        { points: 8, isGradual: false },
        { points: 20, isGradual: false },
      ]),
    ).toEqual([
      {
        ids: 'ac',
        bonus: 28,
        rows: [
          [5, 3, 3],
          [5, 1, 1],
        ],
      },
      {
        ids: 'abc',
        bonus: 24,
        rows: [
          [1, 0, 1, 1],
          [5, 1, 1, 1],
        ],
      },
      // With 20 points, the first unmet and the other met, there would be a alone.
      {
        ids: 'acd',
        bonus: 18,
        rows: [
          [5, 3, 3, 4],
          [1, 0, 0, 1],
        ],
      },
      {
        ids: 'abcd',
        bonus: 14,
        rows: [
          [1, 0, 1, 1, 0],
          [1, 0, 0, 0, 1],
        ],
      },
      { ids: 'ad', bonus: 10, rows: [[1, 0, 1]] },
      { ids: 'ac', bonus: 8, rows: [[5, 3, 3]] },
      { ids: 'abc', bonus: 4, rows: [[1, 0, 1, 1]] },
    ]);
  });
});
