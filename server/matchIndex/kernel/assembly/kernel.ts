// The search of a tree in WebAssembly, sixteen siblings at a time. It is the search of `plainSearch.ts`, step by step: what
// the words mean is said there. AssemblyScript, compiled into `bytes.ts` by `npm run build:kernel`.
// All that it reads lies in the memory that it is given; see `layout.ts` for what lies where.

import { clear, firstKey, firstNode, firstParent, keyOf, mostOf, pop, putInLine, setKeys, settle, size } from "./line";
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
export const UNMET: i32 = 1;
export const MET: i32 = 3;

/** A must: its column, the groups that may fit and those that may be met, how many rows of its flags differ within, how many bytes of its masks; then the flags, see `rows.ts`. */
export const MUST_BYTES: usize = 320;
export const FLAGS: usize = 32;
/** A preference: its column, -1 of one that is judged on rings; how many bytes of its masks, or which of the rings' tables it has; what a step is worth; then the tables of half bytes, the most of each group, and of each bucket, which is not a number until it is judged. */
const WISH_BYTES: usize = 2464;
const HALVES: usize = 32;
const GROUPS: usize = 160;
const BUCKETS: usize = 416;

/** More than all that is lost by reckoning with single precision. */
export const SLACK: f64 = 1.00001;
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
export let leastRank: usize = 0;

// The question.
export let musts: usize = 0;
export let mustCount: i32 = 0;
export let hasRings: bool = false;
let wishes: usize = 0;
let wishCount: i32 = 0;
let totalWeight: f64 = 0;
/** What all preferences on rings weigh. */
let ringWeight: f64 = 0;
/** Points for each unit of weight, with slack; and those that are had for nothing. */
let pointsEach: f64 = 0;
let pointsBeside: f64 = 0;

// What the rings of the sites come to: the worst verdict of the musts, 0 until it is judged; the sum of the preferences; and
// these one by one, each a table of all sites.
let sites: i32 = 0;
let siteVerdicts: usize = 0;
let siteSums: usize = 0;
let siteMosts: usize = 0;
/** Per node with several sites where those that are asked of it begin, or its cover in place of them; 0 where none is. The first is how many there are. */
let fewAt: usize = 0;
let fewSites: usize = 0;
/** Per leaf the last question for which it was looked into, and the number of this one. */
let lookedAt: usize = 0;
let question: u32 = 0;
/** Room for flags of the spaces of sixteen leaves. */
export let spaceFlags: usize = 0;

/** A board of a node says by what each of its children is put in line, 0 of those that are not, or no longer; then what it comes to but for the rings. Only the best of siblings stands in line: the board is asked for the next when that is taken out. */
let boards: usize = 0;
const BOARD_BYTES: usize = 128;
export const SUMS: usize = 64;

// The last of those found, once there are enough.
let hasLast: bool = false;
let lastIsMet: bool = false;
let lastPrimary: f64 = 0;
let lastIsConfirmed: bool = false;
let lastRank: u32 = 0;

/** Of the rings of a node asked about. */
export let ringVerdict: i32 = MET;
export let ringSum: f64 = 0;

export let nodes: i32 = 0;
export let opened: i32 = 0;
/** Spaces of these leaves that fit by their buckets. */
export let fitted: i32 = 0;

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

export function setRoom(atMusts: usize, atWishes: usize, atKeys: usize, atBoards: usize, atLooked: usize, atSpaceFlags: usize): void {
  musts = atMusts;
  wishes = atWishes;
  setKeys(atKeys);
  boards = atBoards;
  lookedAt = atLooked;
  spaceFlags = atSpaceFlags;
}

export function setLast(isMet: bool, primary: f64, isConfirmed: bool, rank: u32): void {
  hasLast = true;
  lastIsMet = isMet;
  lastPrimary = primary;
  lastIsConfirmed = isConfirmed;
  lastRank = rank;
}

