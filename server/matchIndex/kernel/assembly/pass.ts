// A pass over all leaves of a tree, in the order in which they lie, for questions of which the bounds of nodes leave out too little.
// What fits is put in line by what it may come to, and offered in that order.

import { boardOf, layBoard, SUMS } from "./board";
import { isDoneWithin } from "./kernel";
import { isBeyond } from "./last";
import { fitted, fittingBy, fittingSpaces, isNew, offer, opened, standingOf } from "./leaf";
import { clear, firstKey, firstNode, firstParent, keyOf, mostOf, pop, putInLine, size } from "./line";
import { mostOfSpace } from "./most";
import { FLAGS, hasRings, mostPoints, MUST_BYTES, mustCount, musts, SLACK } from "./question";
import { askRings, MET, ringSum, ringVerdict, siteVerdictOf, UNMET } from "./rings";
import { valuesOf } from "./rows";
import { childCount, codes, columns, firstChild, leastRank, leaves, MANY_SITES, root, siteOf, SLOTS } from "./tree";

@external("host", "ringsOfNode")
declare function ringsOfNode(node: i32): i32;

/** Room for flags of the spaces of sixteen leaves. */
let spaceFlags: usize = 0;

export function setPassRoom(atSpaceFlags: usize): void {
  spaceFlags = atSpaceFlags;
}

/** What is looked into before the first sample: so much, and one more for so many leaves. Ours. */
const LEAST_EFFORT: i32 = 64;
const LEAVES_EACH: i32 = 64;

/** Searches best first, and goes over to a pass where much would be left to be looked into. */
export function search(): void {
  for (let effort = LEAST_EFFORT + leaves / LEAVES_EACH; !isDoneWithin(effort); effort *= 2) {
    // Rings are asked only where there is reason to.
    if (!isScattered(false) || (hasRings && !isScattered(true))) continue;
    pass();
    return;
  }
}

/** Nodes of a sample. Ours. */
const SAMPLE: i32 = 16;

/**
 * Whether a pass is quicker, by a sample: masks leave out hardly any leaf, and so many are left to be looked into as well: more than a
 * fourth where none of their spaces fit, for that takes a fourth of the time; the more the more spaces fit, each of which takes as
 * long either way. Where masks tell, what is left is soon less: the last of those found is not good yet.
 */
function isScattered(withRings: bool): bool {
  const board = boardOf(root + 1);
  const inner = root + 1 - leaves;
  let counted = 0;
  let fit = 0;
  let left = 0;
  for (let sample = 0; sample < SAMPLE; sample += 1) {
    const node = leaves + (inner * sample) / SAMPLE;
    const first = load<i32>(firstChild + (<usize>node << 2));
    if (first >= leaves) break;
    const children = <i32>load<u8>(childCount + node);
    counted += children;
    if (!layBoard(board, node, true, false)) continue;
    for (let child = 0; child < children; child += 1) {
      const noted = board + (<usize>child << 2);
      fit += <i32>(load<u32>(noted) != 0);
      left += <i32>isLeft(first + child, noted, withRings);
    }
  }
  if (fit * 4 < counted * 3) return false;
  return <i64>(left * 8) * opened > <i64>counted * (2 * <i64>opened + fitted);
}

/** Whether a leaf may hold a space that comes in, by what is noted of it on a board. */
function isLeft(leaf: i32, noted: usize, withRings: bool): bool {
  const key = <u64>load<u32>(noted) << 32;
  const rank = leastRankOf(leaf);
  const isMet = key >> 63 != 0;
  if (key == 0 || isBeyond(isMet, mostOf(key), rank)) return false;
  if (!withRings || !askRings(leaf)) return true;
  if (ringVerdict == UNMET) return false;
  return !isBeyond(isMet && ringVerdict == MET, mostPoints(<f64>load<f32>(noted, SUMS) + ringSum), rank);
}

function leastRankOf(node: i32): u32 {
  return load<u32>(leastRank + (<usize>node << 2));
}

/** Looks into all leaves that were not looked into yet. */
export function pass(): void {
  clear();
  passBelow(root);
  offerInLine();
}

/** Passes over the leaves of a node. Those below whole branches are left out where rings exclude all of their spaces: to ask that of the parents of leaves takes longer than to look into these. */
function passBelow(node: i32): void {
  const first = load<i32>(firstChild + (<usize>node << 2));
  const count = <i32>load<u8>(childCount + node);
  if (first < leaves) {
    passOver(first, count);
    return;
  }
  const areBranches = load<i32>(firstChild + (<usize>first << 2)) >= leaves;
  for (let child = first; child < first + count; child += 1) {
    if (!(areBranches && hasRings && ringsOfNode(child) == UNMET)) passBelow(child);
  }
}

function passOver(first: i32, count: i32): void {
  for (let left = fittingLeaves(first, count); left != 0; left &= left - 1) {
    const slot: i32 = ctz(left);
    if (!isNew(first + slot)) continue;
    const spaces = fittingSpacesOf(slot, first + slot);
    if (spaces != 0) lineUp(first + slot, spaces);
  }
}

