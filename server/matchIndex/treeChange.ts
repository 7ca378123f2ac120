import { type Bucketing } from './bucketing.ts';
import { BUCKETS_MAX } from './cuts.ts';
import { byteAt, codeAt } from '#server/domain/flat.ts';
import { FANOUT } from './layout.ts';
import { masksBegin, NO_RANK, type TreeArrays } from './treeArrays.ts';

/** The leaf of a place. */
export function leafOf(place: number): number {
  return Math.floor(place / FANOUT);
}

/** Calls with each node above a leaf, its parent first. */
function climb(tree: TreeArrays, leaf: number, visit: (node: number, child: number) => boolean): void {
  const { leaves, root, nodeOf } = tree;
  let node = leaves + codeAt(nodeOf, leaf);
  if (!visit(node, leaf)) return;
  let [begin, count] = [leaves, codeAt(nodeOf, leaves - 1) + 1];
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
  const { codes } = tree;
  const path = pathOf(tree, leafOf(place));
  let at = codeIndex(tree, place);
  for (let column = 0; column < bucketings.length; column += 1, at += FANOUT) {
    const bucket = bucketings[column]?.bucketAt(place) ?? 0;
    codes[at] = bucket;
    count(tree, column * BUCKETS_MAX + bucket, 1);
    addGroup(tree, path, { column, group: byteAt(groupsOf(bucketings, column), bucket) });
  }
}

/** Puts a space into its buckets anew, in those columns that may be concerned. */
export function putBuckets(
  tree: TreeArrays,
  place: number,
  { bucketings, concerned }: { readonly bucketings: readonly Bucketing[]; readonly concerned: Uint8Array },
): void {
  const { codes } = tree;
  let path: readonly number[] | undefined;
  for (let column = 0; column < bucketings.length; column += 1) {
    const bucketing = bucketings[column];
    if (bucketing === undefined || byteAt(concerned, column) === 0) continue;
    const at = codeIndex(tree, place) + column * FANOUT;
    const bucket = bucketing.bucketAt(place);
    const before = byteAt(codes, at);
    if (bucket === before) continue;
    const { groupOf } = bucketing.buckets;
    path ??= pathOf(tree, leafOf(place));
    codes[at] = bucket;
    count(tree, column * BUCKETS_MAX + before, -1);
    count(tree, column * BUCKETS_MAX + bucket, 1);
    addGroup(tree, path, { column, group: byteAt(groupOf, bucket) });
    dropGroup(tree, path, { column, group: byteAt(groupOf, before), groupOf });
  }
}

/** Takes a space out of its buckets and counts it out; the last one of its leaf comes to its place. */
export function dropBuckets(tree: TreeArrays, place: number, bucketings: readonly Bucketing[]): void {
  const { codes } = tree;
  const leaf = leafOf(place);
  const last = lastOf(tree, leaf);
  const path = pathOf(tree, leaf);
  // One that stays, of which mostly the same is true: then that is not sought.
  const beside = last === place ? leaf * FANOUT : last;
  countOut(tree, last);
  let at = codeIndex(tree, place);
  for (let column = 0; column < bucketings.length; column += 1, at += FANOUT) {
    const bucket = byteAt(codes, at);
    const isBeside = beside !== place && byteAt(codes, at + beside - place) === bucket;
    codes[at] = byteAt(codes, at + last - place);
    count(tree, column * BUCKETS_MAX + bucket, -1);
    if (isBeside) continue;
    const groupOf = groupsOf(bucketings, column);
    dropGroup(tree, path, { column, group: byteAt(groupOf, bucket), groupOf });
  }
}

function groupsOf(bucketings: readonly Bucketing[], column: number): Uint8Array {
  return bucketings[column]?.buckets.groupOf ?? NO_GROUPS;
}

const NO_GROUPS = new Uint8Array(0);

/** The last place of a leaf at which a space stands. */
export function lastOf({ childCount }: TreeArrays, leaf: number): number {
  return leaf * FANOUT + byteAt(childCount, leaf) - 1;
}

/** Counts so many more spaces, or fewer, in a bucket of a column. */
function count({ histogram }: TreeArrays, at: number, more: number): void {
  histogram[at] = codeAt(histogram, at) + more;
}

interface OfColumn {
  readonly column: number;
  readonly group: number;
}

/** Has the nodes above a leaf know that a space of it is in a group of a criterion. */
function addGroup(tree: TreeArrays, path: readonly number[], { column, group }: OfColumn): void {
  const { masks } = tree;
  const bit = bitOf(group);
  for (let level = 1; level < path.length; level += 1) {
    const at = groupByte(tree, path[level] ?? 0, { column, group }) + slotOf(tree, path, level);
    const mask = byteAt(masks, at);
    if ((mask & bit) !== 0) return;
    masks[at] = mask | bit;
  }
}

/** Has the nodes above a leaf know that a space of it is no longer in a group of a criterion, where no other is. */
function dropGroup(
  tree: TreeArrays,
  path: readonly number[],
  { column, group, groupOf }: OfColumn & { readonly groupOf: Uint8Array },
): void {
  const { masks } = tree;
  if (hasGroup(tree, path[0] ?? 0, { column, group, groupOf })) return;
  const bit = bitOf(group);
  for (let level = 1; level < path.length; level += 1) {
    const first = groupByte(tree, path[level] ?? 0, { column, group });
    const at = first + slotOf(tree, path, level);
    masks[at] = byteAt(masks, at) & ~bit;
    // Of a slot without a child no bit is set.
    for (let slot = 0; slot < FANOUT; slot += 1) if ((byteAt(masks, first + slot) & bit) !== 0) return;
  }
}

/** Whether a space of a leaf is in a group. */
function hasGroup(
  { codes, childCount, columns }: TreeArrays,
  leaf: number,
  { column, group, groupOf }: OfColumn & { readonly groupOf: Uint8Array },
): boolean {
  const from = (leaf * columns + column) * FANOUT;
  const end = from + byteAt(childCount, leaf);
  for (let at = from; at < end; at += 1) if (byteAt(groupOf, byteAt(codes, at)) === group) return true;
  return false;
}

/** Where a node has the bytes of the masks of its children that tell of a group. */
function groupByte(tree: TreeArrays, node: number, { column, group }: OfColumn): number {
  return masksBegin(tree, node) + ((group >> 3) * tree.columns + column) * FANOUT;
}

function bitOf(group: number): number {
  return 1 << (group & 7);
}

/** Which child of the node at a level of a path the node before it is. */
function slotOf({ firstChild }: TreeArrays, path: readonly number[], level: number): number {
  return (path[level - 1] ?? 0) - codeAt(firstChild, path[level] ?? 0);
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

/** Where the bucket of a space in the first column is; those in the others follow, each behind `FANOUT` of the one before. */
function codeIndex({ columns }: TreeArrays, place: number): number {
  return leafOf(place) * columns * FANOUT + (place % FANOUT);
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
