import { type Benefit } from '#shared/policy/benefit.ts';
import { type Interval, exactly, times } from './interval.ts';
import { type Reading } from './reading.ts';

type PerM2 = Extract<Benefit, { kind: 'per-m2' }>;

/** So much for each square metre that counts, once. Fen. */
export function perM2({ fenPerM2, area, aboveShare }: PerM2, { number }: Reading): Interval {
  const all = number(area);
  const counted = aboveShare === undefined ? all : times(all, partAbove(aboveShare.pct, number(aboveShare.share)));
  return times(exactly(fenPerM2), counted);
}

/**
 * Which part of an area lies above a share of the whole: of plant that is 80 % of a building, the part above 70 % is
 * (80 − 70) ÷ 80 = 1 ÷ 8 of the plant.
 */
function partAbove(pct: number, share: Interval): Interval {
  const above = (sharePct: number): number => (sharePct > pct ? (sharePct - pct) / sharePct : 0);
  return { low: above(share.low), high: above(Math.min(share.high, 100)) };
}
