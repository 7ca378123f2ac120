// The walk through a tree in WebAssembly, sixteen siblings at a time. It is the walk of `plainWalk.ts`, step by step: what the
// words mean is said there. See `layout.ts` for what lies where.

import { childCount, codes, columns, firstChild, flagsOf, leaves, MANY_SITES, masks, overlapping, root, siteOf } from "./kernel";

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

/** A must: its column, the groups that may fit and those that may not be met, how many tables of sixteen buckets, how many bytes of its masks, whether it may not fail, the groups of the buckets that are judged space by space; then the tables. */
const ASK_BYTES: usize = 288;
const FIT: usize = 4;
const OPEN: usize = 8;
const MIXED: usize = 24;
const TABLES: usize = 32;
/** A bit for each of the first musts. */
const BITS: i32 = 64;

let asks: usize = 0;
/** Per space of a leaf a must that it fails. */
let failed: usize = 0;
/** Per child the musts that some of its spaces may not meet. */
let opens: usize = 0;
/** Nodes to be looked into, the next one last, each with the musts that are open. */
let stack: usize = 0;
let depth: i32 = 0;

let mustCount: i32 = 0;
let hasRings: bool = false;
/** Which musts on rings may not fail. */
let strictRings: i32 = 0;
let onlyOne: bool = false;
let onlyFailing: bool = false;
/** The musts that may fail. */
let failable: u64 = 0;

// Of the siblings looked at.
let wanted: i32 = 0;
let failing: i32 = 0;
let unknown: i32 = 0;
let strictUnknown: i32 = 0;

let lastSite: i32 = MANY_SITES;
let lastRings: i32 = 0;

export function setWalkRoom(atAsks: usize, atFailed: usize, atOpens: usize, atStack: usize): void {
  asks = atAsks;
  failed = atFailed;
  opens = atOpens;
  stack = atStack;
}

