import { expect } from 'vitest';
import { isTotal } from '#server/domain/matching/bundleMember.ts';
import { type AskedCriterion } from '#server/domain/matching/criterion.ts';
import { UNMET } from '#server/matchIndex/bounds.ts';
import { KernelMisses } from '#server/matchIndex/kernel/kernelMisses.ts';
import { KernelWalk } from '#server/matchIndex/kernel/kernelWalk.ts';
import { PlainMisses } from '#server/matchIndex/plainMisses.ts';
import { PlainWalk } from '#server/matchIndex/plainWalk.ts';
import { filledPlaces } from '#server/matchIndex/treeArrays.ts';
import { isBucketed, type Must, type Placed, type TreeQuery, treeQueryOf } from '#server/matchIndex/treeQuery.ts';
import { unmetSpaces } from '#server/matchIndex/unmetSpaces.ts';
import { failedOf, type Wanted, type WantedSpaces } from '#server/matchIndex/wanted.ts';

/**
 * What a kernel and its twins in plain JavaScript make of one tree, which must be the same: the leaves that walks visit, what
 * buckets that are judged space by space exclude, and near misses. The tree must have a kernel.
 */
export function expectTwinParts(placed: Placed, asked: readonly AskedCriterion[]): void {
  const { kernel } = placed.tree;
  if (kernel === undefined) throw new Error('Expected WebAssembly with vectors');
  const query = (over: Placed): TreeQuery => treeQueryOf(over, asked, 'expected');

  for (const wanted of WANTED) {
    const fast = new KernelWalk(kernel, query(placed), wanted).run();

    expect(foundOf(fast, wanted)).toEqual(foundOf(new PlainWalk(query(placed), wanted).run(), wanted));
  }
  expect(unmetSpaces(query(placed))).toEqual(query(placed).musts.map((must) => unmetOneByOne(query(placed), must)));
  for (const limit of [1, 20]) {
    const { found } = new KernelMisses(query(placed), limit, kernel).run();
    expect(found.all()).toEqual(new PlainMisses(query(placed), limit).run().found.all());
  }
}

const WANTED: readonly Wanted[] = [
  { mayFail: () => true, onlyOne: true, onlyFailing: false },
  { mayFail: ({ asked }) => isTotal(asked), onlyOne: false, onlyFailing: true },
  { mayFail: ({ asked }) => !isTotal(asked), onlyOne: false, onlyFailing: false },
];

/** What was found of each space; which must it fails only where one alone may. */
function foundOf(spaces: WantedSpaces, { onlyOne }: Wanted): unknown {
  return spaces.places().map((place, at) => {
    const how = spaces.howAt(at);
    return [place, how & 0xff, onlyOne ? failedOf(how) : failedOf(how) > 0];
  });
}

/** How many spaces fail a must, each looked at. */
function unmetOneByOne({ tree, siteAt }: TreeQuery, must: Must): number {
  const verdictOf = (place: number): number =>
    isBucketed(must) ? must.verdictAt(place) : must.verdictOfSite(siteAt[place] ?? 0);
  return filledPlaces(tree).filter((place) => verdictOf(place) === UNMET).length;
}
