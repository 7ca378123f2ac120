// The search of a tree in WebAssembly, sixteen siblings at a time. It is the search of `plainSearch.ts`, step by step: what
// the words mean is said there. AssemblyScript, compiled into `bytes.ts` by `npm run build:kernel`.
// All that it reads lies in the memory that it is given; see `layout.ts` for what lies where.

import { valuesOf } from "./rows";

@external("host", "judgeSite")
declare function judgeSite(site: i32): void;
@external("host", "judgeWish")
declare function judgeWish(wish: i32, bucket: i32): void;
@external("host", "judgeBuckets")
declare function judgeBuckets(must: i32, at: i32, spaces: i32): void;
@external("host", "offerSpace")
declare function offerSpace(place: i32, how: i32, most: f64): void;

export const MANY_SITES: i32 = -1;
const UNMET: i32 = 1;
const MET: i32 = 3;

/** A must: its column, the groups that may fit and those that may be met, how many rows of its flags differ within, how many bytes of its masks; then the flags, see `rows.ts`. */
const MUST_BYTES: usize = 320;
const FLAGS: usize = 32;
/** A preference: its column, -1 of one that is judged on rings; how many bytes of its masks, or which of the rings' tables it has; what a step is worth; then the tables of half bytes, the most of each group, and of each bucket, which is not a number until it is judged. */
const WISH_BYTES: usize = 2464;
const HALVES: usize = 32;
const GROUPS: usize = 160;
const BUCKETS: usize = 416;

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
let hasRings: bool = false;
let wishes: usize = 0;
let wishCount: i32 = 0;
let totalWeight: f64 = 0;
/** What sixteen children come to at most but for the rings. */
let mosts: usize = 0;
/** What all preferences on rings weigh. */
let ringWeight: f64 = 0;

// What the rings of the sites come to: the worst verdict of the musts, 0 until it is judged; the sum of the preferences; and
// these one by one, each a table of all sites.
let sites: i32 = 0;
let siteVerdicts: usize = 0;
let siteSums: usize = 0;
let siteMosts: usize = 0;
/** Per node with several sites where these begin, 0 where they are too many to be asked; the first is how many there are. */
let fewAt: usize = 0;
let fewSites: usize = 0;

// Nodes in line: a heap of keys, each with its node. Per node where its masks are among those of its siblings, and what it comes
// to but for the rings, until these are asked; then less than nothing.
let keys: usize = 0;
let wheres: usize = 0;
let bucketed: usize = 0;
let size: i32 = 0;

// The last of those found, once there are enough.
let hasLast: bool = false;
let lastIsMet: bool = false;
let lastPrimary: f64 = 0;
let lastIsConfirmed: bool = false;
let lastRank: u32 = 0;

/** Of the rings of a node asked about. */
let ringVerdict: i32 = MET;
let ringSum: f64 = 0;

/** That the rings of a node were asked, and its key says what they say. */
const ASKED: f32 = -1;

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

export function setSites(ofSites: i32, atVerdicts: usize, atSums: usize, atMosts: usize, atFew: usize, atFewSites: usize): void {
  sites = ofSites;
  siteVerdicts = atVerdicts;
  siteSums = atSums;
  siteMosts = atMosts;
  fewAt = atFew;
  fewSites = atFewSites;
}

export function setRoom(atMusts: usize, atWishes: usize, atMosts: usize, atKeys: usize, atWheres: usize, atBucketed: usize): void {
  musts = atMusts;
  wishes = atWishes;
  mosts = atMosts;
  keys = atKeys;
  wheres = atWheres;
  bucketed = atBucketed;
}

export function setLast(isMet: bool, primary: f64, isConfirmed: bool, rank: u32): void {
  hasLast = true;
  lastIsMet = isMet;
  lastPrimary = primary;
  lastIsConfirmed = isConfirmed;
  lastRank = rank;
}

