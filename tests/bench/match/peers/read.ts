/**
 * Reading typed arrays within their bounds: one function for each kind, for one that is given two kinds is many times
 * slower.
 */

/** The number at a place. */
export function numberAt(numbers: Float64Array, at: number): number {
  return numbers[at] ?? NaN;
}

/** The row at a place of a selection. */
export function rowAt(rows: Int32Array, at: number): number {
  return rows[at] ?? 0;
}
