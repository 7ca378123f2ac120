/**
 * Reading flat arrays within their bounds. One function per kind of array, for a function that is given two kinds is
 * many times slower than one that is given one.
 */

/** The byte at a place within the array. */
export function byteAt(bytes: Uint8Array, at: number): number {
  return bytes[at] ?? 0;
}

/** The code at a place within the array. */
export function codeAt(codes: Uint32Array, at: number): number {
  return codes[at] ?? 0;
}

/** The number at a place within the array. */
export function numberAt(numbers: Float64Array, at: number): number {
  return numbers[at] ?? 0;
}

/** The mask, or other signed number, at a place within the array. */
export function maskAt(masks: Int32Array, at: number): number {
  return masks[at] ?? 0;
}

/** The place of the lowest bit of some. */
export function lowest(bits: number): number {
  return 31 - Math.clz32(bits & -bits);
}
