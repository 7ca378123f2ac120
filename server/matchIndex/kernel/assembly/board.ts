// Boards: what sixteen siblings are put in line by, reckoned at once. Only the best of them stands in line; the board is asked for the
// next when that is taken out.

import { isBeyond } from "./last";
import { mostOf } from "./line";
import { hasRings, HALVES, MUST_BYTES, mustCount, musts, pointsBeside, pointsEach, ringWeight, WISH_BYTES, wishCount, wishes } from "./question";
import { askRings, ringSum } from "./rings";
import { childCount, columns, leastRank, leaves, masks, SLOTS } from "./tree";

/** By what each child of a node is put in line, 0 of those that are not, or no longer; then what it comes to but for the rings. */
let boards: usize = 0;
const BOARD_BYTES: usize = 128;
export const SUMS: usize = 64;

/** More than none, and less than any that there may be. */
const LEAST_POINTS: f32 = 1e-30;

export function setBoards(atBoards: usize): void {
  boards = atBoards;
}

export function boardOf(node: i32): usize {
  return boards + <usize>(node - leaves) * BOARD_BYTES;
}

/** Of sixteen masks those that have a bit in common with a mask: all bits of a byte each. `step` is from one byte of the masks to the next. */
function overlapping(at: usize, step: usize, mask: usize, bytes: i32): v128 {
  let common = v128.and(v128.load(at), v128.load_splat<u8>(mask));
  for (let byte = 1; byte < bytes; byte += 1) {
    common = v128.or(common, v128.and(v128.load(at + <usize>byte * step), v128.load_splat<u8>(mask + <usize>byte)));
  }
  return i8x16.ne(common, i8x16.splat(0));
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

/** Notes on a board by what four children are put in line, of those that fit: the upper half of a key, which is not 0. */
function enter(at: usize, fit: v128, met: v128, ringMost: f32): void {
  const weighed = f32x4.mul(f32x4.add(v128.load(at, SUMS), f32x4.splat(ringMost)), f32x4.splat(<f32>pointsEach));
  const points = f32x4.min(f32x4.splat(100), f32x4.add(weighed, f32x4.splat(<f32>pointsBeside)));
  const key = v128.or(f32x4.max(f32x4.splat(LEAST_POINTS), points), v128.and(met, i32x4.splat(i32.MIN_VALUE)));
  v128.store(at, v128.and(key, fit));
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

export let bestKey: u64 = 0;

/** The best child on a board, of equal ones that with the least rank, and its `bestKey`; -1 where none is left, or none that counts. */
export function bestOn(board: usize, first: i32): i32 {
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
