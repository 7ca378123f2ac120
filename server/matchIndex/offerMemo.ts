/** What was found for keys, each a number below 65,535. */
export interface OfferMemo {
  /** -1 where nothing is kept for the key, or it is not a number. */
  readonly get: (key: number) => number;
  readonly set: (key: number, found: number) => void;
  /** For so many keys it takes memory. */
  readonly size: number;
  /** One more than what is kept for each key, 0 where nothing is; absent where the keys are too many for a table. */
  readonly table?: Uint16Array;
}

/** Keys of so many bits are the places of a table. */
export const FLAT_BITS = 20;

/** Keys kept of those that are too many for a table: of two that meet in one place, the later. */
export const KEPT_BITS = 16;

/** A memo for keys of so many bits. */
export function createOfferMemo(bits: number): OfferMemo {
  return bits <= FLAT_BITS ? flatMemo(2 ** bits) : hashedMemo();
}

function flatMemo(size: number): OfferMemo {
  const kept = new Uint16Array(size);
  return {
    size,
    table: kept,
    get: (key) => (kept[key] ?? 0) - 1,
    set(key, found) {
      kept[key] = found + 1;
    },
  };
}

function hashedMemo(): OfferMemo {
  const keys = new Float64Array(2 ** KEPT_BITS).fill(NaN);
  const kept = new Uint16Array(2 ** KEPT_BITS);
  return {
    size: kept.length,
    get(key) {
      const at = slotOf(key);
      return keys[at] === key ? (kept[at] ?? 0) : -1;
    },
    set(key, found) {
      const at = slotOf(key);
      keys[at] = key;
      kept[at] = found;
    },
  };
}

/** The place of a key among those that are kept: both its halves, mixed by the golden ratio. */
export function slotOf(key: number): number {
  const high = Math.floor(key / 2 ** 32);
  return Math.imul((key >>> 0) ^ Math.imul(high, 0x85eb_ca6b), 0x9e37_79b1) >>> (32 - KEPT_BITS);
}