export function ask(ofMusts: i32, ofWishes: i32, withRings: bool, ofRingWeight: f64, weight: f64): void {
  mustCount = ofMusts;
  hasRings = withRings;
  wishCount = ofWishes;
  ringWeight = ofRingWeight;
  totalWeight = weight;
  pointsEach = weight == 0 ? 0 : (100 * SLACK) / weight;
  pointsBeside = weight == 0 ? 100 : 0;
  hasLast = false;
  question += 1;
  nodes = 0;
  opened = 0;
  fitted = 0;
  clear();
  putInLine(keyOf(true, 100, 0), root, ~root);
}

/** Looks into nodes, the best first, until none could hold a space that comes in, or so many nodes and leaves were looked into; whether the former. */
export function isDoneWithin(effort: i32): bool {
  while (size > 0) {
    if (nodes + opened >= effort) return false;
    const key = firstKey();
    const node = firstNode();
    const above = firstParent();
    const rank = ~(<u32>key);
    let isMet = key >> 63 != 0;
    let most = mostOf(key);
    // All that is met comes before all that is open, and these are beyond what is found where those are.
    if (isBeyond(isMet, most, rank)) return true;
    // Of a node that was put back once its rings were asked, the complement of its parent: it stands in line by itself.
    const parent = above < 0 ? ~above : above;
    const slot = node - load<i32>(firstChild + (<usize>parent << 2));
    if (above < 0) pop();
    else takeOut(parent, slot);
    // Of a node on the one site of its parent no more is known than of that; but the root is not asked.
    const isOfMore = parent == root || load<i32>(siteOf + (<usize>parent << 2)) == MANY_SITES;
    if (above >= 0 && hasRings && isOfMore && askRings(node)) {
      if (ringVerdict == UNMET) continue;
      isMet = isMet && ringVerdict == MET;
      most = mostPoints(<f64>load<f32>(boardOf(parent) + (<usize>slot << 2), SUMS) + ringSum);
      if (isBeyond(isMet, most, rank)) continue;
      const left = keyOf(isMet, most, rank);
      if (size > 0 && left < firstKey()) {
        putInLine(left, node, ~parent);
        continue;
      }
    }
    if (isInDoubt(isMet, most) && isBeyond(isMet, exactMost(node, parent, slot), rank)) continue;
    if (size > 0) touch(firstNode());
    if (node < leaves) lookIntoLeaf(node);
    else lookIntoNode(node, isMet);
  }
  return true;
}

let touched: i32 = 0;

/** Has the memory of a node on its way that is likely to be looked into next. */
function touch(node: i32): void {
  const line: usize = 64;
  const bytes = <usize>columns << 4;
  let at = node < leaves ? codes + <usize>node * bytes : masks + <usize>(node - leaves) * (bytes << 2);
  let all: i32 = 0;
  for (const end = at + bytes; at < end; at += line) all ^= load<i32>(at);
  // What is not kept would not be read.
  touched = all;
}

/** Whether a most in steps is so near to the last of those found that the exact one may be beyond it. */
function isInDoubt(isMet: bool, most: f64): bool {
  return hasLast && isMet == lastIsMet && most - STEPS_POINTS < lastPrimary;
}

export function isBeyond(isMet: bool, most: f64, rank: u32): bool {
  if (!hasLast) return false;
  if (isMet != lastIsMet) return lastIsMet;
  if (most != lastPrimary) return most < lastPrimary;
  return lastIsConfirmed && rank > lastRank;
}

/** Of sixteen masks those that have a bit in common with a mask: all bits of a byte each. `step` is from one byte of the masks to the next. */
function overlapping(at: usize, step: usize, mask: usize, bytes: i32): v128 {
  let common = v128.and(v128.load(at), v128.load_splat<u8>(mask));
  for (let byte = 1; byte < bytes; byte += 1) {
    common = v128.or(common, v128.and(v128.load(at + <usize>byte * step), v128.load_splat<u8>(mask + <usize>byte)));
  }
  return i8x16.ne(common, i8x16.splat(0));
}

function lookIntoNode(node: i32, isMet: bool): void {
  nodes += 1;
  const board = boardOf(node);
  // The root is not asked what its rings come to.
  if (!layBoard(board, node, isMet, node != root)) return;
  const best = bestOn(board, load<i32>(firstChild + (<usize>node << 2)));
  if (best >= 0) putInLine(bestKey, best, node);
}

