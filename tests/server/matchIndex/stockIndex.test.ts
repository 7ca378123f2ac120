import fc from 'fast-check';
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { type Park } from '#shared/park.ts';
import { generateStock } from '#seed/demo/generate.ts';
import { type Candidate } from '#server/domain/matching/candidate.ts';
import { CATALOGUE } from '#server/domain/matching/catalogue.ts';
import { placeCandidates } from '#server/domain/matching/placing.ts';
import { distanceM } from '#server/domain/geo/ring.ts';
import { type StockIndex, stockIndexOf } from '#server/matchIndex/stockIndex.ts';
import { bucketingsOf } from '#server/matchIndex/bucketColumns.ts';
import { OfferCounts } from '#server/matchIndex/offerCounts.ts';
import { NOWHERE } from '#server/matchIndex/siteTable.ts';
import { pack } from '#server/platform/packed.ts';
import { filledPlaces, MANY_SITES, maskOfChild } from '#server/matchIndex/treeArrays.ts';
import { largeStock } from '#tests/properties/largeStock.ts';
import { aPark, aSpace } from '#tests/support/builders.ts';
import { collectGarbage } from '#tests/support/garbage.ts';

function madeStock(spaces: number, shape: 'clustered' | 'independent' = 'clustered'): Candidate[] {
  const made = generateStock({ spaces, seed: 3, shape });
  return placeCandidates(made.spaces, { parks: made.parks, places: [] });
}

const renamed = (candidate: Candidate, id: string): Candidate => ({ ...candidate, space: { ...candidate.space, id } });

const spaceOf = (park: Park, id: string): Candidate => ({
  space: aSpace({}, { id, parkId: park.id }),
  park,
  placeIds: park.places,
  ...(park.location && { location: park.location }),
});

/** What does not hold of a tree that should: nothing, of one that is as it says. */
function faultsOf(index: StockIndex): string[] {
  const { placed } = index;
  const nodes = Array.from({ length: placed.tree.root + 1 }, (_, node) => node);
  return [
    ...nodes.flatMap((node) => faultsOfNode(placed, node)),
    ...faultsOfBuckets(placed),
    ...faultsOfOffers(placed),
    ...faultsOfRanks(placed),
  ];
}

type Placed = StockIndex['placed'];

const childrenOf = ({ tree }: Placed, node: number): number[] =>
  Array.from({ length: tree.childCount[node] ?? 0 }, (_, slot) => (tree.firstChild[node] ?? 0) + slot);

function spacesBelow(placed: Placed, node: number): number[] {
  const children = childrenOf(placed, node);
  return node < placed.tree.leaves ? children : children.flatMap((child) => spacesBelow(placed, child));
}

function faultsOfNode(placed: Placed, node: number): string[] {
  const { tree, rankAt, siteAt, sites } = placed;
  const below = spacesBelow(placed, node);
  const least = below.reduce((sofar, place) => Math.min(sofar, rankAt[place] ?? 0), 0xffff_ffff);
  const unknown = [...new Set(below.map((place) => siteAt[place] ?? 0))].filter(
    (site) => !knowsOf(tree, node, { site, location: (sites[site] ?? NOWHERE).location }),
  );
  return [
    ...(below.length === tree.spacesOf[node] ? [] : [`spaces of ${node}`]),
    ...(least === tree.leastRank[node] ? [] : [`least rank of ${node}`]),
    ...unknown.map((site) => `site ${site} of ${node}`),
    ...(node < tree.leaves ? [] : childrenOf(placed, node).flatMap((child) => faultsOfMasks(placed, node, child))),
  ];
}

function faultsOfMasks(placed: Placed, node: number, child: number): string[] {
  const { tree, columnById } = placed;
  const below = spacesBelow(placed, child);
  const slot = child - (tree.firstChild[node] ?? 0);
  return [...columnById.values()].flatMap(({ column, bucketing }) => {
    const groups = below.map((place) => 1 << (bucketing.buckets.groupOf[bucketing.bucketAt(place)] ?? 0));
    const mask = groups.reduce((all, group) => all | group, 0);
    const told = maskOfChild(tree, node, { column, slot });
    return mask === told ? [] : [`mask of ${child} in ${bucketing.criterion.id}`];
  });
}

function faultsOfBuckets({ tree, columnById }: Placed): string[] {
  const places = [...filledPlaces(tree)];
  return [...columnById.values()].flatMap(({ column, bucketing }) => {
    const counts = new Uint32Array(256);
    const buckets = places.map((place) => bucketing.bucketAt(place));
    for (const bucket of buckets) counts[bucket] = (counts[bucket] ?? 0) + 1;
    const told = places.map(
      (place) => tree.codes[(Math.floor(place / 16) * tree.columns + column) * 16 + (place % 16)],
    );
    const histogram = tree.histogram.subarray(column * 256, column * 256 + 256);
    return [
      ...(buckets.every((bucket, at) => bucket === told[at]) ? [] : [`buckets of ${bucketing.criterion.id}`]),
      ...(counts.every((count, bucket) => count === histogram[bucket]) ? [] : [`counts of ${bucketing.criterion.id}`]),
    ];
  });
}

