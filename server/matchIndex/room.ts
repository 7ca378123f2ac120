import { byteAt, codeAt, numberAt } from '#server/domain/flat.ts';
import { FANOUT, leafBegins } from './layout.ts';
import { curveOf } from './rowOrder.ts';
import { NOWHERE, type Site } from './siteTable.ts';
import { type TreeArrays } from './treeArrays.ts';

/** How many nodes to either side of where a site belongs room is sought, before any room will do. */
const NEAR_NODES = 32;

/** Where the tree has places for further spaces. */
export interface Room {
  /** The next place for a space of a site, near the others of that site; undefined where all places are taken. */
  readonly placeFor: (site: number) => number | undefined;
  /** How far along the curve each node over leaves begins. */
  readonly begins: Float64Array;
}

/** Where the nodes of a tree begin as it is built, whose spaces are then laid along the curve. */
export function beginsOf({ nodeOf }: TreeArrays, sites: readonly Site[], siteAt: Uint32Array): Float64Array {
  return Float64Array.from(leafBegins({ nodeOf }).subarray(0, -1), (leaf) =>
    curveOf(sites[codeAt(siteAt, leaf * FANOUT)] ?? NOWHERE),
  );
}

/** The room in a tree. */
export function createRoom(tree: TreeArrays, sites: readonly Site[], begins: Float64Array): Room {
  const { leaves, spacesOf } = tree;
  const nodes = begins.length;
  const leafBegin = leafBegins(tree);
  const leavesOf = (node: number): Leaves => ({ from: codeAt(leafBegin, node), to: codeAt(leafBegin, node + 1) });
  // Behind it all nodes are full.
  let anywhere = 0;
  const hasRoom = (node: number): boolean => {
    if (node < 0 || node >= nodes) return false;
    const { from, to } = leavesOf(node);
    return codeAt(spacesOf, leaves + node) < (to - from) * FANOUT;
  };

  function nodeNear(home: number): number | undefined {
    for (let away = 0; away <= NEAR_NODES; away += 1) {
      if (hasRoom(home + away)) return home + away;
      if (hasRoom(home - away)) return home - away;
    }
    return undefined;
  }

  function nodeAnywhere(): number | undefined {
    while (anywhere < nodes && !hasRoom(anywhere)) anywhere += 1;
    return anywhere < nodes ? anywhere : undefined;
  }
  return {
    begins,
    placeFor(site) {
      const node = nodeNear(lastBegun(begins, curveOf(sites[site] ?? NOWHERE))) ?? nodeAnywhere();
      if (node === undefined) return undefined;
      const leaf = leafWithRoom(tree, leavesOf(node), site);
      return leaf * FANOUT + byteAt(tree.childCount, leaf);
    },
  };
}

/** The last node that begins no further along than what is sought. */
function lastBegun(begins: Float64Array, along: number): number {
  let low = 0;
  let high = begins.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (numberAt(begins, middle) <= along) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The leaves of a node, from the first to before the last. */
interface Leaves {
  readonly from: number;
  readonly to: number;
}

/** Of the leaves of a node one with room: rather one of the site, else one without a space, else any. */
function leafWithRoom({ childCount, siteOf }: TreeArrays, { from, to }: Leaves, site: number): number {
  let best = from;
  let bestWorth = -1;
  for (let leaf = from; leaf < to; leaf += 1) {
    const count = byteAt(childCount, leaf);
    if (count === FANOUT) continue;
    const worth = count > 0 && codeAt(siteOf, leaf) === site ? 2 : count === 0 ? 1 : 0;
    if (worth > bestWorth) [best, bestWorth] = [leaf, worth];
  }
  return best;
}
