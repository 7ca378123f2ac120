/**
 * A number as it comes out on paper: without what adding, subtracting and dividing in binary leave beyond the eighth
 * decimal. So 700.7 m² and 100.1 m² reach 800.8 m², and 8 − 7.8 is as far as 5 − 4.8. Exact up to 90 million.
 */
export function withoutRoundingError(value: number): number {
  return Math.round(value * PARTS_PER_UNIT) / PARTS_PER_UNIT;
}

/** Far finer than anything that is measured here, far coarser than the errors. */
const PARTS_PER_UNIT = 1e8;
