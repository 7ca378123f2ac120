// The walk through a tree in WebAssembly, sixteen siblings at a time. It finds the spaces that `plainWalk.ts` finds, in the same
// order: what the words mean is said there. See `layout.ts` for what lies where.

import { valuesOf } from "./rows";
import { childCount, codes, columns, firstChild, leaves, MANY_SITES, masks, root, siteOf } from "./tree";

@external("host", "unmetRings")
declare function unmetRings(node: i32): i32;
@external("host", "ringsOfPlace")
declare function ringsOfPlace(place: i32): i32;
@external("host", "ringsOfSite")
declare function ringsOfSite(site: i32): i32;
@external("host", "judgeAsked")
declare function judgeAsked(must: i32, at: i32, spaces: i32): void;
@external("host", "judgeSpaces")
declare function judgeSpaces(must: i32, first: i32, spaces: i32): i32;
@external("host", "visitSpaces")
declare function visitSpaces(spaces: i32): void;

/** A must, those on rings after those over buckets: its column, the groups that may fit and those that may not be met, how many rows of sixteen buckets differ within, how many bytes of its masks, its number, and what its flags say of spaces that fail it and of those of which it is not known; then the flags by rows, see `rows.ts`. */
const ASK_BYTES: usize = 320;
const FIT: usize = 4;
const OPEN: usize = 8;
const ROWS: usize = 12;
const BYTES: usize = 16;
const NUMBER: usize = 20;
const FAILS: usize = 21;
const OPENS: usize = 22;
const FLAGS: usize = 32;
/** A bit for each must. */
const BITS: i32 = 64;

// Of flags: that a must is not known, and that it is one that may not fail, are what is told of a space; then that it is judged
// space by space, or its bucket not yet; that it fails. What is above them is added up: a space is out with the highest bit,
// which two musts make up where only one may fail.
const TOLD: i32 = 3;
const MIXED: i32 = 4;
const MIXED_SHIFT: i32 = 5;
const FRESH: i32 = 8;
const FRESH_SHIFT: i32 = 4;
const FAILING: i32 = 16;
const FAILING_SHIFT: i32 = 3;
const ADDED: i32 = 192;
const OUT: i32 = 128;

let asks: usize = 0;
/** Which musts spaces of each of sixteen children may not meet: a byte of each for eight musts, then one for the next eight. */
let opens: usize = 0;
/** Nodes to be looked into, the next one last, each with the musts that are open. */
let stack: usize = 0;
let depth: i32 = 0;
/** Of each of sixteen children the flags of all of its spaces, and the number of a must that all of them fail. */
let begun: usize = 0;
/** The same of each space of a leaf. */
let state: usize = 0;
const STATE_BYTES: usize = 32;
const FAILED: usize = 16;
/** Spaces found and not told yet: the place of each, and what is told of it with the number of a must that it fails above. */
let found: usize = 0;
let foundCount: i32 = 0;
/** There is room for so many. */
const FOUND_MAX: i32 = 1024;

let mustCount: i32 = 0;
let hasRings: bool = false;
let onlyFailing: bool = false;
/** Whether a must on rings may fail. */
let mayFailRings: bool = false;
/** Bits of the musts over buckets that may fail. */
let lenient: u64 = 0;

let lastSite: i32 = MANY_SITES;
let lastRings: i32 = 0;

export function setWalkRoom(atAsks: usize, atOpens: usize, atStack: usize, atStates: usize, atFound: usize): void {
  asks = atAsks;
  opens = atOpens;
  stack = atStack;
  begun = atStates;
  state = atStates + STATE_BYTES;
  found = atFound;
}

export function walk(ofMusts: i32, withRings: bool, mayFailOfRings: bool, wantsFailing: bool): void {
  mustCount = ofMusts;
  hasRings = withRings;
  mayFailRings = mayFailOfRings;
  lenient = 0;
  for (let must = 0; must < ofMusts; must += 1) if ((load<u8>(askOf(must), FAILS) & OUT) == 0) lenient |= <u64>1 << must;
  onlyFailing = wantsFailing;
  lastSite = MANY_SITES;
  depth = 0;
  foundCount = 0;
  wait(root, mustCount == 64 ? -1 : (<u64>1 << mustCount) - 1);
  while (depth > 0) {
    depth -= 1;
    const at = stack + (<usize>depth << 4);
    walkNode(load<i32>(at), load<u64>(at, 8));
  }
  tell();
}

function wait(node: i32, open: u64): void {
  const at = stack + (<usize>depth << 4);
  store<i32>(at, node);
  store<u64>(at, open, 8);
  depth += 1;
}

function askOf(must: i32): usize {
  return asks + <usize>must * ASK_BYTES;
}

/** Some flags and those of a further must. */
function joined(flags: v128, further: v128): v128 {
  const added = i8x16.splat(<i8>ADDED);
  return v128.or(i8x16.add_sat_u(flags, v128.and(further, added)), v128.andnot(further, added));
}

