import { type Bucketing } from './bucketing.ts';
import { type Cover, coverOf, covering } from './cover.ts';
import { BUCKETS_MAX } from './cuts.ts';
import { byteAt, codeAt } from '#server/domain/flat.ts';
import { type Site } from './siteTable.ts';

/** Spaces of a leaf, and children of any other node. */
export const FANOUT = 16;

/** The site of a node whose spaces do not all stand on one. */
export const MANY_SITES = 0xffff_ffff;

/**
 * The spaces in leaves of sixteen, these under nodes of sixteen, up to one root. A node knows, per criterion, in which
 * groups of buckets the offers of its spaces are: a mask. Nodes are numbered level by level, leaves first; the children of
 * a node follow on each other.
 *
 * What one criterion needs of sixteen siblings lies in 16 or 64 bytes that follow on each other, for what a search waits
 * for is memory.
 */
export interface Tree {
  readonly size: number;
  /** Criteria whose offers are in buckets. */
  readonly columns: number;
  readonly leaves: number;
  readonly root: number;
  /** Buckets: of leaf, column and space, each in turn. */
  readonly codes: Uint8Array;
  /** Masks: of node (other than leaves), column and child, each in turn. */
  readonly masks: Int32Array;
  readonly firstChild: Uint32Array;
  readonly childCount: Uint8Array;
  /** Per node the one site of its spaces, or `MANY_SITES`. */
  readonly siteOf: Uint32Array;
  /** The sites of a node that has several, but few; undefined of one that has many. */
  readonly fewSitesAt: (node: number) => readonly number[] | undefined;
  /** Of nodes with many sites. */
  readonly coverAt: (node: number) => Cover;
  /** Per node the least rank of the ids of its spaces. */
  readonly leastRank: Uint32Array;
  /** Per node how many spaces it has. */
  readonly spacesOf: Uint32Array;
  /** How many spaces are in each bucket: of column and bucket, each in turn. */
  readonly histogram: Uint32Array;
}

/** What a tree is made of. Spaces are in the order in which they are to stand. */
export interface TreeSetting {
  readonly bucketings: readonly Bucketing[];
  readonly siteAt: Uint32Array;
  readonly sites: readonly Site[];
  /** Rank of each space's id. */
  readonly rankAt: Uint32Array;
}

/** Where the levels of a tree begin, leaves first, and how many nodes there are. A tree of one leaf still has a node above it. */
function levelsOf(size: number): { readonly begins: readonly number[]; readonly nodes: number } {
  const sizes = [Math.max(1, Math.ceil(size / FANOUT))];
  while (sizes.length < 2 || (sizes.at(-1) ?? 1) > 1) sizes.push(Math.ceil((sizes.at(-1) ?? 1) / FANOUT));
  const begins: number[] = [];
  let nodes = 0;
  for (const count of sizes) {
    begins.push(nodes);
    nodes += count;
  }
  return { begins, nodes };
}

/** Builds the tree. */
export function buildTree({ bucketings, siteAt, sites, rankAt }: TreeSetting): Tree {
  const size = siteAt.length;
  const columns = bucketings.length;
  const { begins, nodes } = levelsOf(size);
  const leaves = begins[1] ?? 1;
  const tree = {
    size,
    columns,
    leaves,
    root: nodes - 1,
    codes: new Uint8Array(leaves * columns * FANOUT),
    masks: new Int32Array((nodes - leaves) * columns * FANOUT),
    firstChild: new Uint32Array(nodes),
    childCount: new Uint8Array(nodes),
    siteOf: new Uint32Array(nodes).fill(MANY_SITES),
    leastRank: new Uint32Array(nodes).fill(0xffff_ffff),
    spacesOf: new Uint32Array(nodes),
    histogram: new Uint32Array(columns * BUCKETS_MAX),
  };
  linkLevels(tree, [...begins, nodes]);
  for (let leaf = 0; leaf < leaves; leaf += 1) fillLeaf(tree, leaf, { bucketings, siteAt, rankAt });
  const { covers, few } = createCovers(tree, siteAt, sites);
  for (let node = leaves; node < nodes; node += 1) fillNode(tree, node, bucketings);
  return { ...tree, fewSitesAt: (node) => few.get(node), coverAt: (node) => covers.get(node) ?? NOWHERE };
}

const NOWHERE: Cover = { placeIds: [] };

type Growing = Omit<Tree, 'coverAt' | 'fewSitesAt'>;

function linkLevels({ firstChild, childCount, size }: Growing, begins: readonly number[]): void {
  for (let level = 0; level + 1 < begins.length; level += 1) {
    const begin = begins[level] ?? 0;
    const end = begins[level + 1] ?? 0;
    const below = level === 0 ? 0 : (begins[level - 1] ?? 0);
    const total = level === 0 ? size : begin - below;
    for (let node = begin; node < end; node += 1) {
      const first = (node - begin) * FANOUT;
      firstChild[node] = below + first;
      childCount[node] = Math.min(FANOUT, total - first);
    }
  }
}

