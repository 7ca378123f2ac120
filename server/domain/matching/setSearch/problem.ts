/** A sum that a set must reach. */
export interface Row {
  readonly least: number;
  /** Of each item; finite. */
  readonly amounts: Float64Array;
}

/** One thing that may be in a set. */
export interface Item {
  readonly id: string;
  /** What its points weigh. */
  readonly areaM2: number;
  /** 0 to 100. */
  readonly points: number;
  /** What it adds to what is spent: a whole number. */
  readonly spent: number;
  /** The bit of the group to which it belongs; 0 where groups do not matter. */
  readonly group: number;
}

/** Which sets are sought, and what is known of any of them beforehand. */
export interface Problem {
  /** How many items make a set. */
  readonly count: number;
  /** Those of the most points first, ties by id. */
  readonly items: readonly Item[];
  /** A set has the excess that it spends beyond this, in whole steps, rounded down. */
  readonly asked: number;
  readonly excessStep: number;
  /** What every set spends at least, not below what is asked; absent where a set may spend less and has no excess then. */
  readonly spentAtLeast?: number;
  /** No set has more than this beyond the mean of its points, weighed by area. */
  readonly bonus: number;
  readonly rows: readonly Row[];
  /** The bits of all groups of which a set must have an item. */
  readonly groups: number;
}

/** The place that a set must be before: by excess, then points rounded as they are compared, then ids. */
export interface Cutoff {
  readonly excess: number;
  readonly points: number;
  /** Sorted. */
  readonly ids: readonly string[];
}

/** What becomes of sets that may be worth something. */
export interface Sink {
  /** Sets from here on are worth nothing; undefined while every set is wanted. */
  readonly cutoff: () => Cutoff | undefined;
  /** Judges a set, given by the places of its items in ascending order, that no bound rules out. */
  readonly offer: (places: readonly number[], excess: number) => void;
}

/** The excess of what is spent, in steps; none below what is asked. */
export function excessOf({ asked, excessStep }: Problem, spent: number): number {
  return Math.max(0, Math.floor((spent - asked) / excessStep));
}

/** The number at a place within the array. */
export function valueAt(values: Float64Array, at: number): number {
  return values[at] ?? 0;
}

/** A row that sums in whatever order they are added reach wherever they should on paper. */
export function relaxed({ least, amounts }: Row, count: number): Row {
  const largest = amounts.reduce((most, amount) => Math.max(most, Math.abs(amount)), Math.abs(least));
  return { amounts, least: least - count * largest * ROUNDING };
}

/** More than the rounding errors of a few sums, as a share. */
const ROUNDING = 1e-9;
