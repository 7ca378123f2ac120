import { BUCKETS_MAX, GROUPS_MAX } from './cuts.ts';
import { byteAt, codeAt, maskAt } from '#server/domain/flat.ts';
import { FANOUT, type Layout, leafBegins } from './layout.ts';
import { passing } from './passing.ts';

/** No site in particular: that of a node whose spaces do not all stand on one. */
export const MANY_SITES = 0xffff_ffff;

/** The rank of no space: after all that spaces have. */
export const NO_RANK = 0xffff_ffff;

/** The flat part of a tree, see `Tree`. */
export interface TreeArrays {
  /** Criteria whose offers are in buckets. */
  readonly columns: number;
  readonly leaves: number;
  readonly root: number;
  /** The node over each leaf, counted from the first node over leaves. */
  readonly nodeOf: Uint32Array;
  /** Buckets: of leaf, column and space, each in turn. */
  readonly codes: Uint8Array;
  /** Masks, each in four bytes: of node (other than leaves), byte (the lowest groups first), column and child, each in turn. */
  readonly masks: Uint8Array;
  readonly firstChild: Uint32Array;
  readonly childCount: Uint8Array;
  /** Per node the one site of its spaces, or `MANY_SITES`. */
  readonly siteOf: Uint32Array;
  /** Per node the least rank of the ids of its spaces. */
  readonly leastRank: Uint32Array;
  /** Per node how many spaces it has. */
  readonly spacesOf: Uint32Array;
  /** How many spaces are in each bucket: of column and bucket, each in turn. */
  readonly histogram: Uint32Array;
}

/** Where the levels of a tree begin, leaves first, and how many nodes there are. */
function levelsOf({ nodeOf }: Layout): { readonly begins: readonly number[]; readonly nodes: number } {
  const sizes = [nodeOf.length, (nodeOf.at(-1) ?? 0) + 1];
  while ((sizes.at(-1) ?? 1) > 1) sizes.push(Math.ceil((sizes.at(-1) ?? 1) / FANOUT));
  const begins: number[] = [];
  let nodes = 0;
  for (const count of sizes) {
    begins.push(nodes);
    nodes += count;
  }
  return { begins, nodes };
}

/** A tree of spaces of which nothing is told but where they stand. Its codes and masks, which are most of it, are in memory that is to be let go of soon, see `owned`. */
export function createTreeArrays(layout: Layout, columns: number): TreeArrays {
  const { begins, nodes } = levelsOf(layout);
  const leaves = begins[1] ?? 1;
  const tree = {
    columns,
    leaves,
    root: nodes - 1,
    nodeOf: layout.nodeOf,
    codes: new Uint8Array(passing(leaves * columns * FANOUT)),
    masks: new Uint8Array(passing((nodes - leaves) * MASK_BYTES * columns * FANOUT)),
    firstChild: new Uint32Array(nodes),
    childCount: new Uint8Array(nodes),
    siteOf: new Uint32Array(nodes).fill(MANY_SITES),
    leastRank: new Uint32Array(nodes).fill(NO_RANK),
    spacesOf: new Uint32Array(nodes),
    histogram: new Uint32Array(columns * BUCKETS_MAX),
  };
  fillLeaves(tree, layout);
  linkLeaves(tree, layout);
  linkNodes(tree, [...begins, nodes]);
  return tree;
}

/** The same tree in memory of its own, where it is not copied into that of a kernel. */
export function owned(tree: TreeArrays): TreeArrays {
  return tree.codes.buffer instanceof SharedArrayBuffer
    ? { ...tree, codes: tree.codes.slice(), masks: tree.masks.slice() }
    : tree;
}

function fillLeaves({ firstChild, childCount, spacesOf }: TreeArrays, { sizes }: Layout): void {
  for (const [leaf, size] of sizes.entries()) {
    firstChild[leaf] = leaf * FANOUT;
    childCount[leaf] = size;
    spacesOf[leaf] = size;
  }
}

/** Has the nodes over leaves know these. */
function linkLeaves(tree: TreeArrays, layout: Layout): void {
  const begins = leafBegins(layout);
  for (let node = 0; node + 1 < begins.length; node += 1) {
    tree.firstChild[tree.leaves + node] = codeAt(begins, node);
    countChildren(tree, tree.leaves + node, codeAt(begins, node + 1));
  }
}

function linkNodes(tree: TreeArrays, begins: readonly number[]): void {
  const { firstChild } = tree;
  for (let level = 2; level + 1 < begins.length; level += 1) {
    const begin = begins[level] ?? 0;
    const below = begins[level - 1] ?? 0;
    for (let node = begin; node < (begins[level + 1] ?? 0); node += 1) {
      firstChild[node] = below + (node - begin) * FANOUT;
      countChildren(tree, node, begin);
    }
  }
}

