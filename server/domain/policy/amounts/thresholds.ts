import { type Benefit } from '#shared/policy/benefit.ts';
import { type Interval } from './interval.ts';
import { type Reading } from './reading.ts';

type Of<K extends Benefit['kind']> = Extract<Benefit, { kind: K }>;

/** Sums by thresholds, each with its bound included. Fen. */
export function tiered({ fact, counts, steps }: Of<'tiered'>, { number }: Reading): Interval {
  const paid = (value: number): number => {
    const reached = steps.filter(({ from }) => from <= value).sort((a, b) => a.from - b.from);
    const sums = reached.map(({ amountFen }) => amountFen);
    return counts === 'each' ? sums.reduce((sum, fen) => sum + fen, 0) : (sums.at(-1) ?? 0);
  };
  const { low, high } = number(fact);
  // A higher threshold may bring a lower sum: every one between the ends is looked at.
  const within = steps.map(({ from }) => from).filter((from) => from > low && from <= high);
  const sums = [low, ...within].map(paid);
  return { low: Math.min(...sums), high: Math.max(...sums) };
}

/** A sum from a threshold on, and a further one for every whole step above it. Fen. */
export function stepped({ fact, from, amountFen, every, furtherFen }: Of<'stepped'>, { number }: Reading): Interval {
  const paid = (value: number): number => {
    if (value < from) return 0;
    return furtherFen === 0 ? amountFen : amountFen + Math.floor((value - from) / every) * furtherFen;
  };
  const { low, high } = number(fact);
  return { low: paid(low), high: paid(high) };
}

/** The numbers at which a sum by thresholds begins to change; none of what grows evenly. */
export function thresholdsOf(benefit: Benefit): readonly number[] {
  if (benefit.kind === 'tiered') return benefit.steps.map(({ from }) => from);
  return benefit.kind === 'stepped' ? [benefit.from] : [];
}
