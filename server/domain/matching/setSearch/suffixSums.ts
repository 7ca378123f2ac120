import { valueAt } from './problem.ts';

/** For each place, and each number up to a count, the largest sum of so many of the values from the place on. */
export interface SuffixSums {
  /** Minus infinity where there are not so many. */
  readonly most: (from: number, number: number) => number;
}

/** Sums of the largest values, for sets of at most `count`. */
export function createSuffixSums(values: Float64Array, count: number): SuffixSums {
  const width = count + 1;
  const sums = new Float64Array((values.length + 1) * width).fill(-Infinity);
  const largest: number[] = [];
  for (let from = values.length; from >= 0; from -= 1) {
    if (from < values.length) insert(largest, valueAt(values, from), count);
    let sum = 0;
    sums[from * width] = sum;
    for (const [index, value] of largest.entries()) {
      sum += value;
      sums[from * width + index + 1] = sum;
    }
  }
  return { most: (from, number) => valueAt(sums, from * width + number) };
}

/** Puts a value among the largest, of which there are at most `count`, largest first. */
function insert(largest: number[], value: number, count: number): void {
  const place = largest.findIndex((other) => other < value);
  if (place >= 0) largest.splice(place, 0, value);
  else largest.push(value);
  if (largest.length > count) largest.pop();
}