export function search(ofMusts: i32, ofWishes: i32, withRings: bool, ofRingWeight: f64, weight: f64): void {
  mustCount = ofMusts;
  hasRings = withRings;
  wishCount = ofWishes;
  ringWeight = ofRingWeight;
  totalWeight = weight;
  hasLast = false;
  nodes = 0;
  opened = 0;
  size = 0;
  store<f32>(bucketed + (<usize>root << 2), ASKED);
  push(keyOf(true, 100, 0), root);
  while (size > 0) {
    const key = load<u64>(keys);
    const node = load<i32>(keys, 8);
    const rank = ~(<u32>key);
    let isMet = key >> 63 != 0;
    let most = mostOf(key);
    // All that is met comes before all that is open, and these are beyond what is found where those are.
    if (isBeyond(isMet, most, rank)) return;
    pop();
    const butForRings = load<f32>(bucketed + (<usize>node << 2));
    if (butForRings >= 0 && askRings(node)) {
      if (ringVerdict == UNMET) continue;
      isMet = isMet && ringVerdict == MET;
      most = mostPoints(<f64>butForRings + ringSum);
      if (isBeyond(isMet, most, rank)) continue;
      const left = keyOf(isMet, most, rank);
      if (size > 0 && left < load<u64>(keys)) {
        store<f32>(bucketed + (<usize>node << 2), ASKED);
        push(left, node);
        continue;
      }
    }
    if (isInDoubt(isMet, most) && isBeyond(isMet, exactMost(node), rank)) continue;
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
    const butForRings = load<f32>(mosts + (<usize>slot << 2));
    const rank = load<u32>(leastRank + (<usize>child << 2));
    const most = mostPoints(<f64>butForRings + ringWeight);
    if (isBeyond(mayBeMet, most, rank)) continue;
    store<f32>(bucketed + (<usize>child << 2), hasRings ? butForRings : ASKED);
    store<u32>(wheres + (<usize>child << 2), <u32>(begin + slot));
    push(keyOf(mayBeMet, most, rank), child);
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

/** What the spaces of a node come to at most, as `plainSearch.ts` reckons it, but for rings, of which the best of each is taken. */
function exactMost(node: i32): f64 {
  if (totalWeight == 0) return 100;
  const where = load<u32>(wheres + (<usize>node << 2));
  const step = <usize>columns << 4;
  let sum: f64 = 0;
  for (let wish = 0; wish < wishCount; wish += 1) {
    const record = wishes + <usize>wish * WISH_BYTES;
    const column = load<i32>(record);
    sum += column < 0 ? mostOfRing(record, node) : mostOfMask(record, masks + where + (<usize>column << 4), step);
  }
  return 100 * (sum / totalWeight);
}

/** What a preference on rings adds to what the spaces of a node come to at most. */
function mostOfRing(record: usize, node: i32): f64 {
  const table = siteMosts + ((<usize>load<i32>(record, 4) * <usize>sites) << 3);
  const site = load<i32>(siteOf + (<usize>node << 2));
  if (site != MANY_SITES) return load<f64>(table + (<usize>site << 3));
  const few = load<u32>(fewAt + (<usize>node << 2));
  if (few == 0) return load<f64>(record, GROUPS);
  const list = fewSites + (<usize>few << 2);
  let most: f64 = 0;
  for (let at = load<i32>(list); at > 0; at -= 1) {
    const ofSite = load<f64>(table + (<usize>load<i32>(list + (<usize>at << 2)) << 3));
    if (ofSite > most) most = ofSite;
  }
  return most;
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

/** Asks the rings about a node, unless its sites are too many: then nothing is known. */
function askRings(node: i32): bool {
  const site = load<i32>(siteOf + (<usize>node << 2));
  ringVerdict = UNMET;
  ringSum = 0;
  if (site != MANY_SITES) {
    askSite(site);
    return true;
  }
  const few = load<u32>(fewAt + (<usize>node << 2));
  if (few == 0) return false;
  const list = fewSites + (<usize>few << 2);
  for (let at = load<i32>(list); at > 0; at -= 1) askSite(load<i32>(list + (<usize>at << 2)));
  return true;
}

/** Has the best known of what the rings of one more site come to. */
function askSite(site: i32): void {
  const verdict = siteVerdictOf(site);
  if (verdict == UNMET) return;
  ringVerdict = max(ringVerdict, verdict);
  ringSum = max(ringSum, load<f64>(siteSums + (<usize>site << 3)));
}

function siteVerdictOf(site: i32): i32 {
  const known: i32 = load<u8>(siteVerdicts + <usize>site);
  if (known != 0) return known;
  judgeSite(site);
  return load<u8>(siteVerdicts + <usize>site);
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
    let flags = valuesOf(buckets, record + FLAGS, load<i32>(record, 12));
    const fresh = i8x16.bitmask(i8x16.shl(flags, 4)) & fitting;
    if (fresh != 0) {
      judgeBuckets(must, at, fresh);
      flags = valuesOf(buckets, record + FLAGS, load<i32>(record, 12));
    }
    all = v128.or(all, flags);
    fitting &= ~i8x16.bitmask(i8x16.shl(flags, 7));
    if (fitting == 0) return;
  }
  const unknown: i32 = i8x16.bitmask(i8x16.shl(all, 6));
  const mixed: i32 = i8x16.bitmask(i8x16.shl(all, 5));
  const first = load<i32>(firstChild + (<usize>leaf << 2));
  const site = load<i32>(siteOf + (<usize>leaf << 2));
  const isRingKnown = ringWeight == 0 || site != MANY_SITES;
  for (let left = hasLast && lastIsMet ? fitting & ~unknown : fitting; left != 0; left &= left - 1) {
    const slot: i32 = ctz(left);
    const mayMeet = ((unknown >> slot) & 1) ^ 1;
    const most = mostOfSpace(begin + slot, site);
    // Its rank is looked at where it is offered.
    if (isBeyond(mayMeet != 0, most, 0)) continue;
    offerSpace(first + slot, mayMeet | (((mixed >> slot) & 1) << 1), isRingKnown ? most : NaN);
  }
}

/** Points that a space comes to at most, by its buckets, which begin at `at`, and its site, if that is known: summed as `spaceWishes.ts` does. */
function mostOfSpace(at: i32, site: i32): f64 {
  if (totalWeight == 0) return 100;
  let sum: f64 = 0;
  for (let wish = 0; wish < wishCount; wish += 1) {
    const record = wishes + <usize>wish * WISH_BYTES;
    const column = load<i32>(record);
    if (column < 0) {
      if (site == MANY_SITES) {
        sum += load<f64>(record, GROUPS);
        continue;
      }
      siteVerdictOf(site);
      sum += load<f64>(siteMosts + ((<usize>load<i32>(record, 4) * <usize>sites + <usize>site) << 3));
      continue;
    }
    const bucket: i32 = load<u8>(codes + at + (column << 4));
    const kept = record + BUCKETS + (<usize>bucket << 3);
    const most = load<f64>(kept);
    if (most == most) {
      sum += most;
      continue;
    }
    judgeWish(wish, bucket);
    sum += load<f64>(kept);
  }
  return 100 * (sum / totalWeight);
}

/** Orders nodes in line: what may be met before what is open, then what comes to most, then what has the least rank. Single precision does: the most has slack for that. */
function keyOf(isMet: bool, most: f64, rank: u32): u64 {
  return (<u64>isMet << 63) | (<u64>reinterpret<u32>(<f32>most) << 32) | <u64>~rank;
}

function mostOf(key: u64): f64 {
  return <f64>reinterpret<f32>(<u32>(key >> 32) & 0x7fff_ffff);
}

function push(key: u64, node: i32): void {
  const at = size;
  size += 1;
  rise(at, key, node);
}

/** Takes out the first: those below it follow, each time the better of two, and the last of all goes to where none does. */
function pop(): void {
  size -= 1;
  const last = keys + (<usize>size << 4);
  let at = 0;
  for (let child = 1; child < size; child = 2 * at + 1) {
    const one = keys + (<usize>child << 4);
    child += <i32>(load<u64>(one, 16) > load<u64>(one) && child + 1 < size);
    v128.store(keys + (<usize>at << 4), v128.load(keys + (<usize>child << 4)));
    at = child;
  }
  rise(at, load<u64>(last), load<i32>(last, 8));
}

/** Puts a node in at a place, or as far above as it comes before those that are there. */
function rise(from: i32, key: u64, node: i32): void {
  let at = from;
  while (at > 0) {
    const above = (at - 1) >> 1;
    const its = keys + (<usize>above << 4);
    if (load<u64>(its) >= key) break;
    v128.store(keys + (<usize>at << 4), v128.load(its));
    at = above;
  }
  store<u64>(keys + (<usize>at << 4), key);
  store<i32>(keys + (<usize>at << 4), node, 8);
}