export function walk(ofMusts: i32, withRings: bool, ofStrictRings: i32, wantsOnlyOne: bool, wantsFailing: bool): void {
  mustCount = ofMusts;
  hasRings = withRings;
  strictRings = ofStrictRings;
  onlyOne = wantsOnlyOne;
  onlyFailing = wantsFailing;
  lastSite = MANY_SITES;
  failable = 0;
  for (let must = 0; must < mustCount; must += 1) {
    if (!isStrict(must)) failable |= must < BITS ? bitOf(must) : -1;
  }
  depth = 0;
  wait(root, -1);
  while (depth > 0) {
    depth -= 1;
    const at = stack + (<usize>depth << 4);
    const node = load<i32>(at);
    const open = load<u64>(at, 8);
    if (node < leaves) walkLeaf(node, open);
    else walkNode(node, open);
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
  unknown = 0;
  strictUnknown = 0;
}

function fail(strict: bool, unmet: i32): void {
  wanted &= ~(strict ? unmet : onlyOne ? unmet & failing : 0);
  failing |= unmet;
}

function walkNode(node: i32, open: u64): void {
  const step = <usize>columns << 4;
  const base = masks + <usize>(node - leaves) * (step << 2);
  begin(node);
  if (wanted == 0) return;
  for (let slot = 0; slot < 16; slot += 1) store<u64>(opens + (<usize>slot << 3), open);
  for (let must = 0; must < mustCount; must += 1) {
    if (!isOpen(open, must)) continue;
    const record = asks + <usize>must * ASK_BYTES;
    const at = base + (<usize>load<i32>(record) << 4);
    const bytes = load<i32>(record, 16);
    fail(load<i32>(record, 20) != 0, ~i8x16.bitmask(overlapping(at, step, record + FIT, bytes)) & wanted);
    if (wanted == 0) return;
    const bit = bitOf(must);
    for (let sure = ~i8x16.bitmask(overlapping(at, step, record + OPEN, bytes)) & wanted; sure != 0; sure &= sure - 1) {
      const its = opens + (<usize>ctz(sure) << 3);
      store<u64>(its, load<u64>(its) & ~bit);
    }
  }
  const first = load<i32>(firstChild + (<usize>node << 2));
  if (hasRings) {
    for (let left = wanted; left != 0; left &= left - 1) {
      const slot: i32 = ctz(left);
      failRings(slot, ringsOfNode(first + slot));
    }
  }
  for (let left = wanted; left != 0; ) {
    const slot: i32 = 31 - clz(left);
    left &= ~(1 << slot);
    const its = load<u64>(opens + (<usize>slot << 3));
    if (!onlyFailing || (its & failable) != 0) wait(first + slot, its);
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

function walkLeaf(leaf: i32, open: u64): void {
  const from = leaf * columns * 16;
  const first = load<i32>(firstChild + (<usize>leaf << 2));
  begin(leaf);
  for (let must = 0; must < mustCount && wanted != 0; must += 1) {
    if (isOpen(open, must)) askSpaces(must, from, first);
  }
  if (hasRings && wanted != 0) askRingsOfSpaces(leaf, first);
  if (onlyFailing) wanted &= failing;
  if (wanted != 0) visitLeaf(first, wanted, failing & wanted, unknown & wanted, strictUnknown & wanted);
}

function askSpaces(must: i32, from: i32, first: i32): void {
  const record = asks + <usize>must * ASK_BYTES;
  const at = from + (load<i32>(record) << 4);
  const buckets = v128.load(codes + at);
  const count = load<i32>(record, 12);
  let flags = flagsOf(buckets, record + TABLES, count);
  if (!v128.any_true(flags)) return;
  const fresh = i8x16.bitmask(i8x16.shl(flags, 4)) & wanted;
  if (fresh != 0) {
    judgeAsked(must, at, fresh);
    flags = flagsOf(buckets, record + TABLES, count);
  }
  let unmet: i32 = i8x16.bitmask(i8x16.shl(flags, 7)) & wanted;
  let open: i32 = i8x16.bitmask(i8x16.shl(flags, 6)) & wanted;
  const mixed = i8x16.bitmask(i8x16.shl(flags, 5)) & wanted;
  if (mixed != 0) {
    const exactly = judgeSpaces(must, first, mixed);
    unmet |= exactly & 0xffff;
    open |= exactly >>> 16;
  }
  const strict = load<i32>(record, 20) != 0;
  unknown |= open;
  if (strict) strictUnknown |= open;
  if (unmet == 0) return;
  fail(strict, unmet);
  for (let left = unmet & wanted; left != 0; left &= left - 1) store<u8>(failed + <usize>ctz(left), <u8>must);
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

/** How many spaces do not meet a must, of the buckets that are judged space by space. */
export function unmetInMixed(must: i32): i32 {
  const record = asks + <usize>must * ASK_BYTES;
  const step = <usize>columns << 4;
  const column = load<i32>(record) << 4;
  const bytes = load<i32>(record, 16);
  const count = load<i32>(record, 12);
  const last = leaves + ((leaves + 15) >> 4);
  let unmet = 0;
  for (let node = leaves; node < last; node += 1) {
    const at = masks + <usize>(node - leaves) * (step << 2) + <usize>column;
    const first = load<i32>(firstChild + (<usize>node << 2));
    const children: i32 = (1 << <i32>load<u8>(childCount + node)) - 1;
    for (let left = i8x16.bitmask(overlapping(at, step, record + MIXED, bytes)) & children; left != 0; left &= left - 1) {
      const leaf = first + <i32>ctz(left);
      const flags = flagsOf(v128.load(codes + leaf * columns * 16 + column), record + TABLES, count);
      const mixed = i8x16.bitmask(i8x16.shl(flags, 5)) & ((1 << <i32>load<u8>(childCount + leaf)) - 1);
      if (mixed != 0) unmet += popcnt(judgeSpaces(must, load<i32>(firstChild + (<usize>leaf << 2)), mixed) & 0xffff);
    }
  }
  return unmet;
}
