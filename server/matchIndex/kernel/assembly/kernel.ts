// The search of a tree in WebAssembly, sixteen siblings at a time. It is the search of `plainSearch.ts`, step by step: what
// the words mean is said there. AssemblyScript, compiled into `bytes.ts` by `npm run build:kernel`.
// All that it reads lies in the memory that it is given; see `layout.ts` for what lies where.

@external("host", "verdictOfRings")
declare function verdictOfRings(node: i32): i32;
@external("host", "askRings")
declare function askRings(node: i32): f64;
@external("host", "judgeBuckets")
declare function judgeBuckets(must: i32, at: i32, spaces: i32): void;
@external("host", "offerSpace")
declare function offerSpace(place: i32, at: i32, how: i32): void;

export const MANY_SITES: i32 = -1;
const UNMET: i32 = 1;
const MET: i32 = 3;

/** A must: its column, the groups that may fit and those that may be met, how many tables of sixteen buckets, how many bytes of its masks; then the tables. */
const MUST_BYTES: usize = 288;
const TABLES: usize = 32;
/** A preference: its column, -1 of one that is judged on rings; how many bytes of its masks; what a step is worth; then the tables of half bytes, and the most of each group. */
const WISH_BYTES: usize = 416;
const HALVES: usize = 32;
const GROUPS: usize = 160;

/** More than all that is lost by reckoning with single precision. */
const SLACK: f64 = 1.00001;
/** Points, and a little more, by which the most in steps may be more than the most. */
const STEPS_POINTS: f64 = 0.4;

// The tree.
export let columns: i32 = 0;
export let leaves: i32 = 0;
export let root: i32 = 0;
export let masks: usize = 0;
export let codes: usize = 0;
export let firstChild: usize = 0;
export let childCount: usize = 0;
export let siteOf: usize = 0;
let leastRank: usize = 0;

// The question.
let musts: usize = 0;
let mustCount: i32 = 0;
let hasRingMusts: bool = false;
let wishes: usize = 0;
let wishCount: i32 = 0;
let hasRingWishes: bool = false;
let totalWeight: f64 = 0;
/** What the rings say of the node asked about last, preference by preference; what sixteen children come to at most but for the rings. */
let ofRings: usize = 0;
let mosts: usize = 0;
/** What all preferences on rings weigh. */
let ringWeight: f64 = 0;

// Nodes in line: a heap.
let keys: usize = 0;
let ranks: usize = 0;
let waiting: usize = 0;
let wheres: usize = 0;
let size: i32 = 0;

// The last of those found, once there are enough.
let hasLast: bool = false;
let lastIsMet: bool = false;
let lastPrimary: f64 = 0;
let lastIsConfirmed: bool = false;
let lastRank: u32 = 0;

let lastSite: i32 = MANY_SITES;
let lastVerdict: i32 = MET;
let lastSiteOfWishes: i32 = MANY_SITES;
let lastOfRings: f64 = 0;

export let nodes: i32 = 0;
export let opened: i32 = 0;

export function setTree(ofColumns: i32, ofLeaves: i32, ofRoot: i32, atMasks: usize, atCodes: usize, atFirstChild: usize, atChildCount: usize, atSiteOf: usize, atLeastRank: usize): void {
  columns = ofColumns;
  leaves = ofLeaves;
  root = ofRoot;
  masks = atMasks;
  codes = atCodes;
  firstChild = atFirstChild;
  childCount = atChildCount;
  siteOf = atSiteOf;
  leastRank = atLeastRank;
}

export function setRoom(atMusts: usize, atWishes: usize, atOfRings: usize, atMosts: usize, atKeys: usize, atRanks: usize, atWaiting: usize, atWheres: usize): void {
  musts = atMusts;
  wishes = atWishes;
  ofRings = atOfRings;
  mosts = atMosts;
  keys = atKeys;
  ranks = atRanks;
  waiting = atWaiting;
  wheres = atWheres;
}

export function setLast(isMet: bool, primary: f64, isConfirmed: bool, rank: u32): void {
  hasLast = true;
  lastIsMet = isMet;
  lastPrimary = primary;
  lastIsConfirmed = isConfirmed;
  lastRank = rank;
}

