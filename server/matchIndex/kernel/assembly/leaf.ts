// What is looked into of leaves, and the spaces of theirs that are offered.

import { areAllMet, isBeyond } from "./last";
import { mostOfSpace } from "./most";
import { FLAGS, MUST_BYTES, mustCount, musts, ringWeight } from "./question";
import { valuesOf } from "./rows";
import { childCount, codes, columns, firstChild, MANY_SITES, siteOf } from "./tree";

@external("host", "judgeBuckets")
declare function judgeBuckets(must: i32, at: i32, spaces: i32): void;
@external("host", "offerSpace")
declare function offerSpace(place: i32, how: i32, most: f64): void;

/** Per leaf the last question for which it was looked into, and the number of this one. */
let lookedAt: usize = 0;
let question: u32 = 0;

/** How many leaves were looked into, and their spaces that fit by their buckets. */
export let opened: i32 = 0;
export let fitted: i32 = 0;

/** Of the spaces of a leaf asked about: those of which a must is not known, and those whose bucket leaves open how they are judged. */
let unknown: i32 = 0;
let mixed: i32 = 0;

export function setLooked(atLooked: usize): void {
  lookedAt = atLooked;
}

/** Begins a question, for which no leaf was looked into yet. */
export function closeLeaves(): void {
  question += 1;
  opened = 0;
  fitted = 0;
}

export function lookIntoLeaf(leaf: i32): void {
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
  return areAllMet() ? fitting & ~unknown : fitting;
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