function faultsOfOffers({ tree, columnById, offerCounts }: Placed): string[] {
  const anew = new OfferCounts(tree, bucketingsOf(columnById));
  return [...columnById.values()].flatMap(({ column, bucketing }) =>
    isDeepStrictEqual(spacesByKey(offerCounts, column), spacesByKey(anew, column))
      ? []
      : [`offers to ${bucketing.criterion.id}`],
  );
}

function spacesByKey(counts: OfferCounts, column: number): (readonly [key: number, spaces: number])[] {
  const made = (counts.of(column) ?? []).filter(({ spaces }) => spaces > 0);
  return made.map(({ key, spaces }) => [key, spaces] as const).sort(([one], [other]) => one - other);
}

function faultsOfRanks({ tree, rankAt, records }: Placed): string[] {
  const byRank = [...filledPlaces(tree)]
    .sort((a, b) => (rankAt[a] ?? 0) - (rankAt[b] ?? 0))
    .map((place) => records.ids.at(place));
  return byRank.some((id, at) => at > 0 && (byRank[at - 1] ?? '') >= id) ? ['ranks'] : [];
}

interface Where {
  readonly site: number;
  readonly location: Candidate['location'];
}

function knowsOf(tree: StockIndex['placed']['tree'], node: number, { site, location }: Where): boolean {
  if (tree.siteOf[node] !== MANY_SITES) return tree.siteOf[node] === site;
  const few = tree.fewSitesAt(node);
  if (few !== undefined) return few.includes(site);
  const { ring } = tree.coverAt(node);
  if (ring === undefined || location === undefined) return ring === undefined;
  return distanceM(ring.position, location.position) + location.radiusM <= ring.radiusM;
}