export function search(ofMusts: i32, withRingMusts: bool, ofWishes: i32, withRingWishes: bool, ofRingWeight: f64, weight: f64): void {
  mustCount = ofMusts;
  hasRingMusts = withRingMusts;
  wishCount = ofWishes;
  hasRingWishes = withRingWishes;
  ringWeight = ofRingWeight;
  totalWeight = weight;
  hasLast = false;
  lastSite = MANY_SITES;
  lastVerdict = MET;
  lastSiteOfWishes = MANY_SITES;
  nodes = 0;
  opened = 0;
  size = 0;
  push(root, true, Infinity, 0, 0);
  while (size > 0) {
    const key = load<u64>(keys);
    const rank = load<u32>(ranks);
    const node = load<i32>(waiting);
    const where = load<u32>(wheres);
    const isMet = key >> 63 != 0;
    const most = reinterpret<f64>(key & 0x7fff_ffff_ffff_ffff);
    // All that is met comes before all that is open, and these are beyond what is found where those are.
    if (isBeyond(isMet, most, rank)) return;
    pop();
    if (isInDoubt(isMet, most) && isBeyond(isMet, exactMost(node, where), rank)) continue;
    if (node < leaves) lookIntoLeaf(node);
    else lookIntoNode(node, isMet);
  }
}

/** Whether a most in steps is so near to the last of those found that the exact one may be beyond it. */
function isInDoubt(isMet: bool, most: f64): bool {
  return hasLast && isMet == lastIsMet && most - STEPS_POINTS < lastPrimary;
}

function isBeyond(isMet: bool, most: f64, rank: u32): bool {
  if (!hasLast) return false;
  if (isMet != lastIsMet) return lastIsMet;
  if (most != lastPrimary) return most < lastPrimary;
  return lastIsConfirmed && rank > lastRank;
}

/** Of sixteen masks those that have a bit in common with a mask: all bits of a byte each. `step` is from one byte of the masks to the next. */
export function overlapping(at: usize, step: usize, mask: usize, bytes: i32): v128 {
  let common = v128.and(v128.load(at), v128.load_splat<u8>(mask));
  for (let byte = 1; byte < bytes; byte += 1) {
    common = v128.or(common, v128.and(v128.load(at + <usize>byte * step), v128.load_splat<u8>(mask + <usize>byte)));
  }
  return i8x16.ne(common, i8x16.splat(0));
}

function lookIntoNode(node: i32, isMet: bool): void {
  nodes += 1;
  const step = <usize>columns << 4;
  const begin = <usize>(node - leaves) * (step << 2);
  const base = masks + begin;
  let fit = i8x16.splat(-1);
  let met = fit;
  for (let must = 0; must < mustCount; must += 1) {
    const record = musts + <usize>must * MUST_BYTES;
    const at = base + (<usize>load<i32>(record) << 4);
    const bytes = load<i32>(record, 16);
    fit = v128.and(fit, overlapping(at, step, record + 4, bytes));
    if (isMet) met = v128.and(met, overlapping(at, step, record + 8, bytes));
    if (!v128.any_true(fit)) return;
  }
  let left: i32 = i8x16.bitmask(fit) & ((1 << <i32>load<u8>(childCount + node)) - 1);
  if (left == 0) return;
  const mayMeet: i32 = isMet ? i8x16.bitmask(met) : 0;
  const first = load<i32>(firstChild + (<usize>node << 2));
  boundChildren(base, step);
  for (; left != 0; left &= left - 1) {
    const slot: i32 = ctz(left);
    const child = first + slot;
    const mayBeMet = ((mayMeet >> slot) & 1) != 0;
    const bucketed = <f64>load<f32>(mosts + (<usize>slot << 2));
    const rank = load<u32>(leastRank + (<usize>child << 2));
    if (isBeyond(mayBeMet, mostPoints(bucketed + ringWeight), rank)) continue;
    const verdict = hasRingMusts ? ringsOf(child) : MET;
    if (verdict == UNMET) continue;
    const mayStillBeMet = mayBeMet && verdict == MET;
    const most = mostPoints(bucketed + (hasRingWishes ? ringsMost(child) : 0));
    if (isBeyond(mayStillBeMet, most, rank)) continue;
    push(child, mayStillBeMet, most, rank, <u32>(begin + slot));
  }
}