/** A leaf without a space that stands at the end of its siblings is no child yet. */
function countChildren({ firstChild, childCount, spacesOf, leaves }: TreeArrays, node: number, end: number): void {
  const first = codeAt(firstChild, node);
  let count = 0;
  let spaces = 0;
  for (let child = first; child < Math.min(first + FANOUT, end); child += 1) {
    if (child >= leaves || codeAt(spacesOf, child) > 0) count += 1;
    spaces += codeAt(spacesOf, child);
  }
  childCount[node] = count;
  spacesOf[node] = spaces;
}

/** Bytes of a mask: a bit for each group. */
const MASK_BYTES = GROUPS_MAX / 8;

/** Where the first bytes of the masks of a node begin, and how far on those of the next byte. */
export function masksBegin({ leaves, columns }: TreeArrays, node: number): number {
  return (node - leaves) * MASK_BYTES * columns * FANOUT;
}

/** The groups of a criterion in which the spaces of a child are. */
export function maskOfChild(tree: TreeArrays, node: number, { column, slot }: OfChild): number {
  const { masks, columns } = tree;
  const step = columns * FANOUT;
  const at = masksBegin(tree, node) + column * FANOUT + slot;
  return (
    byteAt(masks, at) |
    (byteAt(masks, at + step) << 8) |
    (byteAt(masks, at + 2 * step) << 16) |
    (byteAt(masks, at + 3 * step) << 24)
  );
}

interface OfChild {
  readonly column: number;
  readonly slot: number;
}

/** The buckets of one criterion. */
export interface Column {
  readonly column: number;
  /** Of each place. */
  readonly bucketAt: Uint8Array;
  readonly groupOf: Uint8Array;
}

/** Puts the buckets of one criterion into a tree of which nothing is told of it, and their groups into the masks of all nodes. */
export function fillColumn(tree: TreeArrays, { column, bucketAt, groupOf }: Column): void {
  const { codes, masks, histogram, firstChild, childCount, leaves, columns, root } = tree;
  const step = columns * FANOUT;
  const counts = histogram.subarray(column * BUCKETS_MAX, (column + 1) * BUCKETS_MAX);
  const maskOf = new Int32Array(passing(4 * (root + 1)));
  for (let leaf = 0; leaf < leaves; leaf += 1) {
    const end = byteAt(childCount, leaf);
    const at = (leaf * columns + column) * FANOUT;
    let mask = 0;
    for (let slot = 0; slot < end; slot += 1) {
      const bucket = byteAt(bucketAt, leaf * FANOUT + slot);
      codes[at + slot] = bucket;
      counts[bucket] = codeAt(counts, bucket) + 1;
      mask |= 1 << byteAt(groupOf, bucket);
    }
    maskOf[leaf] = mask;
  }
  for (let node = leaves; node <= root; node += 1) {
    const first = codeAt(firstChild, node);
    const end = byteAt(childCount, node);
    const begin = masksBegin(tree, node) + column * FANOUT;
    let mask = 0;
    for (let slot = 0; slot < end; slot += 1) {
      const ofChild = maskAt(maskOf, first + slot);
      mask |= ofChild;
      // Of most criteria only the first bytes tell anything: what nothing is written to is not touched.
      for (let at = begin + slot, left = ofChild; left !== 0; at += step, left >>>= 8) masks[at] = left;
    }
    maskOf[node] = mask;
  }
}

/** Sets the least rank of every node. */
export function fillLeastRanks(tree: TreeArrays, rankAt: Uint32Array): void {
  const { firstChild, childCount, leastRank, leaves, root } = tree;
  for (let node = 0; node <= root; node += 1) {
    const ranks = node < leaves ? rankAt : leastRank;
    const first = codeAt(firstChild, node);
    const count = byteAt(childCount, node);
    let least = NO_RANK;
    for (let slot = 0; slot < count; slot += 1) least = Math.min(least, codeAt(ranks, first + slot));
    leastRank[node] = least;
  }
}

/** The places that have spaces, in their order. */
export function filledPlaces({ childCount, leaves, spacesOf, root }: Omit<TreeArrays, 'size'>): Uint32Array {
  const places = new Uint32Array(codeAt(spacesOf, root));
  let filled = 0;
  for (let leaf = 0; leaf < leaves; leaf += 1) {
    for (let slot = 0; slot < byteAt(childCount, leaf); slot += 1) {
      places[filled] = leaf * FANOUT + slot;
      filled += 1;
    }
  }
  return places;
}
