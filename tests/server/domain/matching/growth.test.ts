import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type GrowthPath } from '#shared/answer.ts';
import { type GrowthStep } from '#shared/requirement.ts';
import { type Space, type SpaceFacts } from '#shared/space.ts';
import { adjacencyOf } from '#server/domain/matching/adjacency.ts';
import { type Candidate } from '#server/domain/matching/candidate.ts';
import { CATALOGUE } from '#server/domain/matching/catalogue.ts';
import { evaluate } from '#server/domain/matching/evaluate.ts';
import { createMatchIndex } from '#server/matchIndex/matchIndex.ts';
import { aPark, aSpace, circumstancesOf } from '#tests/support/builders.ts';

/** A space of park-1, in building A on floor 1, let only whole, where nothing else is said. */
function candidate(id: string, facts: SpaceFacts, rest: Partial<Space> = {}): Candidate {
  const space = aSpace({ floorNumber: 1, divisibleFromM2: 'none', ...facts }, { id, building: 'A', ...rest });
  return { space, park: aPark({ id: space.parkId }), placeIds: [] };
}

type Criteria = Parameters<typeof circumstancesOf>[0];

function pathsFor(
  stock: readonly Candidate[],
  growth: GrowthStep[] | undefined,
  criteria: Criteria = {},
): GrowthPath[] {
  const asked = circumstancesOf(criteria, { requirement: growth === undefined ? {} : { growth } });
  return evaluate(stock, CATALOGUE)(asked, { limit: 20, include: ['growthPaths'] }).growthPaths ?? [];
}

const idsOf = (paths: readonly GrowthPath[]): string[] =>
  paths.map(({ spaces }) => spaces.map(({ id }) => id).join('+'));

/** 1,000 m² at once, 3,000 m² two years later. */
const GROWTH: GrowthStep[] = [
  { by: '2026-12-31', minM2: 1000 },
  { by: '2028-12-31', minM2: 3000 },
];

describe('growth paths', () => {
  it('join a space that can be had at once with those that are delivered in time, phase by phase', () => {
    const [path] = pathsFor(
      [
        candidate('now', { areaM2: 1200, availableFrom: '2026-01-01' }),
        candidate('soon', { areaM2: 900, availableFrom: '2027-06-30' }),
        candidate('later', { areaM2: 1000, availableFrom: '2028-12-31' }),
        candidate('too-late', { areaM2: 1800, availableFrom: '2029-01-01' }),
      ],
      GROWTH,
    );

    // 1,200 m² by the first day, 1,200 + 900 + 1,000 = 3,100 m² by the last.
    expect(path).toMatchObject({
      areaM2: 3100,
      verdict: 'met',
      adjacency: 'same-floor',
      phases: [
        // The day of the answer, for what can be had already.
        { from: '2026-11-22', spaceIds: ['now'], areaM2: 1200 },
        { from: '2027-06-30', spaceIds: ['soon'], areaM2: 900 },
        { from: '2028-12-31', spaceIds: ['later'], areaM2: 1000 },
      ],
    });
  });

  it('are not known to suffice where a day is not known, and name no day for it', () => {
    const paths = pathsFor(
      [candidate('now', { areaM2: 1200, availableFrom: '2026-01-01' }), candidate('some-day', { areaM2: 1800 })],
      GROWTH,
    );

    expect(paths).toMatchObject([
      { verdict: 'unconfirmed', phases: [{ spaceIds: ['now'] }, { spaceIds: ['some-day'], areaM2: 1800 }] },
    ]);
    expect(paths[0]?.phases[1]).not.toHaveProperty('from');
  });

  it('stand in place of the musts of area and delivery, and keep every other must', () => {
    const stock = [
      candidate('a', { areaM2: 1200, availableFrom: '2026-01-01', floorLoadKnPerM2: 8, powerKva: 300 }),
      candidate('b', { areaM2: 1800, availableFrom: '2028-01-01', floorLoadKnPerM2: 8, powerKva: 300 }),
      candidate('weak', { areaM2: 1800, availableFrom: '2028-01-01', floorLoadKnPerM2: 4, powerKva: 300 }),
      candidate('dark', { areaM2: 1800, availableFrom: '2028-01-01', floorLoadKnPerM2: 8, powerKva: 299 }),
    ];
    const criteria = {
      area: { level: 'must', minM2: 1000, maxM2: 1500 },
      'available-from': { level: 'must', idealDay: '2026-12-01', latestDay: '2026-12-31' },
      'floor-load': { level: 'must', minKnPerM2: 5 },
      power: { level: 'must', minKva: 600 },
    } as const;

    // With dark 300 + 299 = 599 kVA.
    expect(idsOf(pathsFor(stock, GROWTH, criteria))).toEqual(['a+b']);
  });

  it('have no space that suffices alone, and none where no growth is asked', () => {
    const stock = [
      candidate('all', { areaM2: 3000, availableFrom: '2026-01-01' }),
      candidate('a', { areaM2: 1200, availableFrom: '2026-01-01' }),
      candidate('b', { areaM2: 1800, availableFrom: '2026-01-01' }),
    ];

    expect(idsOf(pathsFor(stock, GROWTH))).toEqual(['a+b']);
    expect(pathsFor(stock, undefined)).toEqual([]);
  });

  it('are only given when asked for', () => {
    const asked = circumstancesOf({}, { requirement: { growth: GROWTH } });

    expect(evaluate([], CATALOGUE)(asked, { limit: 20, include: ['bundles'] })).not.toHaveProperty('growthPaths');
  });

  it('are the best of all sets, by trying them, and the same from the index', () => {
    fc.assert(
      fc.property(stockArbitrary, (stock) => {
        const found = pathsFor(stock, GROWTH);

        expect(idsOf(found)).toEqual(everyPath(stock).slice(0, 3));
        const asked = circumstancesOf({}, { requirement: { growth: GROWTH } });
        expect(
          createMatchIndex(stock, CATALOGUE).evaluate(asked, { limit: 20, include: ['growthPaths'] }).growthPaths,
        ).toEqual(found);
      }),
      { numRuns: 300 },
    );
  });
});