/** What sixteen children come to at most but for the rings, each preference in steps of a 255th of its weight: the next step above. */
function boundChildren(base: usize, step: usize): void {
  let a = f32x4.splat(0);
  let b = a;
  let c = a;
  let d = a;
  const half = i8x16.splat(15);
  for (let wish = 0; wish < wishCount; wish += 1) {
    const record = wishes + <usize>wish * WISH_BYTES;
    const column = load<i32>(record);
    if (column < 0) continue;
    let at = base + (<usize>column << 4);
    let tables = record + HALVES;
    let steps = i8x16.splat(0);
    for (let byte = load<i32>(record, 4); byte > 0; byte -= 1) {
      const groups = v128.load(at);
      steps = v128.max<u8>(steps, i8x16.swizzle(v128.load(tables), v128.and(groups, half)));
      steps = v128.max<u8>(steps, i8x16.swizzle(v128.load(tables, 16), i8x16.shr_u(groups, 4)));
      at += step;
      tables += 32;
    }
    const worth = v128.load_splat<f32>(record, 16);
    const low = i16x8.extend_low_i8x16_u(steps);
    const high = i16x8.extend_high_i8x16_u(steps);
    a = f32x4.add(a, f32x4.mul(worth, f32x4.convert_i32x4_u(i32x4.extend_low_i16x8_u(low))));
    b = f32x4.add(b, f32x4.mul(worth, f32x4.convert_i32x4_u(i32x4.extend_high_i16x8_u(low))));
    c = f32x4.add(c, f32x4.mul(worth, f32x4.convert_i32x4_u(i32x4.extend_low_i16x8_u(high))));
    d = f32x4.add(d, f32x4.mul(worth, f32x4.convert_i32x4_u(i32x4.extend_high_i16x8_u(high))));
  }
  v128.store(mosts, a);
  v128.store(mosts, b, 16);
  v128.store(mosts, c, 32);
  v128.store(mosts, d, 48);
}

/** Points of a weighted sum that was rounded on the way; no space has more than all. */
function mostPoints(sum: f64): f64 {
  return totalWeight == 0 ? 100 : min(100, 100 * ((sum * SLACK) / totalWeight));
}

/** What the spaces of a node come to at most, as `plainSearch.ts` reckons it; `where` its masks are among those of its siblings. */
function exactMost(node: i32, where: u32): f64 {
  if (totalWeight == 0) return 100;
  if (hasRingWishes) ringsMost(node);
  const step = <usize>columns << 4;
  let sum: f64 = 0;
  for (let wish = 0; wish < wishCount; wish += 1) {
    const record = wishes + <usize>wish * WISH_BYTES;
    const column = load<i32>(record);
    sum += column < 0 ? load<f64>(ofRings + (<usize>wish << 3)) : mostOfMask(record, masks + where + (<usize>column << 4), step);
  }
  return 100 * (sum / totalWeight);
}

function mostOfMask(record: usize, mask: usize, step: usize): f64 {
  const bytes = load<i32>(record, 4);
  let most: f64 = 0;
  for (let byte = 0; byte < bytes; byte += 1) {
    for (let left: i32 = load<u8>(mask + <usize>byte * step); left != 0; left &= left - 1) {
      const ofGroup = load<f64>(record + GROUPS + (<usize>((byte << 3) + ctz(left)) << 3));
      if (ofGroup > most) most = ofGroup;
    }
  }
  return most;
}

function ringsOf(child: i32): i32 {
  const site = load<i32>(siteOf + (<usize>child << 2));
  if (site != MANY_SITES && site == lastSite) return lastVerdict;
  lastVerdict = verdictOfRings(child);
  lastSite = site;
  return lastVerdict;
}

/** What the rings add to what the spaces of a node come to at most; kept in `ofRings`, and of the site asked about last. */
function ringsMost(node: i32): f64 {
  const site = load<i32>(siteOf + (<usize>node << 2));
  if (site == MANY_SITES || site != lastSiteOfWishes) lastOfRings = askRings(node);
  lastSiteOfWishes = site;
  return lastOfRings;
}

