import { plus, times } from './amount.ts';
import { type CaseName, type CostCase } from './costCase.ts';
import { type YearRates, yearRates } from './yearRates.ts';

/** What the policies promise for a year, 1 being the first; without `highFen` nobody can say how much it may be. */
export interface YearIncentives {
  readonly year: number;
  /** Confirmed. */
  readonly lowFen: number;
  /** Possible. */
  readonly highFen?: number | undefined;
}

/** A year of an account in whole fen, what is received being below zero; infinite where there is no bound. Year 0 is the start. */
export interface AccountYear {
  readonly year: number;
  readonly rent: number;
  readonly management: number;
  readonly deposit: number;
  readonly fitOut: number;
  readonly utilities: number;
  readonly incentives: number;
}

/** What the figures of a case are reckoned by. */
export interface FigureTerms {
  readonly name: CaseName;
  readonly areaM2: number;
  readonly horizonYears: number;
  readonly incentives: readonly YearIncentives[];
}

/** What an account is reckoned by. */
interface AccountTerms extends FigureTerms {
  /** Months of rent. */
  readonly depositMonths: number;
}

/** The account of a case, year by year from the start. Each line of each year is rounded to the fen, so that sums are exact. */
export function accountOf(one: CostCase, terms: AccountTerms): AccountYear[] {
  const { name, areaM2, horizonYears, incentives } = terms;
  const deposit = depositFen(one, terms);
  const start = {
    ...NOTHING,
    year: 0,
    deposit,
    fitOut: rounded(times(one.fitOutFenPerM2, areaM2)),
    incentives: incentivesFen(incentives, 0, name),
  };
  return [
    start,
    ...yearRates(one, horizonYears).map((rates, index) => ({
      ...NOTHING,
      year: index + 1,
      ...runningCosts(rates, areaM2),
      deposit: index + 1 === horizonYears ? opposite(deposit) : 0,
      incentives: incentivesFen(incentives, index + 1, name),
    })),
  ];
}

const NOTHING = { rent: 0, management: 0, deposit: 0, fitOut: 0, utilities: 0, incentives: 0 } as const;

/** What a case comes to over the horizon, its deposit being given back. */
export function netFen(one: CostCase, { name, areaM2, horizonYears, incentives }: FigureTerms): number {
  const running = yearRates(one, horizonYears).map((rates) => {
    const { rent, management, utilities } = runningCosts(rates, areaM2);
    return plus(rent, management, utilities);
  });
  const received = Array.from({ length: horizonYears + 1 }, (_, year) => incentivesFen(incentives, year, name));
  return plus(rounded(times(one.fitOutFenPerM2, areaM2)), ...running, ...received);
}

/** Held from the first rent, before free months and escalation. */
function depositFen({ rentFenPerM2Month }: CostCase, { depositMonths, areaM2 }: AccountTerms): number {
  return rounded(times(times(depositMonths, rentFenPerM2Month), areaM2));
}

function runningCosts(
  { rentFenPerM2, managementFenPerM2, utilitiesFenPerM2, utilitiesFen }: YearRates,
  areaM2: number,
): Pick<AccountYear, 'rent' | 'management' | 'utilities'> {
  return {
    rent: rounded(times(rentFenPerM2, areaM2)),
    management: rounded(times(managementFenPerM2, areaM2)),
    utilities: rounded(plus(times(utilitiesFenPerM2, areaM2), utilitiesFen)),
  };
}

/** The cheapest case has all that is possible, the dearest only what is confirmed; below zero. */
export function incentivesFen(incentives: readonly YearIncentives[], year: number, name: CaseName): number {
  let received = 0;
  for (const one of incentives) {
    if (one.year === year) received += name === 'low' ? (one.highFen ?? Infinity) : one.lowFen;
  }
  return opposite(received);
}

function opposite(amount: number): number {
  return amount === 0 ? 0 : -amount;
}

/** The half upwards; what has no bound stays so. */
function rounded(amount: number): number {
  return Math.round(amount) + 0;
}
