// The walk through a tree in WebAssembly, sixteen siblings at a time. It is the walk of `plainWalk.ts`, step by step: what the
// words mean is said there. See `layout.ts` for what lies where.

import { childCount, codes, columns, firstChild, leaves, MANY_SITES, masks, overlapping, root, siteOf } from "./kernel";
import { valuesOf } from "./rows";

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
@external("host", "visitLeaf")
declare function visitLeaf(first: i32, wanted: i32, failing: i32, unknown: i32, strictUnknown: i32): void;

/** A must: its column, the groups that may fit and those that may not be met, how many rows of sixteen buckets differ within, how many bytes of its masks, whether it may not fail, the groups of the buckets that are judged space by space; then the flags by rows, see `rows.ts`. */
const ASK_BYTES: usize = 320;
const FIT: usize = 4;
const OPEN: usize = 8;
const MIXED: usize = 24;
const ROWS: usize = 32;
/** A bit for each of the first musts. */
const BITS: i32 = 64;

let asks: usize = 0;
/** Per space of a leaf a must that it fails. */
let failed: usize = 0;
/** Per must the children that have spaces that may not meet it. */
let opens: usize = 0;
/** Nodes to be looked into, the next one last, each with the musts that are open. */
let stack: usize = 0;
let depth: i32 = 0;
/** What is known so far of the spaces of sixteen leaves, see `STATE_BYTES`. */
let states: usize = 0;

/** Of each leaf, a byte for each space: whether it is out, whether it fails a must, what is not known, what of that may not fail, and a must that it fails. */
const STATE_BYTES: usize = 80;
const FAILS: usize = 16;
const UNKNOWN: usize = 32;
const STRICT_UNKNOWN: usize = 48;
const FAILED: usize = 64;

let mustCount: i32 = 0;
let hasRings: bool = false;
/** Which musts on rings may not fail. */
let strictRings: i32 = 0;
let onlyOne: bool = false;
let onlyFailing: bool = false;
/** Whether a must on rings may fail. */
let mayFailRings: bool = false;

// Of the siblings looked at.
let wanted: i32 = 0;
let failing: i32 = 0;
let unknown: i32 = 0;
let strictUnknown: i32 = 0;

let lastSite: i32 = MANY_SITES;
let lastRings: i32 = 0;

export function setWalkRoom(atAsks: usize, atFailed: usize, atOpens: usize, atStack: usize, atStates: usize): void {
  asks = atAsks;
  failed = atFailed;
  opens = atOpens;
  stack = atStack;
  states = atStates;
}

export function walk(ofMusts: i32, ofRings: i32, ofStrictRings: i32, wantsOnlyOne: bool, wantsFailing: bool): void {
  mustCount = ofMusts;
  hasRings = ofRings != 0;
  strictRings = ofStrictRings;
  onlyOne = wantsOnlyOne;
  onlyFailing = wantsFailing;
  lastSite = MANY_SITES;
  mayFailRings = ofStrictRings != ofRings;
  depth = 0;
  wait(root, -1);
  while (depth > 0) {
    depth -= 1;
    const at = stack + (<usize>depth << 4);
    walkNode(load<i32>(at), load<u64>(at, 8));
  }
}

function wait(node: i32, open: u64): void {
  const at = stack + (<usize>depth << 4);
  store<i32>(at, node);
  store<u64>(at, open, 8);
  depth += 1;
}

/** Of more musts than there are bits, the last are always asked. */
function bitOf(must: i32): u64 {
  return must < BITS ? (<u64>1) << must : 0;
}

function isOpen(open: u64, must: i32): bool {
  return must >= BITS || (open & bitOf(must)) != 0;
}

function isStrict(must: i32): bool {
  return load<i32>(asks + <usize>must * ASK_BYTES, 20) != 0;
}

function begin(node: i32): void {
  wanted = (1 << <i32>load<u8>(childCount + node)) - 1;
  failing = 0;
}

function fail(strict: bool, unmet: i32): void {
  wanted &= ~(strict ? unmet : onlyOne ? unmet & failing : 0);
  failing |= unmet;
}

function walkNode(node: i32, open: u64): void {
  begin(node);
  if (wanted != 0) askChildren(node, open);
  if (wanted == 0) return;
  const first = load<i32>(firstChild + (<usize>node << 2));
  if (hasRings) {
    for (let left = wanted; left != 0; left &= left - 1) {
      const slot: i32 = ctz(left);
      failRings(slot, ringsOfNode(first + slot));
    }
  }
  if (onlyFailing) wanted &= mayFail();
  if (first < leaves) walkLeaves(first);
  else waitAll(first);
}