/** What the tables of a must say of sixteen buckets. */
export function flagsOf(buckets: v128, tables: usize, count: i32): v128 {
  let flags = i8x16.swizzle(v128.load(tables), buckets);
  let rest = buckets;
  for (let table = 1; table < count; table += 1) {
    rest = i8x16.sub(rest, i8x16.splat(16));
    flags = v128.or(flags, i8x16.swizzle(v128.load(tables + (<usize>table << 4)), rest));
  }
  return flags;
}

function lookIntoLeaf(leaf: i32): void {
  opened += 1;
  const begin = leaf * columns * 16;
  let fitting: i32 = (1 << <i32>load<u8>(childCount + leaf)) - 1;
  let all = i8x16.splat(0);
  for (let must = 0; must < mustCount; must += 1) {
    const record = musts + <usize>must * MUST_BYTES;
    const at = begin + (load<i32>(record) << 4);
    const buckets = v128.load(codes + at);
    const tables = record + TABLES;
    const count = load<i32>(record, 12);
    let flags = flagsOf(buckets, tables, count);
    const fresh = i8x16.bitmask(i8x16.shl(flags, 4)) & fitting;
    if (fresh != 0) {
      judgeBuckets(must, at, fresh);
      flags = flagsOf(buckets, tables, count);
    }
    all = v128.or(all, flags);
    fitting &= ~i8x16.bitmask(i8x16.shl(flags, 7));
    if (fitting == 0) return;
  }
  const unknown: i32 = i8x16.bitmask(i8x16.shl(all, 6));
  const mixed: i32 = i8x16.bitmask(i8x16.shl(all, 5));
  const first = load<i32>(firstChild + (<usize>leaf << 2));
  for (let left = hasLast && lastIsMet ? fitting & ~unknown : fitting; left != 0; left &= left - 1) {
    const slot: i32 = ctz(left);
    offerSpace(first + slot, begin + slot, (((unknown >> slot) & 1) ^ 1) | (((mixed >> slot) & 1) << 1));
  }
}

function push(node: i32, isMet: bool, most: f64, rank: u32, where: u32): void {
  const key = reinterpret<u64>(most) | (<u64>isMet << 63);
  let at = size;
  size += 1;
  while (at > 0) {
    const above = (at - 1) >> 1;
    const its = load<u64>(keys + (<usize>above << 3));
    if (its > key || (its == key && load<u32>(ranks + (<usize>above << 2)) <= rank)) break;
    move(above, at);
    at = above;
  }
  put(at, key, rank, node, where);
}

function pop(): void {
  size -= 1;
  const key = load<u64>(keys + (<usize>size << 3));
  const rank = load<u32>(ranks + (<usize>size << 2));
  let at = 0;
  for (let child = 1; child < size; child = 2 * at + 1) {
    if (child + 1 < size && comesBefore(child + 1, child)) child += 1;
    const its = load<u64>(keys + (<usize>child << 3));
    if (its < key || (its == key && load<u32>(ranks + (<usize>child << 2)) >= rank)) break;
    move(child, at);
    at = child;
  }
  put(at, key, rank, load<i32>(waiting + (<usize>size << 2)), load<u32>(wheres + (<usize>size << 2)));
}

function comesBefore(one: i32, other: i32): bool {
  const its = load<u64>(keys + (<usize>one << 3));
  const others = load<u64>(keys + (<usize>other << 3));
  return its > others || (its == others && load<u32>(ranks + (<usize>one << 2)) < load<u32>(ranks + (<usize>other << 2)));
}

function move(from: i32, to: i32): void {
  put(to, load<u64>(keys + (<usize>from << 3)), load<u32>(ranks + (<usize>from << 2)), load<i32>(waiting + (<usize>from << 2)), load<u32>(wheres + (<usize>from << 2)));
}

function put(at: i32, key: u64, rank: u32, node: i32, where: u32): void {
  store<u64>(keys + (<usize>at << 3), key);
  store<u32>(ranks + (<usize>at << 2), rank);
  store<i32>(waiting + (<usize>at << 2), node);
  store<u32>(wheres + (<usize>at << 2), where);
}