const stockArbitrary: fc.Arbitrary<Candidate[]> = fc
  .array(
    fc.record({
      areaM2: fc.constantFrom(400, 600, 1000, 1300, 1800),
      floorNumber: fc.constantFrom(1, 2, 4),
      availableFrom: fc.constantFrom('2026-01-01', '2027-01-01', '2028-06-01', '2029-01-01', undefined),
    }),
    { minLength: 2, maxLength: 8 },
  )
  .map((drawn) =>
    drawn.map(({ availableFrom, ...facts }, index) =>
      candidate(`s-${(index * 7) % 10}`, { ...facts, ...(availableFrom !== undefined && { availableFrom }) }),
    ),
  );

/** The ids of all growth paths without preferences, best first. */
function everyPath(stock: readonly Candidate[]): string[] {
  const sorted = stock.toSorted((a, b) => (a.space.id < b.space.id ? -1 : 1)).map(({ space }) => space);
  const setAt = (mask: number): Space[] => sorted.filter((_, index) => (mask >> index) % 2 === 1);
  const masks = Array.from({ length: 2 ** sorted.length }, (_, mask) => mask).filter((mask) => mask > 0);
  return masks
    .filter((mask) => {
      const rank = rankOf(setAt(mask));
      const parts = masks.filter((part) => part !== mask && (part & mask) === part);
      const { length } = setAt(mask);
      return length > 1 && length <= 6 && rank < 2 && parts.every((part) => rankOf(setAt(part)) > rank);
    })
    .map(setAt)
    .map((set) => ({
      ids: set.map(({ id }) => id).join('+'),
      order: [rankOf(set), ADJACENCIES.indexOf(adjacencyOf(set)), set.length, areaOf(set)],
    }))
    .sort((a, b) => differenceOf(a.order, b.order) || (a.ids < b.ids ? -1 : 1))
    .map(({ ids }) => ids);
}

const ADJACENCIES = ['same-floor', 'next-floor', 'same-building', 'same-park'];

function differenceOf(a: readonly number[], b: readonly number[]): number {
  return a.map((value, index) => value - (b[index] ?? 0)).find((difference) => difference !== 0) ?? 0;
}

function areaOf(spaces: readonly Space[]): number {
  return spaces.reduce((sum, { facts }) => sum + (facts.areaM2 ?? 0), 0);
}

/** 0 met, 1 unconfirmed, 2 too small by some day. */
function rankOf(spaces: readonly Space[]): number {
  const isEnough = GROWTH.every(
    ({ by, minM2 }) => areaOf(spaces.filter(({ facts }) => (facts.availableFrom ?? '') <= by)) >= minM2,
  );
  if (!isEnough) return 2;
  return spaces.some(({ facts }) => facts.availableFrom === undefined) ? 1 : 0;
}
