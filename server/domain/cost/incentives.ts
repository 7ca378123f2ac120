import { calendarYearOf } from '../policy/calendarYear.ts';
import { type PromisedYear } from '../policy/promised.ts';
import { type CaseName } from './caseName.ts';

/** What the policies promise for a year, 1 being the first; without `highFen` nobody can say how much it may be. */
export interface YearIncentives {
  readonly year: number;
  /** Confirmed. */
  readonly lowFen: number;
  /** Possible. */
  readonly highFen?: number | undefined;
}

/** What is promised by calendar years, by the years of a horizon that begins on a day: the first is the calendar year of that day. */
export function incentivesFrom(promised: readonly PromisedYear[], from: string): YearIncentives[] {
  const before = calendarYearOf(from) - 1;
  return promised.map(({ year, ...fen }) => ({ year: year - before, ...fen }));
}

/** What is received in a year, below zero: in the cheapest case all that is possible, in the dearest only what is confirmed. */
export function incentivesFen(incentives: readonly YearIncentives[], year: number, name: CaseName): number {
  let received = 0;
  for (const one of incentives) {
    if (one.year === year) received += name === 'low' ? (one.highFen ?? Infinity) : one.lowFen;
  }
  return received === 0 ? 0 : -received;
}
