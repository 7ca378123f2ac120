/**
 * A number as it comes out on paper: without what adding, subtracting and dividing in binary leave beyond the eighth
 * decimal. So 700.7 m² and 100.1 m² reach 800.8 m², and 8 − 7.8 is as far as 5 − 4.8. Exact up to 90 million.
 */
export function withoutRoundingError(value: number): number {
  return partsOf(value) / PARTS_PER_UNIT;
}

/** Far finer than anything that is measured here, far coarser than the errors. */
const PARTS_PER_UNIT = 1e8;

/** A number as a whole number of the finest parts that count: these add up without any error, in whatever order. */
export function partsOf(value: number): number {
  return Math.round(value * PARTS_PER_UNIT);
}

/** The sum as it comes out on paper, of numbers of up to eight decimals, whatever their order. */
export function sumOnPaper(values: readonly number[]): number {
  let parts = 0;
  for (const value of values) parts += partsOf(value);
  return parts / PARTS_PER_UNIT;
}

/** The most whole parts, as `partsOf` counts them, that are not more than the value. */
export function partsWithin(value: number): number {
  const nearest = partsOf(value);
  return nearest / PARTS_PER_UNIT > value ? nearest - 1 : nearest;
}

/** The fewest whole parts that are not less than the value. */
export function partsReaching(value: number): number {
  return -partsWithin(-value);
}
