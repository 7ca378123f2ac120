// The search for near misses in WebAssembly, sixteen siblings at a time: the spaces that may need no more than a change, in steps.
// `kernelMisses.ts` says what a step is, and judges what is found here. See `layout.ts` for what lies where.

import { valuesOf } from "./rows";
import { childCount, codes, columns, firstChild, leaves, MANY_SITES, masks, root, siteOf } from "./tree";

@external("host", "stepsOfRings")
declare function stepsOfRings(node: i32): i32;
@external("host", "judgeMisses")
declare function judgeMisses(first: i32, spaces: i32): void;

/** A must: its column, how many rows of sixteen buckets differ within, how many bytes of its masks; then steps of buckets by rows, see `rows.ts`, and of half bytes of masks. */
const MISS_BYTES: usize = 448;
const BUCKETS: usize = 32;
const HALVES: usize = 320;

let musts: usize = 0;
let mustCount: i32 = 0;
let hasRings: bool = false;
/** Nodes to be looked into, the next one last. */
let stack: usize = 0;
let depth: i32 = 0;
/** Whoever needs more steps is left out. */
let limit: i32 = 0;

let lastSite: i32 = MANY_SITES;
let lastSteps: i32 = 0;

export function setMissRoom(atMusts: usize, atStack: usize): void {
  musts = atMusts;
  stack = atStack;
}

export function setMostSteps(steps: i32): void {
  limit = steps;
}

export function searchMisses(ofMusts: i32, withRings: bool): void {
  mustCount = ofMusts;
  hasRings = withRings;
  lastSite = MANY_SITES;
  depth = 0;
  wait(root, 0);
  while (depth > 0) {
    depth -= 1;
    const at = stack + (<usize>depth << 3);
    const node = load<i32>(at);
    if (load<i32>(at, 4) > limit) continue;
    if (node < leaves) lookIntoLeaf(node);
    else lookIntoNode(node);
  }
}

function wait(node: i32, steps: i32): void {
  const at = stack + (<usize>depth << 3);
  store<i32>(at, node);
  store<i32>(at, steps, 4);
  depth += 1;
}

/** Those of sixteen siblings, which so many are, that need no more steps than the limit. */
function within(sums: v128, siblings: i32): i32 {
  return i8x16.bitmask(i8x16.le_u(sums, i8x16.splat(<i8>limit))) & siblings;
}

function lookIntoNode(node: i32): void {
  const step = <usize>columns << 4;
  const base = masks + <usize>(node - leaves) * (step << 2);
  const children: i32 = (1 << <i32>load<u8>(childCount + node)) - 1;
  const first = load<i32>(firstChild + (<usize>node << 2));
  let sums = i8x16.splat(0);
  for (let must = 0; must < mustCount; must += 1) {
    const record = musts + <usize>must * MISS_BYTES;
    sums = i8x16.add_sat_u(sums, leastOfMasks(base + (<usize>load<i32>(record) << 4), step, record));
    if (within(sums, children) == 0) return;
  }
  for (let left = within(sums, children); left != 0; ) {
    const slot: i32 = 31 - clz(left);
    left &= ~(1 << slot);
    const steps = stepsAt(sums, slot) + (hasRings ? max(0, ringsOf(first + slot) - 1) : 0);
    if (steps <= limit) wait(first + slot, steps);
  }
}

/** One of sixteen sums. */
function stepsAt(sums: v128, slot: i32): i32 {
  return i8x16.extract_lane_u(i8x16.swizzle(sums, i8x16.splat(<i8>slot)), 0);
}

/** The least of every group of sixteen masks. */
function leastOfMasks(from: usize, step: usize, record: usize): v128 {
  const half = i8x16.splat(15);
  let least = i8x16.splat(-1);
  let at = from;
  let tables = record + HALVES;
  for (let byte = load<i32>(record, 8); byte > 0; byte -= 1) {
    const groups = v128.load(at);
    least = i8x16.min_u(least, i8x16.swizzle(v128.load(tables), v128.and(groups, half)));
    least = i8x16.min_u(least, i8x16.swizzle(v128.load(tables, 16), i8x16.shr_u(groups, 4)));
    at += step;
    tables += 32;
  }
  return least;
}

/** 0 where rings exclude none of a node for sure; else a step more than they need. */
function ringsOf(node: i32): i32 {
  const site = load<i32>(siteOf + (<usize>node << 2));
  if (site == MANY_SITES) return stepsOfRings(node);
  if (site != lastSite) lastSteps = stepsOfRings(node);
  lastSite = site;
  return lastSteps;
}

function lookIntoLeaf(leaf: i32): void {
  const from = codes + leaf * columns * 16;
  const spaces: i32 = (1 << <i32>load<u8>(childCount + leaf)) - 1;
  const site = load<i32>(siteOf + (<usize>leaf << 2));
  const ofRings = hasRings && site != MANY_SITES ? ringsOf(leaf) : 0;
  if (ofRings - 1 > limit) return;
  let sums = i8x16.splat(<i8>max(0, ofRings - 1));
  // Where rings exclude all of a leaf, or may exclude some, its spaces are judged by themselves.
  let unmet = i8x16.splat(hasRings && (site == MANY_SITES || ofRings != 0) ? 1 : 0);
  const one = i8x16.splat(1);
  for (let must = 0; must < mustCount; must += 1) {
    const record = musts + <usize>must * MISS_BYTES;
    const steps = valuesOf(v128.load(from + (load<i32>(record) << 4)), record + BUCKETS, load<i32>(record, 4));
    unmet = v128.or(unmet, steps);
    sums = i8x16.add_sat_u(sums, i8x16.sub_sat_u(steps, one));
    if (within(sums, spaces) == 0) return;
  }
  const missing = within(sums, spaces) & i8x16.bitmask(i8x16.ne(unmet, i8x16.splat(0)));
  if (missing != 0) judgeMisses(load<i32>(firstChild + (<usize>leaf << 2)), missing);
}