/** The same of single bytes. */
function joinedByte(flags: i32, further: i32): i32 {
  return min(255, flags + (further & ADDED)) | (further & ~ADDED);
}

/** Bits of the lanes whose flags have the highest bit set when they are shifted so far. */
function withFlag(flags: v128, shift: i32): i32 {
  return i8x16.bitmask(i8x16.shl(flags, shift));
}

function walkNode(node: i32, open: u64): void {
  const first = load<i32>(firstChild + (<usize>node << 2));
  let wanted = askChildren(node, first < leaves, open);
  if (hasRings) {
    for (let left = wanted; left != 0; left &= left - 1) {
      const slot: i32 = ctz(left);
      if (askRings(slot, first + slot)) wanted &= ~(1 << slot);
    }
  }
  if (onlyFailing) wanted &= mayFail();
  if (wanted == 0) return;
  if (first >= leaves) waitAll(first, wanted);
  else for (let left = wanted; left != 0; left &= left - 1) walkLeaf(first + <i32>ctz(left), ctz(left));
}

/** The children of a node that may have wanted spaces. Leaves in `opens` which musts are open for each, and in `begun` what all spaces of a child come to. */
function askChildren(node: i32, areLeaves: bool, open: u64): i32 {
  const step = <usize>columns << 4;
  const base = masks + <usize>(node - leaves) * (step << 2);
  const children = (1 << <i32>load<u8>(childCount + node)) - 1;
  let wanted = children;
  let flags = i8x16.splat(0);
  let failed = flags;
  for (let byte = 0; byte < BITS; byte += 8) v128.store(opens + (<usize>byte << 1), flags);
  for (let left = open; left != 0 && wanted != 0; left &= left - 1) {
    const must = <i32>ctz(left);
    const ask = askOf(must);
    const at = base + (<usize>load<i32>(ask) << 4);
    let groups = v128.load(at);
    let fits = v128.and(groups, v128.load_splat<u8>(ask, FIT));
    let opened = v128.and(groups, v128.load_splat<u8>(ask, OPEN));
    for (let byte: usize = 1; byte < load<u8>(ask, BYTES); byte += 1) {
      groups = v128.load(at + byte * step);
      fits = v128.or(fits, v128.and(groups, v128.load_splat<u8>(ask + byte, FIT)));
      opened = v128.or(opened, v128.and(groups, v128.load_splat<u8>(ask + byte, OPEN)));
    }
    const unmet = i8x16.eq(fits, i8x16.splat(0));
    flags = joined(flags, v128.and(unmet, v128.load_splat<u8>(ask, FAILS)));
    failed = v128.or(failed, v128.and(unmet, v128.load_splat<u8>(ask, NUMBER)));
    wanted = children & ~withFlag(flags, 0);
    // What all spaces of a leaf fail is not asked of each.
    const asked = areLeaves ? v128.andnot(opened, unmet) : opened;
    const its = opens + (<usize>(must >> 3) << 4);
    const bit: i32 = 1 << (must & 7);
    v128.store(its, v128.or(v128.load(its), v128.and(i8x16.ne(asked, i8x16.splat(0)), i8x16.splat(<i8>bit))));
  }
  v128.store(begun, flags);
  v128.store(begun, failed, FAILED);
  return wanted;
}

/** Has it known of a child what rings say of all of its spaces, unless these stand on several sites; whether it is out for that. */
function askRings(slot: i32, node: i32): bool {
  const site = load<i32>(siteOf + (<usize>node << 2));
  const rings = site == MANY_SITES ? unmetRings(node) : ringsOf(site);
  const flags = joinedRings(load<u8>(begun + slot), rings);
  if (site != MANY_SITES) {
    store<u8>(begun + slot, <u8>flags);
    if (ringNumber != 0) store<u8>(begun + slot, <u8>ringNumber, FAILED);
  }
  return (flags & OUT) != 0;
}

/** The musts on rings that spaces of a site do not meet, and in the upper half those that are not known. */
function ringsOf(site: i32): i32 {
  if (site != lastSite) lastRings = ringsOfSite(site);
  lastSite = site;
  return lastRings;
}

/** The number of a must on rings that is failed; 0 where none is. */
let ringNumber: i32 = 0;

/** Flags joined with those of what rings say. */
function joinedRings(flags: i32, rings: i32): i32 {
  let all = flags;
  ringNumber = 0;
  for (let left = rings & 0xffff; left != 0; left &= left - 1) {
    const ask = askOf(mustCount + <i32>ctz(left));
    all = joinedByte(all, load<u8>(ask, FAILS));
    ringNumber = load<u8>(ask, NUMBER);
  }
  for (let left = rings >>> 16; left != 0; left &= left - 1) all |= load<u8>(askOf(mustCount + <i32>ctz(left)), OPENS);
  return all;
}

/** The children of which some space may fail a must that may fail. */
function mayFail(): i32 {
  let children = mayFailRings ? -1 : withFlag(v128.load(begun), FAILING_SHIFT);
  for (let slot = 0; slot < 16; slot += 1) if ((openOf(slot) & lenient) != 0) children |= 1 << slot;
  return children;
}

