import { describe, expect, it } from 'vitest';
import { type SpaceFacts } from '#shared/space.ts';
import { searchBundles } from '#server/domain/matching/bundle.ts';
import { type BundleMember } from '#server/domain/matching/bundleMember.ts';
import { type FoundSets } from '#server/domain/matching/bundleSets.ts';
import { CATALOGUE } from '#server/domain/matching/catalogue.ts';
import { askedOf } from '#server/domain/matching/judge.ts';
import { aPark, aSpace, circumstancesOf } from '#tests/support/builders.ts';
import { createRandom, type Random } from '#tests/support/random.ts';

const SPACES = 2000;

/** A park of 2,000 spaces, their ids in no order, each with the facts that are drawn for it. */
function parkOf(
  factsOf: (random: Random) => SpaceFacts,
  placeOf: (random: Random) => object = () => ({}),
): BundleMember[] {
  const random = createRandom(5);
  const park = aPark();
  return Array.from({ length: SPACES }, (_, index) => {
    const candidate = {
      // 7,919 is prime to 2,000, so that every id is another.
      space: aSpace(factsOf(random), { id: `s-${(index * 7919) % SPACES}`, ...placeOf(random) }),
      park,
      placeIds: [],
    };
    return { candidate, sketch: candidate, standing: { verdict: 'met' } };
  });
}

function search(members: readonly BundleMember[], criteria: Parameters<typeof circumstancesOf>[0]): FoundSets {
  return searchBundles(members, askedOf(circumstancesOf(criteria), CATALOGUE));
}

const RENT = { rent: { level: 'prefer', idealFenPerM2Month: 3000, limitFenPerM2Month: 6000 } } as const;

/** 1 up to 30 yuan per m² and month, 0 from 60 on. */
function rentPoints({ rentFenPerM2Month }: SpaceFacts): number {
  return rentFenPerM2Month === undefined || rentFenPerM2Month === 'none'
    ? 0
    : 100 * Math.min(1, Math.max(0, (6000 - rentFenPerM2Month) / 3000));
}

describe('bundles in a park of 2,000 spaces', () => {
  it.each<[string, (random: Random) => SpaceFacts]>([
    ['all have too weak a treatment', () => ({ effluentTreatment: 'light' })],
    ['some have none', (random) => ({ effluentTreatment: random.below(2) === 0 ? 'none' : 'light' })],
  ])('are not sought among spaces that discharge nothing, where %s', (_, factsOf) => {
    const members = parkOf((random) => ({ effluentM3PerDay: 'none', ...factsOf(random) }));

    const { visited } = search(members, { effluent: { level: 'must', treatment: 'biological' } });

    expect(visited).toBe(0);
  });

  it.each([
    {
      because: 'rents do not depend on areas',
      minM2: 3100,
      count: 4,
      factsOf: (random: Random) => ({ areaM2: 100 + random.below(900), rentFenPerM2Month: 3100 + random.below(4000) }),
    },
    {
      because: 'larger spaces are dearer, so that good ones are small ones',
      minM2: 4100,
      count: 5,
      factsOf(random: Random) {
        const areaM2 = 100 + random.below(900);
        return { areaM2, rentFenPerM2Month: 3000 + 3 * areaM2 };
      },
    },
    {
      because: 'all areas are multiples of 50 m² and what is asked is not',
      minM2: 5120,
      count: 6,
      factsOf: (random: Random) => ({
        areaM2: 100 + 50 * random.below(18),
        rentFenPerM2Month: 3100 + random.below(4000),
      }),
    },
  ])('have the excess and score that adding up sum by sum finds, where $because', ({ minM2, count, factsOf }) => {
    const members = parkOf((random) => ({ divisibleFromM2: 'none', ...factsOf(random) }));

    const { bundles, visited } = search(members, { area: { level: 'must', minM2 }, ...RENT });

    const sums = bestBySum(
      members.map(({ candidate }) => candidate.space.facts),
      count,
      minM2 + 1000,
    );
    const areaM2 = sums.findIndex((weighed, sum) => sum >= minM2 && weighed >= 0);
    expect(bundles[0]).toMatchObject({ excess: (areaM2 - minM2) * 100 });
    expect(bundles[0]?.members).toHaveLength(count);
    expect(bundles[0]?.points).toBeCloseTo((sums[areaM2] ?? NaN) / areaM2, 6);
    // Of C(2000, 4) to C(2000, 6) sets, 10¹² to 10¹⁷.
    expect(visited).toBeLessThan(50_000);
  });

  it('are those first by name where all spaces are alike', () => {
    const members = parkOf(() => ({ areaM2: 1000, divisibleFromM2: 'none' }));

    const { bundles, visited } = search(members, { area: { level: 'must', minM2: 6000 } });

    expect(bundles.map(({ ids }) => ids.at(-1))).toEqual(['s-1001', 's-1002', 's-1003']);
    expect(visited).toBeLessThan(5000);
  });

  it('are found among buildings and floors, with areas to the hundredth and divisions that are not known', () => {
    const members = parkOf(
      (random) => ({
        areaM2: 100 + random.below(90_000) / 100,
        ...(random.below(5) > 0 && { divisibleFromM2: random.pick<number | 'none'>([50, 'none']) }),
        powerKva: 10 + random.below(200),
        floorNumber: 1 + random.below(10),
        rentFenPerM2Month: 2500 + random.below(4000),
      }),
      (random) => ({ building: `B${random.below(20)}` }),
    );

    const { bundles, visited } = search(members, {
      area: { level: 'must', minM2: 4100, maxM2: 4500 },
      power: { level: 'must', minKva: 700 },
      ...RENT,
    });

    expect(bundles.map(({ adjacency, members: { length } }) => [adjacency, length])).toEqual([
      ['same-floor', 5],
      ['same-floor', 5],
      ['same-floor', 5],
    ]);
    expect(visited).toBeLessThan(50_000);
  });
});

/** For each sum of areas, whole m², that so many spaces can have: the most points, each times its area, that they have with it; −1 where none can. */
function bestBySum(spaces: readonly SpaceFacts[], count: number, mostM2: number): Float64Array {
  const best = Array.from({ length: count + 1 }, () => new Float64Array(mostM2 + 1).fill(-1));
  best[0]?.fill(0, 0, 1);
  for (const facts of spaces) {
    const { areaM2 = 0 } = facts;
    const points = areaM2 * rentPoints(facts);
    for (let number = count; number > 0; number -= 1) addTo(best, number, { areaM2, points });
  }
  return best[count] ?? new Float64Array();
}

function addTo(
  best: readonly Float64Array[],
  number: number,
  { areaM2, points }: { readonly areaM2: number; readonly points: number },
): void {
  const target = best[number];
  const source = best[number - 1];
  if (target === undefined || source === undefined) return;
  for (let sum = target.length - 1; sum >= areaM2; sum -= 1) {
    const before = source[sum - areaM2] ?? -1;
    if (before >= 0) target[sum] = Math.max(target[sum] ?? -1, before + points);
  }
}
