import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Position } from '#shared/position.ts';
import { FANOUT, layoutOf, leafBegins } from '#server/matchIndex/layout.ts';
import { beginsOf, createRoom, type Room } from '#server/matchIndex/room.ts';
import { curveOf } from '#server/matchIndex/rowOrder.ts';
import { NOWHERE, type Site } from '#server/matchIndex/siteTable.ts';
import { createTreeArrays, type TreeArrays } from '#server/matchIndex/treeArrays.ts';
import { countIn, leafOf } from '#server/matchIndex/treeChange.ts';
import { at } from '#tests/support/surroundings.ts';

/** Sites along the curve, the first first, and at its end one that is nowhere known. */
const SITES: readonly Site[] = [
  ...Array.from({ length: 120 }, (_, number): Position => [100 + (number % 12) / 3, 20 + Math.floor(number / 12) / 3])
    .map((position): Site => ({ ...NOWHERE, location: at(position) }))
    .sort((one, other) => curveOf(one) - curveOf(other)),
  NOWHERE,
];

interface Standing {
  readonly tree: TreeArrays;
  readonly room: Room;
}

/** A tree with so many spaces on each site, one site after the other along the curve. */
function standing(sizes: readonly number[]): Standing {
  const { length } = sizes;
  const layout = layoutOf({ sizes: Uint32Array.from(sizes), siteOf: Uint32Array.from(sizes.keys()) });
  const tree = createTreeArrays(layout, 1);
  const siteAt = new Uint32Array(tree.leaves * FANOUT);
  const siteOfEach = sizes.flatMap((size, site) => Array.from({ length: size }, () => site));
  for (const [number, place] of layout.places.entries()) siteAt[place] = siteOfEach[number] ?? length;
  for (let leaf = 0; leaf < tree.leaves; leaf += 1) tree.siteOf[leaf] = siteAt[leaf * FANOUT] ?? 0;
  return { tree, room: createRoom(tree, SITES, beginsOf(tree, SITES, siteAt)) };
}

/** Where the room for a site is: told by looking at every node and every leaf. */
function plainPlaceFor({ tree, room: { begins } }: Standing, site: number): number | undefined {
  const leafBegin = leafBegins(tree);
  const leavesOf = (node: number): number[] =>
    Array.from(
      { length: (leafBegin[node + 1] ?? 0) - (leafBegin[node] ?? 0) },
      (_, nth) => (leafBegin[node] ?? 0) + nth,
    );
  const countOf = (leaf: number): number => tree.childCount[leaf] ?? 0;
  const home = Math.max(
    0,
    [...begins].findLastIndex((begin) => begin <= curveOf(SITES[site] ?? NOWHERE)),
  );
  const [node] = [...begins.keys()]
    .filter((one) => leavesOf(one).some((leaf) => countOf(leaf) < FANOUT))
    .map((one) => ({ one, away: Math.abs(one - home) <= 32 ? Math.abs(one - home) : Infinity }))
    .sort((a, b) => a.away - b.away || (a.away === Infinity ? a.one - b.one : b.one - a.one));
  const worthOf = (leaf: number): number => (countOf(leaf) === 0 ? 1 : tree.siteOf[leaf] === site ? 2 : 0);
  const [leaf] = leavesOf(node?.one ?? -1)
    .filter((one) => countOf(one) < FANOUT)
    .sort((a, b) => worthOf(b) - worthOf(a) || a - b);
  return leaf === undefined ? undefined : leaf * FANOUT + countOf(leaf);
}

/** Takes in one more space of a site: where it was told to stand, and where it should. */
function takenIn(standingNow: Standing, site: number): [told: number | undefined, should: number | undefined] {
  const should = plainPlaceFor(standingNow, site);
  const told = standingNow.room.placeFor(site);
  if (told !== undefined) {
    const { tree } = standingNow;
    if (tree.childCount[leafOf(told)] === 0) tree.siteOf[leafOf(told)] = site;
    countIn(tree, told);
  }
  return [told, should];
}

const site = fc.nat({ max: SITES.length - 1 });

describe('the nodes of a tree', () => {
  it('begin where the first of their spaces lies on the curve', () => {
    // Nodes of their own for 80 and more spaces each; the last site is nowhere known.
    const { room } = standing(SITES.map(() => 80));

    expect([...room.begins]).toEqual(SITES.map(curveOf));
  });
});

describe('the room in a tree', () => {
  it('is near the spaces of a site, with those of that site or else by itself, while any place is free', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 90, size: 'max' });
    fc.assert(
      fc.property(sizes, fc.array(site, { minLength: 60, maxLength: 60 }), (some, sites) => {
        const here = standing(some);
        // Again and again the same site, so that its own node and those beside it fill up.
        const places = [...sites, ...Array.from({ length: 60 }, () => sites[0] ?? 0)].map((one) => takenIn(here, one));

        expect(places.map(([told]) => told)).toEqual(places.map(([, should]) => should));
      }),
      { numRuns: 30 },
    );
  });

  it('is found however far away it is, and comes to an end', () => {
    // 60 sites of fifteen full leaves each have nodes of their own, in each of which one leaf is free.
    const here = standing(Array.from({ length: 60 }, () => 15 * FANOUT));
    const { tree } = here;
    const free = tree.leaves * FANOUT - (tree.spacesOf[tree.root] ?? 0);

    const places = Array.from({ length: free + 1 }, () => takenIn(here, 0));

    expect(places.map(([told]) => told)).toEqual(places.map(([, should]) => should));
    expect(places.at(-1)).toEqual([undefined, undefined]);
  });
});
