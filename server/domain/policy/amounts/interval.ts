/** What a number may be: at least `low`, at most `high`, which is infinite where no end is known. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Of what nothing is known but that it is not below zero. */
export const ANYTHING: Interval = { low: 0, high: Infinity };

export const NOTHING: Interval = { low: 0, high: 0 };

/** Just this number. */
export function exactly(value: number): Interval {
  return { low: value, high: value };
}

/** A product of numbers that are not below zero; nothing of anything is nothing, also where the other has no end. */
export function times(one: Interval, other: Interval): Interval {
  return { low: product(one.low, other.low), high: product(one.high, other.high) };
}

function product(one: number, other: number): number {
  return one === 0 || other === 0 ? 0 : one * other;
}

/** A share of a number, in percent. */
export function percentOf(pct: Interval, whole: Interval): Interval {
  const { low, high } = times(pct, whole);
  return { low: low / 100, high: high / 100 };
}

export function plus(one: Interval, other: Interval): Interval {
  return { low: one.low + other.low, high: one.high + other.high };
}

/** The lesser of both. */
export function atMost(one: Interval, other: Interval): Interval {
  return { low: Math.min(one.low, other.low), high: Math.min(one.high, other.high) };
}