/** Leaves in `opens` for which children each must is open. */
function askChildren(node: i32, open: u64): void {
  const step = <usize>columns << 4;
  const base = masks + <usize>(node - leaves) * (step << 2);
  for (let must = 0; must < mustCount && wanted != 0; must += 1) {
    const its = opens + (<usize>must << 2);
    store<i32>(its, 0);
    if (!isOpen(open, must)) continue;
    const record = asks + <usize>must * ASK_BYTES;
    const at = base + (<usize>load<i32>(record) << 4);
    const bytes = load<i32>(record, 16);
    fail(load<i32>(record, 20) != 0, ~i8x16.bitmask(overlapping(at, step, record + FIT, bytes)) & wanted);
    store<i32>(its, i8x16.bitmask(overlapping(at, step, record + OPEN, bytes)) & wanted);
  }
}

/** The children of which some space may fail a must that may fail. */
function mayFail(): i32 {
  let children = mayFailRings ? -1 : 0;
  for (let must = 0; must < mustCount; must += 1) {
    if (!isStrict(must)) children |= load<i32>(opens + (<usize>must << 2));
  }
  return children;
}

function waitAll(first: i32): void {
  for (let left = wanted; left != 0; ) {
    const slot: i32 = 31 - clz(left);
    left &= ~(1 << slot);
    let open: u64 = 0;
    for (let must = 0; must < mustCount; must += 1) {
      if (((load<i32>(opens + (<usize>must << 2)) >> slot) & 1) != 0) open |= bitOf(must);
    }
    wait(first + slot, open);
  }
}

/** The musts on rings that no space of a node meets. */
function ringsOfNode(node: i32): i32 {
  const site = load<i32>(siteOf + (<usize>node << 2));
  return site == MANY_SITES ? unmetRings(node) : ringsOf(site) & 0xffff;
}

/** The musts on rings that spaces of a site do not meet, and in the upper half those that are not known. */
function ringsOf(site: i32): i32 {
  if (site != lastSite) lastRings = ringsOfSite(site);
  lastSite = site;
  return lastRings;
}

function failRings(slot: i32, unmet: i32): void {
  if (unmet == 0) return;
  const bit = 1 << slot;
  if ((unmet & strictRings) != 0 || (onlyOne && ((failing & bit) != 0 || (unmet & (unmet - 1)) != 0))) wanted &= ~bit;
  failing |= bit;
  store<u8>(failed + slot, <u8>(mustCount + ctz(unmet)));
}

/** Visits those of sixteen leaves that are wanted: must by must, so that what a must says is read once for all of them. */
function walkLeaves(first: i32): void {
  let live = wanted;
  for (let left = live; left != 0; left &= left - 1) beginState(ctz(left), load<u8>(childCount + first + <i32>ctz(left)));
  for (let must = 0; must < mustCount && live != 0; must += 1) {
    for (let left = live & load<i32>(opens + (<usize>must << 2)); left != 0; left &= left - 1) {
      const slot: i32 = ctz(left);
      if (askSpaces(must, first + slot, states + <usize>slot * STATE_BYTES)) live &= ~(1 << slot);
    }
  }
  for (; live != 0; live &= live - 1) finishLeaf(first + <i32>ctz(live), states + <usize>ctz(live) * STATE_BYTES);
}

function beginState(slot: i32, spaces: i32): void {
  const state = states + <usize>slot * STATE_BYTES;
  const none = i8x16.splat(0);
  v128.store(state, i8x16.ge_u(i8x16(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15), i8x16.splat(<i8>spaces)));
  v128.store(state, none, FAILS);
  v128.store(state, none, UNKNOWN);
  v128.store(state, none, STRICT_UNKNOWN);
}

