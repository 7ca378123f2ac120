import { type Bucketing } from './bucketing.ts';
import { BUCKETS_MAX } from './cuts.ts';
import { byteAt, codeAt } from '#server/domain/flat.ts';
import { FANOUT } from './layout.ts';
import { maskOfChild, maskOfLeaf, maskOfNode, NO_RANK, putMask, type TreeArrays } from './treeArrays.ts';

/** The leaf of a place. */
export function leafOf(place: number): number {
  return Math.floor(place / FANOUT);
}

/** Calls with each node above a leaf, its parent first. */
function climb({ leaves, root }: TreeArrays, leaf: number, visit: (node: number, child: number) => boolean): void {
  let [begin, count, node] = [0, leaves, leaf];
  while (node !== root) {
    const parent = begin + count + Math.floor((node - begin) / FANOUT);
    if (!visit(parent, node)) return;
    begin += count;
    count = Math.ceil(count / FANOUT);
    node = parent;
  }
}

/** Counts a space in that stands at the next place of a leaf; its buckets are added after. */
export function countIn(tree: TreeArrays, place: number): void {
  const { childCount, spacesOf, firstChild, leaves } = tree;
  const leaf = leafOf(place);
  childCount[leaf] = byteAt(childCount, leaf) + 1;
  spacesOf[leaf] = codeAt(spacesOf, leaf) + 1;
  climb(tree, leaf, (node, child) => {
    spacesOf[node] = codeAt(spacesOf, node) + 1;
    // A spare leaf becomes a child, and those without a space before it.
    if (child < leaves) childCount[node] = Math.max(byteAt(childCount, node), child - codeAt(firstChild, node) + 1);
    return true;
  });
}

/** Counts the space out that stands at the last place of a leaf; its buckets are dropped by themselves. */
function countOut(tree: TreeArrays, place: number): void {
  const { childCount, spacesOf } = tree;
  const leaf = leafOf(place);
  childCount[leaf] = byteAt(childCount, leaf) - 1;
  spacesOf[leaf] = codeAt(spacesOf, leaf) - 1;
  climb(tree, leaf, (node) => {
    spacesOf[node] = codeAt(spacesOf, node) - 1;
    return true;
  });
}

/** Puts a space that was counted in just now into its buckets. */
export function addBuckets(tree: TreeArrays, place: number, bucketings: readonly Bucketing[]): void {
  for (let column = 0; column < bucketings.length; column += 1) {
    const bucketing = bucketings[column];
    if (bucketing === undefined) continue;
    const bucket = bucketing.bucketAt(place);
    tree.codes[codeIndex(tree, place, column)] = bucket;
    count(tree, [column, bucket], 1);
    const { groupOf } = bucketing.buckets;
    if (!hasOther(tree, place, { column, groupOf, bucket })) refreshMask(tree, leafOf(place), { column, groupOf });
  }
}

/** Puts a space into its buckets anew, in those columns that may be concerned. */
export function putBuckets(
  tree: TreeArrays,
  place: number,
  { bucketings, concerned }: { readonly bucketings: readonly Bucketing[]; readonly concerned: Uint8Array },
): void {
  const { codes } = tree;
  for (let column = 0; column < bucketings.length; column += 1) {
    const bucketing = bucketings[column];
    if (bucketing === undefined || byteAt(concerned, column) === 0) continue;
    const at = codeIndex(tree, place, column);
    const bucket = bucketing.bucketAt(place);
    const before = byteAt(codes, at);
    if (bucket === before) continue;
    codes[at] = bucket;
    count(tree, [column, before], -1);
    count(tree, [column, bucket], 1);
    refreshMask(tree, leafOf(place), { column, groupOf: bucketing.buckets.groupOf });
  }
}

