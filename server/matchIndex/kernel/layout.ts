import { BUCKETS_MAX, GROUPS_MAX } from '../cuts.ts';
import { FANOUT } from '../layout.ts';
import { type TreeArrays } from '../treeArrays.ts';

/*
 * What lies where in the memory of a kernel, in bytes: as `assembly/kernel.ts` reads it.
 */

/** A must: `column`, then masks of the groups that may fit and that may be met, and how many `rows` of flags differ within and how many `bytes` of masks; then a flag for each bucket, as a `Rows`. */
export const MUST = {
  column: 0,
  fits: 4,
  met: 8,
  rows: 12,
  bytes: 16,
  flags: 32,
  size: 32 + BUCKETS_MAX + 32,
} as const;

/** A preference: `column`, -1 of one that is judged on rings, how many `bytes` of masks, or of the former the number of its `table`, and what a step is worth; then tables by half bytes, the most of each group, or of the former in all, and the most of each bucket. */
export const WISH = {
  column: 0,
  bytes: 4,
  table: 4,
  step: 16,
  halves: 32,
  groups: 32 + GROUPS_MAX * 4,
  buckets: 32 + GROUPS_MAX * 4 + GROUPS_MAX * 8,
  size: 32 + GROUPS_MAX * 4 + GROUPS_MAX * 8 + BUCKETS_MAX * 8,
} as const;

/** Most preferences of a question that are judged on rings. */
export const RING_WISHES = 4;

/** A must of a walk: `column`, then masks of the groups that may fit and that may not be met, how many `rows` of flags differ within and how many `bytes` of masks, its `number`, and the flags of spaces that `fails` and of those that leave it `unknown`; then those of each bucket, as a `Rows`. Of a must on rings no more than the three that are single bytes. */
export const ASK = {
  column: 0,
  fits: 4,
  open: 8,
  rows: MUST.rows,
  bytes: 16,
  number: 20,
  fails: 21,
  unknown: 22,
  flags: MUST.flags,
  size: 32 + BUCKETS_MAX + 32,
} as const;

/** A must of a search for near misses: `column`, how many `rows` of steps differ within and how many `bytes` of masks; then steps of each bucket, as a `Rows`, and of masks by half bytes. */
export const MISS = {
  column: 0,
  rows: 4,
  bytes: 8,
  buckets: 32,
  halves: 32 + BUCKETS_MAX + 32,
  size: 32 + BUCKETS_MAX + 32 + GROUPS_MAX * 4,
} as const;

/** Steps in which the most of a preference is reckoned for sixteen nodes at once. */
export const STEPS = 255;

/** Where each part of the memory of a kernel begins. */
export interface KernelLayout {
  readonly masks: number;
  readonly codes: number;
  readonly firstChild: number;
  readonly childCount: number;
  readonly siteOf: number;
  readonly leastRank: number;
  readonly musts: number;
  readonly wishes: number;
  readonly siteVerdicts: number;
  readonly siteSums: number;
  readonly siteMosts: number;
  readonly fewAt: number;
  readonly fewSites: number;
  readonly keys: number;
  readonly boards: number;
  readonly looked: number;
  readonly spaceFlags: number;
  readonly asks: number;
  readonly opens: number;
  readonly stack: number;
  readonly states: number;
  readonly found: number;
  readonly misses: number;
  /** Bytes in all. */
  readonly size: number;
}

/** A cache line: what is read together begins with one. */
export const LINE = 64;
/** What sixteen children are put in line by, and what they come to. */
const BOARD = 128;
/** A node in line: its key, its number, and that of its parent. */
const KEY = 16;
/** More levels than a tree has that fits into memory. */
const LEVELS_MAX = 8;
/** What a walk keeps of sixteen children, and of the spaces of a leaf. */
const STATE_BYTES = 32;
/** What a walk tells of a space: its place, and how the musts went. */
const FOUND_BYTES = 8;
/** So many are told together. */
const FOUND_MAX = 1024;
/** A node that waits in a walk: its number, and the musts that are open. */
const STACKED = 16;

/** What there must be room for besides a tree. */
export interface RoomFor {
  /** Most musts of a question, and most preferences. */
  readonly terms: number;
  readonly sites: number;
  /** Numbers of which the lists of the sites of nodes are made. */
  readonly fewSites: number;
}

/** The layout for a tree and questions of it. Where the tree stands in the memory already, `free` says what begins behind all that does. */
export function kernelLayout(tree: TreeArrays, room: RoomFor, free?: number): KernelLayout {
  const sizes = sizesOf(tree, room);
  let size = free ?? 0;
  const begin = (bytes: number): number => {
    const from = size;
    size += Math.ceil(bytes / LINE) * LINE;
    return from;
  };
  const of = ({ byteLength, byteOffset }: ArrayBufferView): number =>
    free === undefined ? begin(byteLength) : byteOffset;
  return {
    masks: of(tree.masks),
    codes: of(tree.codes),
    firstChild: of(tree.firstChild),
    childCount: of(tree.childCount),
    siteOf: of(tree.siteOf),
    leastRank: of(tree.leastRank),
    musts: begin(sizes.musts),
    wishes: begin(sizes.wishes),
    siteVerdicts: begin(sizes.siteVerdicts),
    siteSums: begin(sizes.siteSums),
    siteMosts: begin(sizes.siteMosts),
    fewAt: begin(sizes.fewAt),
    fewSites: begin(sizes.fewSites),
    keys: begin(sizes.keys),
    boards: begin(sizes.boards),
    looked: begin(sizes.looked),
    spaceFlags: begin(sizes.spaceFlags),
    asks: begin(sizes.asks),
    opens: begin(sizes.opens),
    stack: begin(sizes.stack),
    states: begin(sizes.states),
    found: begin(sizes.found),
    misses: begin(sizes.misses),
    size,
  };
}

/** What is of the tree itself. */
type TreePart = 'masks' | 'codes' | 'firstChild' | 'childCount' | 'siteOf' | 'leastRank';

/** The bytes of each part for questions. */
function sizesOf(
  { root, leaves }: TreeArrays,
  { terms, sites, fewSites }: RoomFor,
): Omit<KernelLayout, 'size' | TreePart> {
  const nodes = root + 1;
  const inner = nodes - leaves;
  return {
    musts: terms * MUST.size,
    wishes: terms * WISH.size,
    siteVerdicts: sites,
    siteSums: sites * Float64Array.BYTES_PER_ELEMENT,
    siteMosts: RING_WISHES * sites * Float64Array.BYTES_PER_ELEMENT,
    fewAt: nodes * Uint32Array.BYTES_PER_ELEMENT,
    fewSites: fewSites * Uint32Array.BYTES_PER_ELEMENT,
    keys: nodes * KEY,
    // One more, for nodes that are not looked into.
    boards: (inner + 1) * BOARD,
    looked: leaves * Uint32Array.BYTES_PER_ELEMENT,
    spaceFlags: FANOUT * FANOUT,
    asks: terms * ASK.size,
    opens: 8 * FANOUT,
    stack: LEVELS_MAX * FANOUT * STACKED,
    states: 2 * STATE_BYTES,
    found: FOUND_MAX * FOUND_BYTES,
    misses: terms * MISS.size,
  };
}
