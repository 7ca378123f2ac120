/** What is measured of a collection, whoever keeps it. Rates are per second. */
export interface Measures {
  readonly insertMany: number;
  readonly findOne: number;
  readonly findOneOf32: number;
  /** Median of finding a hundred documents by an index. */
  readonly rangeMs: number;
  /** Single inserts from eight writers, each on disk before it counts. */
  readonly eightWriters: number;
}

/** How many documents are added to a full collection to measure `insertMany`. */
export const ADDED = 20_000;

/** How many documents a range holds. */
export const IN_RANGE = 100;

export const WRITERS = 8;
export const IN_FLIGHT = 32;
export const RANGES = 200;
