import { expect } from 'vitest';
import { isTotal } from '#server/domain/matching/bundleMember.ts';
import { type AskedCriterion } from '#server/domain/matching/criterion.ts';
import { KernelMisses } from '#server/matchIndex/kernel/kernelMisses.ts';
import { KernelWalk } from '#server/matchIndex/kernel/kernelWalk.ts';
import { type LeafStanding, type Wanted } from '#server/matchIndex/leafStanding.ts';
import { PlainMisses } from '#server/matchIndex/plainMisses.ts';
import { PlainWalk } from '#server/matchIndex/plainWalk.ts';
import { type Placed, type TreeQuery, treeQueryOf } from '#server/matchIndex/treeQuery.ts';
import { unmetSpaces } from '#server/matchIndex/unmetSpaces.ts';

/**
 * What a kernel and its twins in plain JavaScript make of one tree, which must be the same: the leaves that walks visit, what
 * buckets that are judged space by space exclude, and near misses. The tree must have a kernel.
 */
export function expectTwinParts(placed: Placed, asked: readonly AskedCriterion[]): void {
  const { kernel } = placed.tree;
  if (kernel === undefined) throw new Error('Expected WebAssembly with vectors');
  const query = (over: Placed): TreeQuery => treeQueryOf(over, asked, 'expected');

  for (const wanted of WANTED) {
    const [plain, fast] = [new Array<unknown>(), new Array<unknown>()];
    new PlainWalk({ query: query(placed), wanted, visit: (one) => plain.push(lasting(one, wanted)) }).run();
    new KernelWalk(kernel, { query: query(placed), wanted, visit: (one) => fast.push(lasting(one, wanted)) }).run();

    expect(fast).toEqual(plain);
  }
  const withoutKernel = { ...placed, tree: { ...placed.tree, kernel: undefined } };
  expect(unmetSpaces(query(placed))).toEqual(unmetSpaces(query(withoutKernel)));
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

/** What a leaf was visited with; the musts that its spaces fail only where one alone may. */
function lasting({ failed, numbers, ...bits }: LeafStanding, { onlyOne }: Wanted): unknown {
  const alone = Array.from(failed, (at, slot) => (((bits.failing >> slot) & 1) === 0 ? undefined : numbers[at]));
  return onlyOne ? { ...bits, alone } : bits;
}
