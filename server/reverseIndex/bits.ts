import { lowest, maskAt } from '#server/domain/flat.ts';

/** Words that hold a bit for each of so many slots. */
export function wordsFor(slots: number): Int32Array {
  return new Int32Array((slots + 31) >>> 5);
}

/** Sets the bit of a slot. */
export function setBit(bits: Int32Array, slot: number): void {
  bits[slot >>> 5] = maskAt(bits, slot >>> 5) | (1 << (slot & 31));
}

/** Whether the bit of a slot is set. */
export function hasBit(bits: Int32Array, slot: number): boolean {
  return (maskAt(bits, slot >>> 5) & (1 << (slot & 31))) !== 0;
}

/** Sets in `bits` what is set in others of the same length. */
export function addBits(bits: Int32Array, others: Int32Array): void {
  for (let word = 0; word < bits.length; word += 1) bits[word] = maskAt(bits, word) | maskAt(others, word);
}

/** The slots, in order, whose bit is set in `some` and in none of `not`; where `some` is absent, all up to `count`. */
export function slotsWithin(count: number, not: Int32Array, some?: Int32Array): number[] {
  const slots: number[] = [];
  for (let word = 0; word < not.length; word += 1) {
    let left = ~maskAt(not, word) & (some === undefined ? -1 : maskAt(some, word));
    for (; left !== 0; left &= left - 1) {
      const slot = (word << 5) + lowest(left);
      if (slot < count) slots.push(slot);
    }
  }
  return slots;
}