function waitAll(first: i32, children: i32): void {
  for (let left = children; left != 0; ) {
    const slot: i32 = 31 - clz(left);
    left &= ~(1 << slot);
    wait(first + slot, openOf(slot));
  }
}

/** Bits of the musts that spaces of a child may not meet. */
function openOf(slot: i32): u64 {
  let open: u64 = 0;
  for (let byte = 0; byte < BITS; byte += 8) open |= <u64>load<u8>(opens + (<usize>byte << 1) + slot) << byte;
  return open;
}

const SLOTS: v128 = i8x16(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);

/** Finds the wanted spaces of a leaf, which is a child of the node asked last. */
function walkLeaf(leaf: i32, slot: i32): void {
  const begin = leaf * columns << 4;
  let flags = v128.or(v128.load_splat<u8>(begun + slot), i8x16.ge_u(SLOTS, v128.load_splat<u8>(childCount + leaf)));
  let failed = v128.load_splat<u8>(begun + slot, FAILED);
  for (let left = openOf(slot); left != 0; left &= left - 1) {
    const must = <i32>ctz(left);
    const ask = askOf(must);
    const at = begin + (load<i32>(ask) << 4);
    let further = valuesOf(v128.load(codes + at), ask + FLAGS, load<i32>(ask, ROWS));
    if (v128.any_true(v128.and(further, i8x16.splat(<i8>(MIXED | FRESH))))) further = exactly(must, at, leaf, flags);
    const fails = i8x16.eq(v128.and(further, i8x16.splat(<i8>FAILING)), i8x16.splat(<i8>FAILING));
    flags = joined(flags, further);
    failed = v128.or(failed, v128.and(fails, v128.load_splat<u8>(ask, NUMBER)));
    if (withFlag(flags, 0) == 0xffff) return;
  }
  v128.store(state, flags);
  v128.store(state, failed, FAILED);
  finishLeaf(leaf);
}

/** What the flags of a must are for the spaces of a leaf that are not out, some of which are to be judged by themselves. */
function exactly(must: i32, at: i32, leaf: i32, before: v128): v128 {
  const ask = askOf(must);
  const buckets = v128.load(codes + at);
  const among = ~withFlag(before, 0);
  let flags = valuesOf(buckets, ask + FLAGS, load<i32>(ask, ROWS));
  const fresh = withFlag(flags, FRESH_SHIFT) & among;
  if (fresh != 0) {
    judgeAsked(must, at, fresh);
    flags = valuesOf(buckets, ask + FLAGS, load<i32>(ask, ROWS));
  }
  const mixed = withFlag(flags, MIXED_SHIFT) & among;
  if (mixed == 0) return flags;
  const judged = judgeSpaces(must, load<i32>(firstChild + (<usize>leaf << 2)), mixed);
  const unmet = v128.and(lanesOf(judged & 0xffff), v128.load_splat<u8>(ask, FAILS));
  return v128.or(flags, v128.or(unmet, v128.and(lanesOf(judged >>> 16), v128.load_splat<u8>(ask, OPENS))));
}

/** Sixteen bits as all bits of a byte each. */
function lanesOf(bits: i32): v128 {
  const spread = i8x16.swizzle(i16x8.splat(<i16>bits), i8x16(0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1));
  const each = i8x16(1, 2, 4, 8, 16, 32, 64, -128, 1, 2, 4, 8, 16, 32, 64, -128);
  return i8x16.eq(v128.and(spread, each), each);
}

function finishLeaf(leaf: i32): void {
  const first = load<i32>(firstChild + (<usize>leaf << 2));
  if (hasRings && load<i32>(siteOf + (<usize>leaf << 2)) == MANY_SITES) askRingsOfSpaces(first);
  const flags = v128.load(state);
  let wanted = ~withFlag(flags, 0) & 0xffff;
  if (onlyFailing) wanted &= withFlag(flags, FAILING_SHIFT);
  if (foundCount > FOUND_MAX - 16) tell();
  for (; wanted != 0; wanted &= wanted - 1) {
    const slot: i32 = ctz(wanted);
    const at = found + (<usize>foundCount << 3);
    store<i32>(at, first + slot);
    store<i32>(at, ((<i32>load<u8>(state + slot, FAILED)) << 8) | (load<u8>(state + slot) & TOLD), 4);
    foundCount += 1;
  }
}

function tell(): void {
  visitSpaces(foundCount);
  foundCount = 0;
}

function askRingsOfSpaces(first: i32): void {
  for (let left = ~withFlag(v128.load(state), 0) & 0xffff; left != 0; left &= left - 1) {
    const slot: i32 = ctz(left);
    store<u8>(state + slot, <u8>joinedRings(load<u8>(state + slot), ringsOfPlace(first + slot)));
    if (ringNumber != 0) store<u8>(state + slot, <u8>ringNumber, FAILED);
  }
}