function fillLeaf(
  { codes, columns, firstChild, childCount, leastRank, spacesOf, histogram }: Growing,
  leaf: number,
  { bucketings, rankAt }: Pick<TreeSetting, 'bucketings' | 'siteAt' | 'rankAt'>,
): void {
  const first = firstChild[leaf] ?? 0;
  const count = childCount[leaf] ?? 0;
  for (const [column, { bucketAt }] of bucketings.entries()) {
    const at = (leaf * columns + column) * FANOUT;
    for (let slot = 0; slot < count; slot += 1) {
      const bucket = bucketAt(first + slot);
      codes[at + slot] = bucket;
      histogram[column * BUCKETS_MAX + bucket] = codeAt(histogram, column * BUCKETS_MAX + bucket) + 1;
    }
  }
  spacesOf[leaf] = count;
  for (let slot = 0; slot < count; slot += 1) {
    leastRank[leaf] = Math.min(leastRank[leaf] ?? 0, rankAt[first + slot] ?? 0);
  }
}

function fillNode(tree: Growing, node: number, bucketings: readonly Bucketing[]): void {
  const { columns, leaves, masks, firstChild, childCount, leastRank, spacesOf } = tree;
  const first = firstChild[node] ?? 0;
  const count = childCount[node] ?? 0;
  for (const [column, { buckets }] of bucketings.entries()) {
    const at = ((node - leaves) * columns + column) * FANOUT;
    for (let slot = 0; slot < count; slot += 1) {
      masks[at + slot] = maskOf(tree, first + slot, { column, groupOf: buckets.groupOf });
    }
  }
  for (let slot = 0; slot < count; slot += 1) {
    leastRank[node] = Math.min(codeAt(leastRank, node), codeAt(leastRank, first + slot));
    spacesOf[node] = codeAt(spacesOf, node) + codeAt(spacesOf, first + slot);
  }
}

/** The groups of buckets in which the spaces of a node are. */
function maskOf(
  { codes, masks, columns, leaves, childCount }: Growing,
  node: number,
  { column, groupOf }: { readonly column: number; readonly groupOf: Uint8Array },
): number {
  const count = childCount[node] ?? 0;
  let mask = 0;
  if (node < leaves) {
    const at = (node * columns + column) * FANOUT;
    for (let slot = 0; slot < count; slot += 1) mask |= 1 << (groupOf[codes[at + slot] ?? 0] ?? 0);
  } else {
    const at = ((node - leaves) * columns + column) * FANOUT;
    for (let slot = 0; slot < count; slot += 1) mask |= masks[at + slot] ?? 0;
  }
  return mask;
}

interface Covers {
  readonly covers: ReadonlyMap<number, Cover>;
  readonly few: ReadonlyMap<number, readonly number[]>;
}

/** Most sites of a node that are judged each by itself: so many are judged anyhow, and a cover tells less. */
const FEW_SITES = 8;

/** The sites of the nodes: one each, or few, and a cover. */
function createCovers(
  { siteOf, firstChild, childCount, leaves }: Growing,
  siteAt: Uint32Array,
  sites: readonly Site[],
): Covers {
  const bySite = sites.map(coverOf);
  const covers = new Map<number, Cover>();
  const few = new Map<number, readonly number[]>();
  for (let node = 0; node < siteOf.length; node += 1) {
    const first = codeAt(firstChild, node);
    const members = (node < leaves ? siteAt : siteOf).subarray(first, first + byteAt(childCount, node));
    const site = onlySite(members);
    siteOf[node] = site;
    if (site !== MANY_SITES) continue;
    // A child with many sites has a cover of its own.
    const parts = [...members].map((member, slot) =>
      member === MANY_SITES ? covers.get(first + slot) : bySite[member],
    );
    covers.set(node, covering([...new Set(parts)].flatMap((part) => part ?? [])));
    const all = fewOf(members, first, few);
    if (all !== undefined) few.set(node, all);
  }
  return { covers, few };
}

/** The sites of siblings, where these are few; of a sibling with many sites of its own they are not. */
function fewOf(
  members: Uint32Array,
  first: number,
  few: ReadonlyMap<number, readonly number[]>,
): readonly number[] | undefined {
  const all = new Set<number>();
  for (const [slot, member] of members.entries()) {
    const ofMember = member === MANY_SITES ? few.get(first + slot) : [member];
    if (ofMember === undefined) return undefined;
    for (const site of ofMember) all.add(site);
  }
  return all.size > FEW_SITES ? undefined : [...all];
}

/** The site that all have in common, or `MANY_SITES`. */
function onlySite(sites: Uint32Array): number {
  const site = sites[0] ?? MANY_SITES;
  return sites.every((other) => other === site) ? site : MANY_SITES;
}