/** Takes a space out of its buckets and counts it out; the last one of its leaf comes to its place. */
export function dropBuckets(tree: TreeArrays, place: number, bucketings: readonly Bucketing[]): void {
  const leaf = leafOf(place);
  const last = lastOf(tree, leaf);
  countOut(tree, last);
  for (let column = 0; column < bucketings.length; column += 1) {
    const groupOf = bucketings[column]?.buckets.groupOf;
    if (groupOf === undefined) continue;
    const at = codeIndex(tree, place, column);
    const bucket = byteAt(tree.codes, at);
    tree.codes[at] = byteAt(tree.codes, codeIndex(tree, last, column));
    count(tree, [column, bucket], -1);
    // At what is the last place now nobody stands.
    if (!hasOther(tree, last, { column, groupOf, bucket })) refreshMask(tree, leaf, { column, groupOf });
  }
}

/** The last place of a leaf at which a space stands. */
export function lastOf({ childCount }: TreeArrays, leaf: number): number {
  return leaf * FANOUT + byteAt(childCount, leaf) - 1;
}

/** Counts so many more spaces, or fewer, in a bucket of a column. */
function count({ histogram }: TreeArrays, [column, bucket]: readonly [number, number], more: number): void {
  const at = column * BUCKETS_MAX + bucket;
  histogram[at] = codeAt(histogram, at) + more;
}

/** Whether another space of the leaf than that of a place is in the same group of buckets, so that its mask has it anyhow. */
function hasOther(
  { codes, childCount, columns }: TreeArrays,
  place: number,
  { column, groupOf, bucket }: { readonly column: number; readonly groupOf: Uint8Array; readonly bucket: number },
): boolean {
  const leaf = leafOf(place);
  const from = (leaf * columns + column) * FANOUT;
  const group = byteAt(groupOf, bucket);
  for (let slot = 0; slot < byteAt(childCount, leaf); slot += 1) {
    if (slot !== place % FANOUT && byteAt(groupOf, byteAt(codes, from + slot)) === group) return true;
  }
  return false;
}

/** Has the nodes above a leaf know again in which groups of a criterion its spaces are. */
function refreshMask(
  tree: TreeArrays,
  leaf: number,
  of: { readonly column: number; readonly groupOf: Uint8Array },
): void {
  const { column } = of;
  let mask = maskOfLeaf(tree, leaf, of);
  climb(tree, leaf, (node, child) => {
    const ofChild = { column, slot: child - codeAt(tree.firstChild, node) };
    if (maskOfChild(tree, node, ofChild) === mask) return false;
    putMask(tree, node, { ...ofChild, mask });
    mask = maskOfNode(tree, node, column);
    return true;
  });
}

/** Has a leaf and the nodes above it know again the least rank of their spaces. */
export function refreshLeastRank(tree: TreeArrays, leaf: number, rankAt: Uint32Array): void {
  const { leastRank } = tree;
  const least = leastOf(tree, leaf, rankAt);
  if (codeAt(leastRank, leaf) === least) return;
  leastRank[leaf] = least;
  climb(tree, leaf, (node) => {
    const ofNode = leastOf(tree, node, leastRank);
    if (codeAt(leastRank, node) === ofNode) return false;
    leastRank[node] = ofNode;
    return true;
  });
}

/** The least of the ranks of a node's children, or of a leaf's spaces. */
function leastOf({ firstChild, childCount }: TreeArrays, node: number, ranks: Uint32Array): number {
  const first = codeAt(firstChild, node);
  let least = NO_RANK;
  for (let slot = 0; slot < byteAt(childCount, node); slot += 1) least = Math.min(least, codeAt(ranks, first + slot));
  return least;
}

/** Where the bucket of a space in a column is. */
function codeIndex({ columns }: TreeArrays, place: number, column: number): number {
  return (leafOf(place) * columns + column) * FANOUT + (place % FANOUT);
}

/** The nodes from a leaf to the root. */
export function pathOf(tree: TreeArrays, leaf: number): number[] {
  const path = [leaf];
  climb(tree, leaf, (node) => {
    path.push(node);
    return true;
  });
  return path;
}
