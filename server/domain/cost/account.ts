import { plus, rounded, times } from './amount.ts';
import { type CaseName } from './caseName.ts';
import { type CaseRates } from './caseRates.ts';
import { type CostCase } from './costCase.ts';
import { type YearIncentives, incentivesFen } from './incentives.ts';

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

/** What the figures of a case are reckoned by besides. */
export interface FigureTerms {
  readonly name: CaseName;
  readonly areaM2: number;
  readonly rates: CaseRates;
  readonly incentives: readonly YearIncentives[];
}

/** What an account is reckoned by. */
interface AccountTerms extends FigureTerms {
  /** Months of rent. */
  readonly depositMonths: number;
}

const NOTHING = { rent: 0, management: 0, deposit: 0, fitOut: 0, utilities: 0 } as const;

/** The account of a case, year by year from the start. Each line of each year is rounded to the fen, so that sums are exact. */
export function accountOf(one: CostCase, terms: AccountTerms): AccountYear[] {
  const { name, incentives } = terms;
  const months = one.rentMonths.ofYears;
  const deposit = depositFen(one, terms);
  const running = { management: managementFen(one, terms), utilities: utilitiesFen(terms) };
  return [
    { ...NOTHING, year: 0, deposit, fitOut: fitOutFen(one, terms), incentives: incentivesFen(incentives, 0, name) },
    ...months.map((ofYear, index) => ({
      ...NOTHING,
      year: index + 1,
      rent: rentFen(one, ofYear, terms.areaM2),
      ...running,
      deposit: index + 1 < months.length || deposit === 0 ? 0 : -deposit,
      incentives: incentivesFen(incentives, index + 1, name),
    })),
  ];
}

/** What a case comes to over the horizon, its deposit being given back. */
export function netFen(one: CostCase, terms: FigureTerms): number {
  const { name, incentives, areaM2 } = terms;
  const { ofYears } = one.rentMonths;
  let sum = times(ofYears.length, plus(managementFen(one, terms), utilitiesFen(terms)));
  sum = plus(sum, fitOutFen(one, terms));
  for (const months of ofYears) sum = plus(sum, rentFen(one, months, areaM2));
  if (incentives.length > 0) {
    for (let year = 0; year <= ofYears.length; year += 1) sum = plus(sum, incentivesFen(incentives, year, name));
  }
  return sum;
}

function rentFen({ rentFenPerM2Month }: CostCase, months: number, areaM2: number): number {
  return rounded(times(times(rentFenPerM2Month, months), areaM2));
}

function managementFen({ managementFenPerM2 }: CostCase, { areaM2 }: FigureTerms): number {
  return rounded(times(managementFenPerM2, areaM2));
}

function utilitiesFen({ areaM2, rates }: FigureTerms): number {
  return rounded(plus(times(rates.utilitiesFenPerM2, areaM2), rates.utilitiesFen));
}

function fitOutFen({ fitOutFenPerM2 }: CostCase, { areaM2 }: FigureTerms): number {
  return rounded(times(fitOutFenPerM2, areaM2));
}

/** Held from the first rent, before free months and escalation. */
function depositFen({ rentFenPerM2Month }: CostCase, { depositMonths, areaM2 }: AccountTerms): number {
  return rounded(times(times(depositMonths, rentFenPerM2Month), areaM2));
}