describe('an index of a stock that changes', () => {
  it('has a tree that is as it says after whatever comes and goes', () => {
    fc.assert(
      fc.property(largeStock, largeStock, fc.nat(9), (spaces, others, every) => {
        const index = stockIndexOf(spaces, CATALOGUE);
        // Counted now, offers are kept up.
        expect(faultsOfOffers(index.placed)).toEqual([]);
        for (const [at, one] of others.entries()) {
          index.put(one);
          const gone = spaces[at];
          if (gone !== undefined && at % 10 < every) index.remove(gone.space.id);
        }

        expect(faultsOf(index)).toEqual([]);
      }),
      { numRuns: 15 },
    );
  });

  it('takes in a park that is built up space by space in the order of its doors, and one in the other order', () => {
    const spaces = madeStock(600);
    const index = stockIndexOf(spaces, CATALOGUE);
    const added = spaces.flatMap((one, at) => [
      renamed(one, `${spaces[0]?.space.id}-${String(at).padStart(4, '0')}`),
      renamed(one, `${spaces[100]?.space.id}-${String(9999 - at)}`),
    ]);

    for (const one of added) index.put(one);

    expect(index.placed.tree.size).toBe(1800);
    expect(added.map(({ space }) => index.candidate(space.id))).toStrictEqual(added);
    expect(faultsOf(index)).toEqual([]);
  });

  it('takes in all of a stock after none, and gives all of it away again', () => {
    const spaces = madeStock(700, 'independent');
    const index = stockIndexOf([], CATALOGUE);

    for (const one of spaces.toReversed()) index.put(one);
    const taken = faultsOf(index);
    const gone = spaces.map(({ space }) => index.remove(space.id));

    expect(taken).toEqual([]);
    expect(gone.every((was) => was)).toBe(true);
    expect(index.placed.tree.size).toBe(0);
    expect(faultsOf(index)).toEqual([]);
  });

  it('takes in many at once as it takes in one by one', () => {
    const spaces = madeStock(1000);
    const before = spaces.filter((_, at) => at % 4 === 0);
    // A tenth of those that are there already, changed, besides the 750 that are new.
    const more = spaces.flatMap((one, at) => {
      if (at % 4 > 0) return one;
      return at % 40 === 0 ? { ...one, space: { ...one.space, facts: { areaM2: 77.5 } } } : [];
    });
    const index = stockIndexOf(before, CATALOGUE);
    const other = stockIndexOf(before, CATALOGUE);

    index.putAll(more.toReversed());
    for (const one of more) other.put(one);

    const all = spaces.map(({ space }) => index.candidate(space.id));
    expect(index.placed.tree.size).toBe(1000);
    expect(all).toStrictEqual(spaces.map(({ space }) => other.candidate(space.id)));
    expect(all[40]?.space.facts).toEqual({ areaM2: 77.5 });
    expect(faultsOf(index)).toEqual([]);
  });

  it('is not laid out anew by many at once that are there already, nor by few that are not', () => {
    const spaces = madeStock(3000);
    const index = stockIndexOf(spaces.slice(100), CATALOGUE);
    const before = index.placed;

    index.putAll(spaces);

    expect(index.placed).toBe(before);
    expect(index.placed.tree.size).toBe(3000);
  });

  it.each([30, 6000])('has an image of which a clone of %d spaces shares no memory', (spaces) => {
    const { arrays } = pack(stockIndexOf(madeStock(spaces), CATALOGUE).image());

    expect(arrays.filter(({ buffer }) => buffer instanceof SharedArrayBuffer)).toEqual([]);
  });

  it('knows of no id that it was not given', () => {
    const index = stockIndexOf(madeStock(30), CATALOGUE);

    expect([index.candidate('stock'), index.candidate('zzz'), index.candidate('')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(index.remove('stock')).toBe(false);
  });

  it('is not laid out anew by changes of spaces that stay where they are', () => {
    const spaces = madeStock(500);
    const index = stockIndexOf(spaces, CATALOGUE);
    const before = index.placed;

    for (const { space, ...rest } of spaces) index.put({ ...rest, space: { ...space, facts: { areaM2: 77.5 } } });

    expect(index.placed).toBe(before);
    expect(faultsOf(index)).toEqual([]);
  });

  it('bounds where spaces are no more loosely however often they come and go', () => {
    // More sites than are kept one by one, a kilometre from each other.
    const parks = Array.from({ length: 12 }, (_, at) =>
      aPark({ id: `park-${at}`, location: { crs: 'WGS-84', position: [114 + at / 100, 22.6], radiusM: 10 } }),
    );
    const spaces = parks.map((park, at) => spaceOf(park, `s-${at}`));
    const index = stockIndexOf(spaces, CATALOGUE);
    const reachM = (): number => index.placed.tree.coverAt(index.placed.tree.root).ring?.radiusM ?? Infinity;
    const exchange = (): void => {
      for (const one of [0, 11].flatMap((at) => spaces[at] ?? [])) {
        index.remove(one.space.id);
        index.put(one);
      }
    };
    exchange();
    const before = reachM();

    for (let turn = 0; turn < 50; turn += 1) exchange();

    expect(reachM()).toBe(before);
    expect(faultsOf(index)).toEqual([]);
  });

  it('is laid out anew where more sites have come than its kernel has room for', () => {
    const index = stockIndexOf(madeStock(4500), CATALOGUE);
    const before = index.placed;
    const room = before.tree.kernel?.sites ?? NaN;
    const one = aSpace({}, { id: 'x' });

    for (let at = 0; index.placed === before && at < 2 * room; at += 1) {
      index.put({ space: one, park: aPark({ id: `park-${at}` }), placeIds: [] });
    }

    expect(before.sites.length).toBeGreaterThan(room);
    expect(index.placed.tree.kernel?.sites).toBeGreaterThan(room);
    expect(faultsOf(index)).toEqual([]);
  });

  it('lets go of names that are no longer in use', () => {
    const [one] = madeStock(30);
    const index = stockIndexOf([], CATALOGUE);
    if (one === undefined) throw new Error('No space was made');

    // 100 characters each in both languages, 30,000 of one space: the first 16,384 are kept as such, 13,616 are written.
    for (let turn = 0; turn < 30_000; turn += 1) {
      const text = `${'x'.repeat(95)}${String(turn).padStart(5, '0')}`;
      index.put({ ...one, space: { ...one.space, name: { zh: text, en: text } } });
    }

    // 204 bytes each, 2,777,664 in all; from 1,048,576 on they are laid out anew.
    expect(index.placed.records.names.bytes.used).toBeLessThan(1_100_000);
    expect(index.candidate(one.space.id)?.space.name.zh).toBe(`${'x'.repeat(95)}29999`);
  });

  it('lets go of ids that are no longer in use', () => {
    const [one] = madeStock(30);
    const index = stockIndexOf([], CATALOGUE);
    if (one === undefined) throw new Error('No space was made');

    // 200 characters each, 12,000 times: 2.4 million bytes, of which those of one are in use.
    for (let turn = 0; turn < 12_000; turn += 1) {
      index.put(renamed(one, `${'x'.repeat(195)}${String(turn).padStart(5, '0')}`));
      index.remove(`${'x'.repeat(195)}${String(turn).padStart(5, '0')}`);
    }

    expect(index.placed.records.ids.bytes.used).toBeLessThan(1_500_000);
  });

  it('keeps no tables that few spaces have no need of', async () => {
    const spaces = madeStock(500);
    await collectGarbage();
    const before = process.memoryUsage().arrayBuffers;

    const index = stockIndexOf(spaces, CATALOGUE);
    await collectGarbage();
    await collectGarbage();

    // Some hundred bytes a space; the tables alone would be megabytes.
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(1_000_000);
    expect(index.placed.tree.size).toBe(spaces.length);
  });
});