/** Of sixteen leaves those with spaces that no must excludes by their bucket, as far as that was judged: must by must, so that memory is waited for by sixteen at once. */
function fittingLeaves(first: i32, count: i32): i32 {
  for (let slot = 0; slot < count; slot += 1) {
    const none = i8x16.ge_u(SLOTS, i8x16.splat(<i8>load<u8>(childCount + first + slot)));
    v128.store(flagsOf(slot), v128.and(none, i8x16.splat(1)));
  }
  const begin = codes + <usize>(first * columns * 16);
  let left: i32 = (1 << count) - 1;
  for (let must = 0; must < mustCount && left != 0; must += 1) {
    const record = musts + <usize>must * MUST_BYTES;
    const at = begin + (<usize>load<i32>(record) << 4);
    left = load<i32>(record, 12) > 2 ? excludeByRows(record, at, left) : excludeByTwo(record + FLAGS, at, left);
  }
  return left;
}

/** Where the flags of one of sixteen leaves are noted, of all musts together, a byte for each space: those that are out have the first bit. */
function flagsOf(slot: i32): usize {
  return spaceFlags + (<usize>slot << 4);
}

/** The leaves that are left by a must; its buckets of the first of sixteen are at `at`. */
function excludeByRows(record: usize, at: usize, leavesLeft: i32): i32 {
  const others = load<i32>(record, 12);
  let still = 0;
  for (let left = leavesLeft; left != 0; left &= left - 1) {
    const slot: i32 = ctz(left);
    const buckets = v128.load(at + <usize>(slot * columns * 16));
    still |= exclude(slot, valuesOf(buckets, record + FLAGS, others));
  }
  return still;
}

/** The same by a table of which no more than two rows differ within, so that it need not be read for each leaf; where it is less, further rows say nothing else. */
function excludeByTwo(table: usize, at: usize, leavesLeft: i32): i32 {
  const same = v128.load(table, 256);
  const one: u32 = <u32>load<u8>(table, 272) << 4;
  const other: u32 = <u32>load<u8>(table, 273) << 4;
  const inOne = v128.load(table + <usize>one);
  const inOther = v128.load(table + <usize>other);
  const fromOne = i8x16.splat(<i8>one);
  const fromOther = i8x16.splat(<i8>other);
  let still = 0;
  for (let left = leavesLeft; left != 0; left &= left - 1) {
    const slot: i32 = ctz(left);
    const buckets = v128.load(at + <usize>(slot * columns * 16));
    const ofOne = i8x16.swizzle(inOne, i8x16.sub(buckets, fromOne));
    const ofOther = i8x16.swizzle(inOther, i8x16.sub(buckets, fromOther));
    still |= exclude(slot, v128.or(i8x16.swizzle(same, i8x16.shr_u(buckets, 4)), v128.or(ofOne, ofOther)));
  }
  return still;
}

/** Notes what flags say of a leaf; its bit, unless all of its spaces are out. */
function exclude(slot: i32, flags: v128): i32 {
  const all = v128.or(v128.load(flagsOf(slot)), flags);
  v128.store(flagsOf(slot), all);
  return <i32>!i8x16.all_true(v128.and(all, i8x16.splat(1))) << slot;
}

/** The spaces of one of sixteen leaves that fit, by what is noted of it, unless some bucket was not judged yet. */
function fittingSpacesOf(slot: i32, leaf: i32): i32 {
  const flags = v128.load(flagsOf(slot));
  const fitting = i8x16.bitmask(i8x16.shl(flags, 7)) ^ 0xffff;
  const fresh = i8x16.bitmask(i8x16.shl(flags, 4)) & fitting;
  return fresh == 0 ? fittingBy(flags, fitting) : fittingSpaces(leaf);
}

/** Puts spaces of a leaf in line, each as its leaf and slot beside its standing. */
function lineUp(leaf: i32, spaces: i32): void {
  const site = load<i32>(siteOf + (<usize>leaf << 2));
  if (hasRings && site != MANY_SITES && siteVerdictOf(site) == UNMET) return;
  const rank = leastRankOf(leaf);
  for (let left = spaces; left != 0; left &= left - 1) {
    const slot: i32 = ctz(left);
    const standing = standingOf(slot);
    const isMet = (standing & 1) != 0;
    const most = mostOfSpace(leaf * columns * 16 + slot, site);
    if (isBeyond(isMet, most, rank)) continue;
    if (size >= leaves) offerInLine();
    putInLine(keyOf(isMet, most * SLACK, rank), (leaf << 4) | slot, standing);
  }
}

/** Offers what stands in line, until nothing of that could come in. */
function offerInLine(): void {
  while (size > 0) {
    const key = firstKey();
    if (isBeyond(key >> 63 != 0, mostOf(key), ~(<u32>key))) break;
    const place = firstNode();
    const standing = firstParent();
    pop();
    offer(place >> 4, place & 15, standing);
  }
  clear();
}
