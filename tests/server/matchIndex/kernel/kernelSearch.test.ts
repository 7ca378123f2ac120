import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ApproximatePosition } from '#shared/position.ts';
import { RankBy } from '#shared/requirement.ts';
import { type Circumstances } from '#server/domain/matching/candidate.ts';
import { CATALOGUE } from '#server/domain/matching/catalogue.ts';
import { type Stock } from '#server/domain/matching/evaluation.ts';
import { askedOf } from '#server/domain/matching/judge.ts';
import { kernelOf } from '#server/matchIndex/kernel/kernel.ts';
import { RING_WISHES } from '#server/matchIndex/kernel/layout.ts';
import { KernelSearch } from '#server/matchIndex/kernel/kernelSearch.ts';
import { placedOf } from '#server/matchIndex/placed.ts';
import { PlainSearch } from '#server/matchIndex/plainSearch.ts';
import { search } from '#server/matchIndex/search.ts';
import { NOWHERE } from '#server/matchIndex/siteTable.ts';
import { type Placed, treeQueryOf } from '#server/matchIndex/treeQuery.ts';
import { stock } from '#tests/support/arbitraries.ts';
import { circumstances } from '#tests/support/arbitraryCircumstances.ts';
import { aCandidate, aSpace, circumstancesOf } from '#tests/support/builders.ts';
import { largeStock } from '#tests/properties/largeStock.ts';
import { expectTwinParts } from '#tests/support/twinParts.ts';
import { criteriaArbitrary } from '#tests/properties/smallStock.ts';

/** The places found by both searches of one tree, and by a pass over it, which must be the same. */
function expectTwins(spaces: Stock, asked: Circumstances, limit: number): void {
  const placed = inKernel(placedOf(spaces, CATALOGUE));
  const { kernel } = placed.tree;
  if (kernel === undefined) throw new Error('Expected WebAssembly with vectors');
  const query = (): ReturnType<typeof treeQueryOf> =>
    treeQueryOf(placed, askedOf(asked, CATALOGUE), asked.requirement.rankBy ?? 'expected');

  const plain = new PlainSearch(query(), limit).run();
  const fast = new KernelSearch(query(), limit, kernel).run();
  const passing = new KernelSearch(query(), limit, kernel).run('pass');

  expect(fast.found.best.all()).toEqual(plain.found.best.all());
  expect(passing.found.best.all()).toEqual(plain.found.best.all());
}

/** Counts what a kernel asks on the way. */
class CountingSearch extends KernelSearch {
  readonly asked = { sites: 0, spaces: 0 };

  override judgeSite(site: number): void {
    this.asked.sites += 1;
    super.judgeSite(site);
  }

  override offerSpace(...offer: Parameters<KernelSearch['offerSpace']>): void {
    this.asked.spaces += 1;
    super.offerSpace(...offer);
  }
}

/** What both make of a walk over such spaces. */
function expectSameParts(spaces: Stock, asked: Circumstances): void {
  expectTwinParts(inKernel(placedOf(spaces, CATALOGUE)), askedOf(asked, CATALOGUE));
}

/** The same tree with a kernel, however small it is. */
function inKernel(placed: Placed): Placed {
  const kernel = kernelOf(placed.tree, { sites: placed.sites.length, ...placed.tree.known });
  return { ...placed, tree: { ...placed.tree, ...kernel?.arrays, kernel } };
}

describe('a walk and a search for near misses by the kernel', () => {
  it('find what the plain ones find, whatever stands around', () => {
    fc.assert(fc.property(stock({ maxLength: 300 }), circumstances(), expectSameParts), { numRuns: 60 });
  });

  it('do so in trees of three levels', () => {
    fc.assert(
      fc.property(largeStock, criteriaArbitrary, (spaces, criteria) => {
        expectSameParts(spaces, circumstancesOf(criteria));
      }),
      { numRuns: 30 },
    );
  });
});

