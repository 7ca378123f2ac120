import { describe, expect, it } from 'vitest';
import { groundFor, roomyBytes } from '#server/matchIndex/kernel/ground.ts';
import { kernelOf } from '#server/matchIndex/kernel/kernel.ts';
import { createTreeArrays, type TreeArrays } from '#server/matchIndex/treeArrays.ts';
import { layoutOf } from '#server/matchIndex/layout.ts';
import { collectGarbage } from '#tests/support/garbage.ts';

const ROOM = { terms: 40, sites: 3, fewSites: 1 };

const aTree = (): TreeArrays =>
  createTreeArrays(layoutOf({ sizes: Uint32Array.of(20, 5), siteOf: Uint32Array.of(0, 1) }), 2);

/** The same tree within bytes that it is read into. */
function readInto(tree: TreeArrays): TreeArrays {
  const { buffer } = roomyBytes(6 * 4096);
  const { firstChild, siteOf, leastRank } = tree;
  return {
    ...tree,
    codes: new Uint8Array(buffer, 0, tree.codes.length),
    masks: new Uint8Array(buffer, 4096, tree.masks.length),
    childCount: new Uint8Array(buffer, 2 * 4096, tree.childCount.length),
    firstChild: new Uint32Array(buffer, 3 * 4096, firstChild.length),
    siteOf: new Uint32Array(buffer, 4 * 4096, siteOf.length),
    leastRank: new Uint32Array(buffer, 5 * 4096, leastRank.length),
  };
}

describe('the ground of a kernel', () => {
  it('is where a tree was read, and all else lies behind it', () => {
    const tree = readInto(aTree());

    const ground = groundFor(tree, ROOM);

    expect(ground?.arrays).toBe(tree);
    expect(ground?.memory.buffer).toBe(tree.codes.buffer);
    expect([ground?.layout.codes, ground?.layout.leastRank]).toEqual([0, 5 * 4096]);
    expect(ground?.layout.musts).toBe(6 * 4096);
  });

  it('is nowhere where a memory would have to be larger than they can be', () => {
    expect(groundFor(aTree(), { ...ROOM, sites: 120_000_000 })).toBeUndefined();
  });

  it('is a copy where the room behind a tree is taken', () => {
    const tree = readInto(aTree());
    groundFor(tree, ROOM);

    const second = groundFor(tree, ROOM);

    expect(second?.memory.buffer).not.toBe(tree.codes.buffer);
    expect(second?.arrays).toEqual(tree);
  });

  it('is a copy of a tree that stands elsewhere, or for which there is too little room', () => {
    const elsewhere = aTree();
    const read = readInto(aTree());

    expect(groundFor(elsewhere, ROOM)?.arrays).toEqual(elsewhere);
    expect(groundFor(read, { ...ROOM, sites: 1_000_000 })?.memory.buffer).not.toBe(read.codes.buffer);
  });

  it('is all that is kept of a tree that was copied', async () => {
    const given = (): { tree: WeakRef<ArrayBufferLike>; kernel: unknown } => {
      const tree = aTree();
      return {
        tree: new WeakRef(tree.codes.buffer),
        kernel: kernelOf(tree, { sites: 2, few: new Map(), covers: new Map() }),
      };
    };

    const { tree, kernel } = given();
    await collectGarbage();

    expect(kernel).toBeDefined();
    expect(tree.deref()).toBeUndefined();
  });
});
