// What a node or a space comes to at most, each preference in its turn: to the bit what `plainSearch.ts` and `spaceWishes.ts` reckon.

import { BUCKETS, GROUPS, totalWeight, WISH_BYTES, wishCount, wishes } from "./question";
import { mostOfRing, mostOfSite } from "./rings";
import { codes, columns, leaves, MANY_SITES, masks } from "./tree";

@external("host", "judgeWish")
declare function judgeWish(wish: i32, bucket: i32): void;

/** What the spaces of a node come to at most, as `plainSearch.ts` reckons it, but for rings, of which the best of each is taken. */
export function exactMost(node: i32, parent: i32, slot: i32): f64 {
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

/** Points that a space comes to at most, by its buckets, which begin at `at`, and its site, if that is known. */
export function mostOfSpace(at: i32, site: i32): f64 {
  if (totalWeight == 0) return 100;
  let sum: f64 = 0;
  for (let wish = 0; wish < wishCount; wish += 1) {
    const record = wishes + <usize>wish * WISH_BYTES;
    const column = load<i32>(record);
    if (column >= 0) sum += mostOfBucket(wish, record, load<u8>(codes + at + (column << 4)));
    else sum += site == MANY_SITES ? load<f64>(record, GROUPS) : mostOfSite(record, site);
  }
  return 100 * (sum / totalWeight);
}

function mostOfBucket(wish: i32, record: usize, bucket: i32): f64 {
  const kept = record + BUCKETS + (<usize>bucket << 3);
  const most = load<f64>(kept);
  if (most == most) return most;
  judgeWish(wish, bucket);
  return load<f64>(kept);
}