/** Notes on a board by what the children of a node are put in line; false where none of them fits. What its rings were found to come to, if it was asked, bounds those of its children. */
export function layBoard(board: usize, node: i32, isMet: bool, wasAsked: bool): bool {
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
    if (!v128.any_true(fit)) return false;
  }
  fit = v128.and(fit, i8x16.lt_u(SLOTS, i8x16.splat(<i8>load<u8>(childCount + node))));
  if (!v128.any_true(fit)) return false;
  boundChildren(base, step, board + SUMS);
  const ringMost = <f32>(wasAsked && hasRings && askRings(node) ? ringSum : ringWeight);
  const low = i16x8.extend_low_i8x16_s(fit);
  const high = i16x8.extend_high_i8x16_s(fit);
  if (!isMet) met = i8x16.splat(0);
  const lowMet = i16x8.extend_low_i8x16_s(met);
  const highMet = i16x8.extend_high_i8x16_s(met);
  enter(board, i32x4.extend_low_i16x8_s(low), i32x4.extend_low_i16x8_s(lowMet), ringMost);
  enter(board + 16, i32x4.extend_high_i16x8_s(low), i32x4.extend_high_i16x8_s(lowMet), ringMost);
  enter(board + 32, i32x4.extend_low_i16x8_s(high), i32x4.extend_low_i16x8_s(highMet), ringMost);
  enter(board + 48, i32x4.extend_high_i16x8_s(high), i32x4.extend_high_i16x8_s(highMet), ringMost);
  return true;
}

export const SLOTS: v128 = i8x16(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);

/** Notes on a board by what four children are put in line, of those that fit: the upper half of a key, which is not 0. */
function enter(at: usize, fit: v128, met: v128, ringMost: f32): void {
  const weighed = f32x4.mul(f32x4.add(v128.load(at, SUMS), f32x4.splat(ringMost)), f32x4.splat(<f32>pointsEach));
  const points = f32x4.min(f32x4.splat(100), f32x4.add(weighed, f32x4.splat(<f32>pointsBeside)));
  const key = v128.or(f32x4.max(f32x4.splat(LEAST_POINTS), points), v128.and(met, i32x4.splat(i32.MIN_VALUE)));
  v128.store(at, v128.and(key, fit));
}

/** More than none, and less than any that there may be. */
const LEAST_POINTS: f32 = 1e-30;

/** Takes the child that is first in line out of it; the next of its siblings comes in, unless none is left that counts. */
function takeOut(parent: i32, slot: i32): void {
  const board = boardOf(parent);
  store<u32>(board + (<usize>slot << 2), 0);
  const best = bestOn(board, load<i32>(firstChild + (<usize>parent << 2)));
  if (best < 0) pop();
  else settle(bestKey, best, parent);
}

let bestKey: u64 = 0;

/** The best child on a board, of equal ones that with the least rank, and its `bestKey`; -1 where none is left, or none that counts. */
function bestOn(board: usize, first: i32): i32 {
  const a = v128.load(board);
  const b = v128.load(board, 16);
  const c = v128.load(board, 32);
  const d = v128.load(board, 48);
  let most = i32x4.max_u(i32x4.max_u(a, b), i32x4.max_u(c, d));
  most = i32x4.max_u(most, i32x4.shuffle(most, most, 2, 3, 0, 1));
  most = i32x4.max_u(most, i32x4.shuffle(most, most, 1, 0, 3, 2));
  const upper = <u32>i32x4.extract_lane(most, 0);
  if (upper == 0) return -1;
  const low = i16x8.narrow_i32x4_s(i32x4.eq(a, most), i32x4.eq(b, most));
  const high = i16x8.narrow_i32x4_s(i32x4.eq(c, most), i32x4.eq(d, most));
  let best = -1;
  let rank: u32 = 0;
  for (let left: i32 = i8x16.bitmask(i8x16.narrow_i16x8_s(low, high)); left != 0; left &= left - 1) {
    const child = first + <i32>ctz(left);
    const its = load<u32>(leastRank + (<usize>child << 2));
    if (best >= 0 && its > rank) continue;
    best = child;
    rank = its;
  }
  bestKey = (<u64>upper << 32) | <u64>~rank;
  return isBeyond(upper >> 31 != 0, mostOf(bestKey), rank) ? -1 : best;
}

