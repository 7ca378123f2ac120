import { describe, expect, it } from 'vitest';
import { withoutRoundingError } from '#server/domain/matching/roundingError.ts';
import { type Cutoff, type Item, type Problem } from '#server/domain/matching/setSearch/problem.ts';
import { type Effort, searchSets } from '#server/domain/matching/setSearch/search.ts';
import { createRandom, type Random } from '#tests/support/random.ts';

/** Sharpens its bounds soon and starts from a few promising items, as a search over many items does. */
const HARD: Effort = { easyMax: 5, promising: [8, 16, 60] };

interface Drawn {
  readonly number: number;
  readonly itemOf: (random: Random, index: number) => Omit<Item, 'id'>;
  readonly amountOf?: (random: Random, index: number) => number;
  readonly least?: number;
}

/** A problem of drawn items, their ids in no order; a row asks for `least` of what `amountOf` draws. */
function problemOf({ number, itemOf, amountOf, least = 0 }: Drawn, rest: Partial<Problem>): Problem {
  const random = createRandom(3);
  const items = Array.from({ length: number }, (_, index) => ({
    ...itemOf(random, index),
    // 37 is prime to the numbers of items, so that every id is another.
    id: `i-${100 + ((index * 37) % number)}`,
  })).sort((a, b) => b.points - a.points || (a.id < b.id ? -1 : 1));
  const amounts = Float64Array.from(items, (_, index) => amountOf?.(random, index) ?? 0);
  const spent = Float64Array.from(items, (item) => item.spent);
  const { spentAtLeast } = rest;
  return {
    count: 4,
    items,
    asked: 0,
    excessStep: 1,
    bonus: 0,
    groups: 0,
    ...rest,
    rows: [
      ...(amountOf === undefined ? [] : [{ least, amounts }]),
      ...(spentAtLeast === undefined ? [] : [{ least: spentAtLeast, amounts: spent }]),
    ],
  };
}

function drawnItem(random: Random): Omit<Item, 'id'> {
  const areaM2 = 100 + random.below(900);
  return { areaM2, points: random.below(101), spent: areaM2, group: 0 };
}

/** What a search for the three best sets finds, in how many looks, and how many sets were offered on the way. */
function searched(problem: Problem, effort?: Effort): { looks: number; offers: number; best: string[] } {
  const found: Cutoff[] = [];
  let offers = 0;
  const looks = searchSets(
    problem,
    {
      cutoff: () => found[2],
      offer(places, excess) {
        offers += 1;
        const one = placed(problem, places, excess);
        if (!found.some(({ ids }) => ids.join() === one.ids.join())) found.push(one);
        found.sort(inPlace).splice(3);
      },
    },
    effort,
  );
  return { looks, offers, best: found.map(({ excess, points, ids }) => `${excess} ${points} ${ids.join()}`) };
}

function placed({ items, bonus }: Problem, places: readonly number[], excess: number): Cutoff {
  const picked = places.flatMap((place) => items[place] ?? []);
  const sumOf = (valueOf: (item: Item) => number): number => picked.reduce((sum, item) => sum + valueOf(item), 0);
  const mean = sumOf(({ areaM2, points }) => areaM2 * points) / sumOf(({ areaM2 }) => areaM2);
  return { excess, points: withoutRoundingError(bonus + mean), ids: picked.map(({ id }) => id).sort() };
}

function inPlace(a: Cutoff, b: Cutoff): number {
  return a.excess - b.excess || b.points - a.points || (a.ids.join() < b.ids.join() ? -1 : 1);
}

const PROBLEMS = {
  'sums decide': problemOf({ number: 60, itemOf: drawnItem }, { asked: 2345, spentAtLeast: 2345 }),
  'sums have a coarse unit': problemOf(
    {
      number: 60,
      itemOf: (random) => ({ ...drawnItem(random), spent: 50 * (1 + random.below(20)) }),
    },
    { asked: 1111, spentAtLeast: 1111, excessStep: 10 },
  ),
  'one may spend less': problemOf(
    { number: 60, itemOf: drawnItem, amountOf: (random) => random.below(100), least: 300 },
    { asked: 900, excessStep: 100 },
  ),
  'points and amounts are at odds': problemOf(
    {
      number: 60,
      itemOf: (_, index) => ({ areaM2: 100 + index, points: index, spent: 100 + index, group: 0 }),
      amountOf: (_, index) => index * index,
      least: 9000,
    },
    { asked: 10_000, bonus: 5 },
  ),
  'each group must be there': problemOf(
    {
      number: 60,
      itemOf: (random, index) => ({ ...drawnItem(random), group: 1 << (index % 3) }),
      amountOf: (random) => random.below(10),
      least: 25,
    },
    { asked: 2000, groups: 7 },
  ),
  'all are alike': problemOf(
    { number: 60, itemOf: () => ({ areaM2: 100, points: 50, spent: 100, group: 0 }) },
    { asked: 400, spentAtLeast: 400 },
  ),
  'most points are equal': problemOf(
    {
      number: 60,
      itemOf: (random) => ({ areaM2: 100 + random.below(3), points: 50 + random.below(2), spent: 100, group: 0 }),
    },
    { asked: 400 },
  ),
};

describe('a search for sets', () => {
  // Looks and offers as measured: they hold how much the bounds rule out, so that whatever loosens one is seen.
  it.each<{ problem: keyof typeof PROBLEMS; easy: [number, number]; hard: [number, number] }>([
    { problem: 'sums decide', easy: [1170, 22], hard: [759, 33] },
    { problem: 'sums have a coarse unit', easy: [580, 25], hard: [191, 19] },
    { problem: 'one may spend less', easy: [1513, 34], hard: [502, 16] },
    { problem: 'points and amounts are at odds', easy: [1515, 8], hard: [853, 14] },
    { problem: 'each group must be there', easy: [1136, 14], hard: [496, 16] },
    { problem: 'all are alike', easy: [60, 3], hard: [113, 13] },
    { problem: 'most points are equal', easy: [6, 3], hard: [26, 11] },
  ])('of a problem in which $problem looks at no more sets than it must', ({ problem, easy, hard }) => {
    const drawn = PROBLEMS[problem];
    const [quickly, carefully] = [searched(drawn), searched(drawn, HARD)];

    expect([quickly.looks, quickly.offers]).toEqual(easy);
    expect([carefully.looks, carefully.offers]).toEqual(hard);
    expect(carefully.best).toEqual(quickly.best);
    expect(quickly.best).toHaveLength(3);
  });
});
