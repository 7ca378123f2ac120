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

/** Counts a space in that stands at the next place of a leaf; its buckets are put in after. */
export function countIn(tree: TreeArrays, place: number): void {
  const { childCount, spacesOf, firstChild, leaves, histogram, columns } = tree;
  const leaf = leafOf(place);
  childCount[leaf] = byteAt(childCount, leaf) + 1;
  spacesOf[leaf] = codeAt(spacesOf, leaf) + 1;
  climb(tree, leaf, (node, child) => {
    spacesOf[node] = codeAt(spacesOf, node) + 1;
    // A spare leaf becomes a child, and those without a space before it.
    if (child < leaves) childCount[node] = Math.max(byteAt(childCount, node), child - codeAt(firstChild, node) + 1);
    return true;
  });
  for (let column = 0; column < columns; column += 1) {
    tree.codes[codeIndex(tree, place, column)] = 0;
    histogram[column * BUCKETS_MAX] = codeAt(histogram, column * BUCKETS_MAX) + 1;
  }
}

/** Counts the space out that stands at the last place of a leaf. */
export function countOut(tree: TreeArrays, place: number): void {
  const { childCount, spacesOf, histogram, columns } = tree;
  const leaf = leafOf(place);
  for (let column = 0; column < columns; column += 1) {
    const at = column * BUCKETS_MAX + byteAt(tree.codes, codeIndex(tree, place, column));
    histogram[at] = codeAt(histogram, at) - 1;
  }
  childCount[leaf] = byteAt(childCount, leaf) - 1;
  spacesOf[leaf] = codeAt(spacesOf, leaf) - 1;
  climb(tree, leaf, (node) => {
    spacesOf[node] = codeAt(spacesOf, node) - 1;
    return true;
  });
}

/** Puts a space that is counted in into its buckets. */
export function putBuckets(tree: TreeArrays, place: number, bucketings: readonly Bucketing[]): void {
  const { codes, histogram } = tree;
  for (const [column, { bucketAt }] of bucketings.entries()) {
    const at = codeIndex(tree, place, column);
    const bucket = bucketAt(place);
    const before = byteAt(codes, at);
    if (bucket === before) continue;
    codes[at] = bucket;
    const [from, to] = [column * BUCKETS_MAX + before, column * BUCKETS_MAX + bucket];
    histogram[from] = codeAt(histogram, from) - 1;
    histogram[to] = codeAt(histogram, to) + 1;
  }
}

/** Has the nodes above a leaf know again in which groups its spaces are. */
export function refreshMasks(tree: TreeArrays, leaf: number, bucketings: readonly Bucketing[]): void {
  for (const [column, { buckets }] of bucketings.entries()) {
    refreshMask(tree, leaf, { column, groupOf: buckets.groupOf });
  }
}

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

/** Has what stands at the last place of a leaf stand at another place of it too, as far as the tree knows of it. */
export function copyBuckets(tree: TreeArrays, from: number, to: number): void {
  const { codes, histogram, columns } = tree;
  for (let column = 0; column < columns; column += 1) {
    const bucket = byteAt(codes, codeIndex(tree, from, column));
    const [at, base] = [codeIndex(tree, to, column), column * BUCKETS_MAX];
    histogram[base + byteAt(codes, at)] = codeAt(histogram, base + byteAt(codes, at)) - 1;
    histogram[base + bucket] = codeAt(histogram, base + bucket) + 1;
    codes[at] = bucket;
  }
}
