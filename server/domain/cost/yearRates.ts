import { plus, times } from './amount.ts';
import { type CostCase } from './costCase.ts';

/** What a year costs for each square metre let, and besides. Not rounded. */
export interface YearRates {
  readonly rentFenPerM2: number;
  readonly managementFenPerM2: number;
  readonly utilitiesFenPerM2: number;
  /** Whatever the area. */
  readonly utilitiesFen: number;
}

const MONTHS = 12;

/** The rates of each year, the first year first. The rent rises at each turn of the year; free months are the first ones. */
export function yearRates(one: CostCase, horizonYears: number): YearRates[] {
  const rates: YearRates[] = [];
  let rise = 1;
  for (let year = 0; year < horizonYears; year += 1) {
    const freeMonths = Math.min(MONTHS, Math.max(0, one.rentFreeMonths - MONTHS * year));
    rates.push({
      rentFenPerM2: times(one.rentFenPerM2Month * rise, MONTHS - freeMonths),
      managementFenPerM2: one.managementFeeFenPerM2Month * MONTHS,
      utilitiesFenPerM2: one.utilitiesFenPerM2Month * MONTHS,
      utilitiesFen: one.utilitiesFenMonth * MONTHS,
    });
    rise *= 1 + one.escalation;
  }
  return rates;
}

/** What a whole horizon costs for each square metre let, deposits being given back, and whatever the area. Not rounded. */
export function horizonRates(one: CostCase, horizonYears: number): { readonly fenPerM2: number; readonly fen: number } {
  let fenPerM2 = one.fitOutFenPerM2;
  let fen = 0;
  for (const year of yearRates(one, horizonYears)) {
    fenPerM2 = plus(fenPerM2, year.rentFenPerM2, year.managementFenPerM2, year.utilitiesFenPerM2);
    fen += year.utilitiesFen;
  }
  return { fenPerM2, fen };
}