export function boardOf(node: i32): usize {
  return boards + <usize>(node - leaves) * BOARD_BYTES;
}

/** What sixteen children come to at most but for the rings, each preference in steps of a 255th of its weight: the next step above. */
function boundChildren(base: usize, step: usize, sums: usize): void {
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
  v128.store(sums, a);
  v128.store(sums, b, 16);
  v128.store(sums, c, 32);
  v128.store(sums, d, 48);
}

/** Points of a weighted sum that was rounded on the way; no space has more than all. */
export function mostPoints(sum: f64): f64 {
  return min(100, pointsBeside + sum * pointsEach);
}

/** What the spaces of a node come to at most, as `plainSearch.ts` reckons it, but for rings, of which the best of each is taken. */
function exactMost(node: i32, parent: i32, slot: i32): f64 {
  if (totalWeight == 0) return 100;
  const step = <usize>columns << 4;
  const begin = masks + <usize>(parent - leaves) * (step << 2) + <usize>slot;
  let sum: f64 = 0;
  for (let wish = 0; wish < wishCount; wish += 1) {
    const record = wishes + <usize>wish * WISH_BYTES;
    const column = load<i32>(record);
    sum += column < 0 ? mostOfRing(record, node) : mostOfMask(record, begin + (<usize>column << 4), step);
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

/** Asks the rings about a node by its sites, or by its cover, which is listed as if it were one; nothing is known where neither is listed. */
export function askRings(node: i32): bool {
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

export function siteVerdictOf(site: i32): i32 {
  const known: i32 = load<u8>(siteVerdicts + <usize>site);
  if (known != 0) return known;
  judgeSite(site);
  return load<u8>(siteVerdicts + <usize>site);
}

function lookIntoLeaf(leaf: i32): void {
  if (!isNew(leaf)) return;
  const spaces = fittingSpaces(leaf);
  fitted += popcnt(spaces);
  for (let left = spaces; left != 0; left &= left - 1) offer(leaf, ctz(left), standingOf(ctz(left)));
}

/** Notes that a leaf is looked into; false where it was before. */
export function isNew(leaf: i32): bool {
  const at = lookedAt + (<usize>leaf << 2);
  if (load<u32>(at) == question) return false;
  store<u32>(at, question);
  opened += 1;
  return true;
}

/** Of the spaces of a leaf asked about: those of which a must is not known, and those whose bucket leaves open how they are judged. */
let unknown: i32 = 0;
let mixed: i32 = 0;

/** The spaces of a leaf that no must excludes by their bucket, and that may come in by their verdict. */
export function fittingSpaces(leaf: i32): i32 {
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
    if (fitting == 0) return 0;
  }
  return fittingBy(all, fitting);
}

/** The same by the flags of all musts. */
export function fittingBy(flags: v128, fitting: i32): i32 {
  unknown = i8x16.bitmask(i8x16.shl(flags, 6));
  mixed = i8x16.bitmask(i8x16.shl(flags, 5));
  return hasLast && lastIsMet ? fitting & ~unknown : fitting;
}

/** What the buckets of a space say of it: see `Found.offer`. */
export function standingOf(slot: i32): i32 {
  return (((unknown >> slot) & 1) ^ 1) | (((mixed >> slot) & 1) << 1);
}

/** Offers a space of a leaf, unless it could not come in. */
export function offer(leaf: i32, slot: i32, standing: i32): void {
  const site = load<i32>(siteOf + (<usize>leaf << 2));
  const most = mostOfSpace(leaf * columns * 16 + slot, site);
  // Its rank is looked at where it is offered.
  if (isBeyond((standing & 1) != 0, most, 0)) return;
  const isRingKnown = ringWeight == 0 || site != MANY_SITES;
  offerSpace(load<i32>(firstChild + (<usize>leaf << 2)) + slot, standing, isRingKnown ? most : NaN);
}

/** Points that a space comes to at most, by its buckets, which begin at `at`, and its site, if that is known: summed as `spaceWishes.ts` does. */
export function mostOfSpace(at: i32, site: i32): f64 {
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
