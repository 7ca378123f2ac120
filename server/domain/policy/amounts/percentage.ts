import { type Benefit } from '#shared/policy/benefit.ts';
import { type Interval, atMost, exactly, percentOf, times } from './interval.ts';
import { type Reading } from './reading.ts';

type Percentage = Extract<Benefit, { kind: 'percentage' }>;

/** A share of a base, which may count only up to so much for each square metre. Fen; all that counts at best where the rate was not found. */
export function percentage({ ratePct, ratePctRange, base, baseCeiling }: Percentage, { number }: Reading): Interval {
  const whole = number(base);
  const counted =
    baseCeiling === undefined ? whole : atMost(whole, times(exactly(baseCeiling.fenPerM2), number(baseCeiling.area)));
  if (ratePct !== undefined) return percentOf(exactly(ratePct), counted);
  if (ratePctRange === undefined) return { low: 0, high: counted.high };
  const [low, high] = ratePctRange;
  return percentOf({ low, high }, counted);
}