/** Has the spaces of a leaf asked about a must; whether all are out. */
function askSpaces(must: i32, leaf: i32, state: usize): bool {
  const record = asks + <usize>must * ASK_BYTES;
  const at = leaf * columns * 16 + (load<i32>(record) << 4);
  const buckets = v128.load(codes + at);
  let flags = valuesOf(buckets, record + ROWS, load<i32>(record, 12));
  const out = v128.load(state);
  let unmet = i8x16.eq(v128.and(flags, i8x16.splat(1)), i8x16.splat(1));
  if (v128.any_true(v128.andnot(v128.and(flags, i8x16.splat(12)), out))) {
    const among = ~i8x16.bitmask(out);
    const fresh = i8x16.bitmask(i8x16.shl(flags, 4)) & among;
    if (fresh != 0) {
      judgeAsked(must, at, fresh);
      flags = valuesOf(buckets, record + ROWS, load<i32>(record, 12));
    }
    const mixed = i8x16.bitmask(i8x16.shl(flags, 5)) & among;
    const exactly = mixed == 0 ? 0 : judgeSpaces(must, load<i32>(firstChild + (<usize>leaf << 2)), mixed);
    unmet = v128.or(i8x16.eq(v128.and(flags, i8x16.splat(1)), i8x16.splat(1)), lanesOf(exactly & 0xffff));
    flags = v128.or(flags, v128.and(lanesOf(exactly >>> 16), i8x16.splat(2)));
  }
  const strict = load<i32>(record, 20) != 0;
  const fails = v128.load(state, FAILS);
  const refused = strict ? unmet : onlyOne ? v128.and(unmet, fails) : i8x16.splat(0);
  const all = v128.or(out, refused);
  v128.store(state, all);
  v128.store(state, v128.or(fails, unmet), FAILS);
  v128.store(state, v128.or(v128.load(state, UNKNOWN), flags), UNKNOWN);
  if (strict) v128.store(state, v128.or(v128.load(state, STRICT_UNKNOWN), flags), STRICT_UNKNOWN);
  v128.store(state, v128.bitselect(i8x16.splat(<i8>must), v128.load(state, FAILED), unmet), FAILED);
  return i8x16.all_true(all);
}

/** Sixteen bits as all bits of a byte each. */
function lanesOf(bits: i32): v128 {
  const spread = i8x16.swizzle(i16x8.splat(<i16>bits), i8x16(0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1));
  const each = i8x16(1, 2, 4, 8, 16, 32, 64, -128, 1, 2, 4, 8, 16, 32, 64, -128);
  return i8x16.eq(v128.and(spread, each), each);
}

function finishLeaf(leaf: i32, state: usize): void {
  const first = load<i32>(firstChild + (<usize>leaf << 2));
  wanted = ~i8x16.bitmask(v128.load(state)) & 0xffff;
  failing = i8x16.bitmask(v128.load(state, FAILS));
  unknown = i8x16.bitmask(i8x16.shl(v128.load(state, UNKNOWN), 6));
  strictUnknown = i8x16.bitmask(i8x16.shl(v128.load(state, STRICT_UNKNOWN), 6));
  v128.store(failed, v128.load(state, FAILED));
  if (hasRings) askRingsOfSpaces(leaf, first);
  if (onlyFailing) wanted &= failing;
  if (wanted != 0) visitLeaf(first, wanted, failing & wanted, unknown & wanted, strictUnknown & wanted);
}

function askRingsOfSpaces(leaf: i32, first: i32): void {
  const site = load<i32>(siteOf + (<usize>leaf << 2));
  for (let left = wanted; left != 0; left &= left - 1) {
    const slot: i32 = ctz(left);
    const rings = site == MANY_SITES ? ringsOfPlace(first + slot) : ringsOf(site);
    const open = rings >>> 16;
    if (open != 0) unknown |= 1 << slot;
    if ((open & strictRings) != 0) strictUnknown |= 1 << slot;
    failRings(slot, rings & 0xffff);
  }
}

/** Tells of the spaces of buckets that are judged space by space, of the first of the musts. */
export function visitMixed(ofMusts: i32): void {
  const step = <usize>columns << 4;
  for (let node = leaves; node <= root; node += 1) {
    const base = masks + <usize>(node - leaves) * (step << 2);
    const first = load<i32>(firstChild + (<usize>node << 2));
    if (first >= leaves) return;
    const children: i32 = (1 << <i32>load<u8>(childCount + node)) - 1;
    for (let must = 0; must < ofMusts; must += 1) {
      const record = asks + <usize>must * ASK_BYTES;
      const at = base + (<usize>load<i32>(record) << 4);
      const among = i8x16.bitmask(overlapping(at, step, record + MIXED, load<i32>(record, 16))) & children;
      for (let left = among; left != 0; left &= left - 1) mixedOfLeaf(must, first + <i32>ctz(left));
    }
  }
}

function mixedOfLeaf(must: i32, leaf: i32): void {
  const record = asks + <usize>must * ASK_BYTES;
  const buckets = v128.load(codes + leaf * columns * 16 + (load<i32>(record) << 4));
  const flags = valuesOf(buckets, record + ROWS, load<i32>(record, 12));
  const mixed = i8x16.bitmask(i8x16.shl(flags, 5)) & ((1 << <i32>load<u8>(childCount + leaf)) - 1);
  if (mixed != 0) judgeSpaces(must, load<i32>(firstChild + (<usize>leaf << 2)), mixed);
}
