import { type Benefit } from '#shared/policy/benefit.ts';
import { type Interval, exactly, times } from './interval.ts';
import { type Reading } from './reading.ts';

type Of<K extends Benefit['kind']> = Extract<Benefit, { kind: K }>;

/** A sum; only its most is known where the source gives it as a ceiling. Fen. */
export function fixed({ amountFen, isCeiling = false }: Of<'fixed'>): Interval {
  return { low: isCeiling ? 0 : amountFen, high: amountFen };
}

/** So much for each talent. Fen; no end where it was not found how much. */
export function talent({ fenPerTalent }: Of<'talent'>, { number }: Reading): Interval {
  const each = fenPerTalent === undefined ? { low: 0, high: Infinity } : exactly(fenPerTalent);
  return times(number('talents'), each);
}

/** A share of the interest of so many years; all of it at best where the share, one year at least where the years were not found. Fen. */
export function loanInterest({ sharePct, years }: Of<'loan-interest'>, { number }: Reading): Interval {
  const share = sharePct === undefined ? { low: 0, high: 1 } : exactly(sharePct / 100);
  const over = years === undefined ? { low: 1, high: Infinity } : exactly(years);
  return times(times(number('loanInterestFenPerYear'), share), over);
}
