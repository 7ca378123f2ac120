import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Cutoff, type Item, type Problem } from '#server/domain/matching/setSearch/problem.ts';
import { withoutRoundingError } from '#server/domain/matching/roundingError.ts';
import { searchSets } from '#server/domain/matching/setSearch/search.ts';

/** Sharpens its bounds at once and starts from a few promising items, as a search over many items does. */
const HARD = { easyMax: 1, promising: [4, 6] };

interface Drawn {
  readonly count: number;
  readonly asked: number;
  readonly isWhole: boolean;
  readonly excessStep: number;
  readonly least: number;
  readonly items: readonly (Pick<Item, 'areaM2' | 'points' | 'group'> & { readonly amount: number })[];
  readonly groups: number;
}

const problems: fc.Arbitrary<Problem> = fc
  .record<Drawn>({
    count: fc.integer({ min: 2, max: 6 }),
    asked: fc.integer({ min: 100, max: 400 }),
    isWhole: fc.boolean(),
    excessStep: fc.constantFrom(1, 10),
    least: fc.integer({ min: 0, max: 30 }),
    items: fc.array(
      fc.record({
        areaM2: fc.oneof(fc.integer({ min: 30, max: 99 }), fc.constantFrom(40, 50, 60)),
        points: fc.oneof(fc.constantFrom(0, 50, 100), fc.double({ min: 0, max: 100, noNaN: true })),
        group: fc.constantFrom(1, 2, 4),
        amount: fc.integer({ min: 0, max: 9 }),
      }),
      { minLength: 6, maxLength: 11, size: 'max' },
    ),
    groups: fc.constantFrom(0, 0, 1, 3, 7),
  })
  .map(({ items, isWhole, asked, least, ...rest }) => {
    const ordered = items
      .map((item, index) => ({ ...item, id: `i-${(index * 7) % 11}`, spent: item.areaM2 }))
      .sort((a, b) => b.points - a.points || (a.id < b.id ? -1 : 1));
    return {
      ...rest,
      asked,
      ...(isWhole ? { spentAtLeast: asked } : {}),
      items: ordered,
      bonus: 0,
      rows: [
        { least, amounts: Float64Array.from(ordered, ({ amount }) => amount) },
        ...(isWhole ? [{ least: asked, amounts: Float64Array.from(ordered, ({ spent }) => spent) }] : []),
      ],
    };
  });

describe('a search for sets', () => {
  it.each([
    { effort: undefined, because: 'easy' },
    { effort: HARD, because: 'hard, with sharpened bounds' },
  ])('finds the three best of all sets, where it is $because', ({ effort }) => {
    fc.assert(
      fc.property(problems, (problem) => {
        expect(found(problem, effort)).toEqual(best(problem));
      }),
      { numRuns: 600 },
    );
  });

  it('looks at few sets of very many', () => {
    // 300 equal items: the first sets by name are the best of C(300, 6), about 10¹², and end the search.
    const items = Array.from({ length: 300 }, (_, index) => ({
      id: `i-${1000 + index}`,
      areaM2: 100,
      points: 50,
      spent: 100,
      group: 0,
    }));
    const problem = {
      count: 6,
      items,
      asked: 600,
      spentAtLeast: 600,
      excessStep: 1,
      bonus: 0,
      rows: [{ least: 600, amounts: new Float64Array(300).fill(100) }],
      groups: 0,
    };

    const sets: (readonly number[])[] = [];
    const visited = searchSets(problem, sinkOf(problem, sets));

    expect(topThree(problem, sets).map(({ ids }) => ids.at(-1))).toEqual(['i-1005', 'i-1006', 'i-1007']);
    // Five items picked on the way to the first set, then the 295 and more that might end a later one.
    expect(visited).toBeLessThan(400);
  });
});

function found(problem: Problem, effort: Parameters<typeof searchSets>[2]): Cutoff[] {
  const sets: (readonly number[])[] = [];
  searchSets(problem, sinkOf(problem, sets), effort);
  return topThree(problem, sets);
}

function sinkOf(problem: Problem, sets: (readonly number[])[]): Parameters<typeof searchSets>[1] {
  return {
    cutoff: () => topThree(problem, sets)[2],
    offer: (places) => {
      sets.push(places);
    },
  };
}

function topThree(problem: Problem, sets: readonly (readonly number[])[]): Cutoff[] {
  const byIds = new Map(sets.map((places) => placed(problem, places)).map((one) => [one.ids.join('+'), one]));
  return [...byIds.values()].sort(inPlace).slice(0, 3);
}

function placed({ items, asked, excessStep, bonus }: Problem, places: readonly number[]): Cutoff {
  const picked = places.flatMap((place) => items[place] ?? []);
  const sumOf = (valueOf: (item: Item) => number): number => picked.reduce((sum, item) => sum + valueOf(item), 0);
  return {
    excess: Math.max(0, Math.floor((sumOf(({ spent }) => spent) - asked) / excessStep)),
    points: withoutRoundingError(
      bonus + sumOf(({ areaM2, points }) => areaM2 * points) / sumOf(({ areaM2 }) => areaM2),
    ),
    ids: picked.map(({ id }) => id).sort(),
  };
}

function inPlace(a: Cutoff, b: Cutoff): number {
  return a.excess - b.excess || b.points - a.points || (a.ids.join('+') < b.ids.join('+') ? -1 : 1);
}

/** The three best of all sets that reach every row and have an item of each group, by trying all. */
function best(problem: Problem): Cutoff[] {
  const { items, count, rows, groups } = problem;
  const sets: number[][] = [];
  for (let mask = 0; mask < 2 ** items.length; mask += 1) {
    const places = [...items.keys()].filter((place) => (mask >> place) % 2 === 1);
    if (places.length !== count) continue;
    const has = places.reduce((bits, place) => bits | (items[place]?.group ?? 0), 0);
    const isEnough = rows.every(
      ({ least, amounts }) => places.reduce((sum, place) => sum + (amounts[place] ?? 0), 0) >= least,
    );
    if (isEnough && (groups & ~has) === 0) sets.push(places);
  }
  return topThree(problem, sets);
}