describe('a search by the kernel', () => {
  it('finds what the plain search finds, whatever stands around', () => {
    fc.assert(fc.property(stock({ maxLength: 300 }), circumstances(), fc.constantFrom(1, 3, 20), expectTwins), {
      numRuns: 200,
    });
  });

  it('does so in trees of three levels, in each order of ranking', () => {
    fc.assert(
      fc.property(largeStock, criteriaArbitrary, fc.constantFrom(...RankBy.options), (spaces, criteria, rankBy) => {
        expectTwins(spaces, circumstancesOf(criteria, { requirement: { rankBy } }), 5);
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    // Of sixteen in its leaf, six stand before it.
    { count: 20, offered: 7 },
    { count: 3, offered: 1 },
  ])('asks of leaves of several sites, of $count in all, only where spaces stand that may come in', (given) => {
    // 11.1 km from each other, the first alone high enough: whatever is near, no other comes to more than a quarter.
    const spaces = Array.from({ length: given.count }, (_, at) =>
      aCandidate(
        {},
        {
          space: aSpace({ clearHeightM: at === 0 ? 8 : 3 }, { id: `space-${100 + at}` }),
          location: { crs: 'WGS-84', position: [114 + at / 10, 22], radiusM: 0 },
        },
      ),
    );
    const asked = circumstancesOf({
      'clear-height': { level: 'prefer', weight: 3, minM: 8 },
      distance: { level: 'prefer', weight: 1, to: [114, 22], idealM: 0, limitM: 90_000 },
    });
    const placed = inKernel(placedOf(spaces, CATALOGUE));
    const { kernel } = placed.tree;
    if (kernel === undefined) throw new Error('Expected WebAssembly with vectors');

    const counting = new CountingSearch(treeQueryOf(placed, askedOf(asked, CATALOGUE), 'expected'), 1, kernel);
    counting.run();

    expect(counting.found.best.all()).toMatchObject([{ primary: 100 }]);
    expect(counting.asked).toEqual({ sites: 0, spaces: given.offered });
  });

  it('leaves out all spaces of the one site that there is where a must on rings does', () => {
    const location: ApproximatePosition = { crs: 'WGS-84', position: [114, 22], radiusM: 0 };
    const spaces = Array.from({ length: 40 }, (_, at) =>
      aCandidate({}, { space: aSpace({}, { id: `s-${10 + at}` }), location }),
    );
    const asked = circumstancesOf({ distance: { level: 'must', to: [87.6, 43.8], idealM: 0, limitM: 5000 } });
    const placed = inKernel(placedOf(spaces, CATALOGUE));
    const { kernel } = placed.tree;
    if (kernel === undefined) throw new Error('Expected WebAssembly with vectors');

    const counting = new CountingSearch(treeQueryOf(placed, askedOf(asked, CATALOGUE), 'expected'), 1, kernel);
    counting.run();

    expect(counting.asked).toEqual({ sites: 1, spaces: 0 });
  });

  it('finds what is not known to meet a must and comes to no points', () => {
    const spaces = Array.from({ length: 40 }, (_, at) =>
      aCandidate({}, { space: aSpace({ clearHeightM: 4 }, { id: `s-${10 + at}` }) }),
    );
    const asked = circumstancesOf({
      'floor-load': { level: 'must', minKnPerM2: 10 },
      'clear-height': { level: 'prefer', minM: 50 },
    });

    expectTwins(spaces, asked, 5);
  });

  it('is not made of a question that has more terms than there is room for', () => {
    const spaces = fc.sample(largeStock, { seed: 1, numRuns: 1 })[0] ?? [];
    const placed = inKernel(placedOf(spaces, CATALOGUE));
    const asked = circumstancesOf({ 'clear-height': { level: 'prefer', minM: 5 } });
    const query = treeQueryOf(placed, askedOf(asked, CATALOGUE), 'expected');
    const wishes = Array.from({ length: 1000 }, () => query.wishes).flat();
    const many = { ...query, wishes, totalWeight: 1000 * query.totalWeight };

    expect(wishes).toHaveLength(1000);
    expect(search(many, 5)).toEqual(new PlainSearch(many, 5).run().found.best.all());
  });

  it('is not made of more preferences on rings, nor over more sites, than there is room for', () => {
    const spaces = fc.sample(largeStock, { seed: 1, numRuns: 1 })[0] ?? [];
    const placed = inKernel(placedOf(spaces, CATALOGUE));
    const near = { level: 'prefer', to: [114, 22.6], idealM: 1000, limitM: 90_000 } as const;
    const query = treeQueryOf(placed, askedOf(circumstancesOf({ distance: near }), CATALOGUE), 'expected');
    const wishes = Array.from({ length: RING_WISHES + 1 }, () => query.wishes).flat();
    const manyRings = { ...query, wishes, totalWeight: wishes.length * query.totalWeight };
    const sites = Array.from({ length: (placed.tree.kernel?.sites ?? 0) + 1 }, () => NOWHERE);

    expect(wishes).toHaveLength(RING_WISHES + 1);
    for (const many of [manyRings, { ...query, sites }]) {
      expect(search(many, 5)).toEqual(new PlainSearch(many, 5).run().found.best.all());
    }
  });
});
