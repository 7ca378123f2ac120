import { type Range } from '#shared/criterion.ts';
import { type CaseName } from './caseName.ts';
import { type CostNeeds } from './costNeeds.ts';
import { rankOfGrade } from './costSubject.ts';
import { FIT_OUT_OF_GRADE, type CostTerms } from './terms.ts';

/** What one case costs whatever the space: reckoned once for each requirement. */
export interface CaseRates {
  /** For each square metre let, where a cleanroom is to be built, of which that is a part. */
  readonly fitOutFenPerM2: number;
  /** The grade that is asked for, see `rankOfGrade`; 0 for none. */
  readonly gradeRank: number;
  /** Capacity of utilities in a year, for each square metre let, and whatever the area. */
  readonly utilitiesFenPerM2: number;
  readonly utilitiesFen: number;
  /** For each year how many months of the first rent its rent comes to, after so many free months. */
  readonly rentMonths: (freeMonths: number) => RentMonths;
}

/** Year by year, and in all. */
export interface RentMonths {
  readonly ofYears: readonly number[];
  readonly all: number;
}

/** Months of a year. */
export const MONTHS = 12;

/** The rates of a case. */
export function caseRates(
  name: CaseName,
  {
    terms,
    needs,
    horizonYears,
  }: { readonly terms: CostTerms; readonly needs: CostNeeds; readonly horizonYears: number },
): CaseRates {
  const of = (range: Range): number => range[name];
  const { grade, powerKva = 0, powerVaPerM2 = 0, effluentM3PerDay = 0 } = needs;
  return {
    fitOutFenPerM2: grade === undefined ? 0 : of(terms.cleanAreaShare) * of(terms[FIT_OUT_OF_GRADE[grade]]),
    gradeRank: rankOfGrade(grade ?? 'none'),
    utilitiesFenPerM2: (powerVaPerM2 / VA_PER_KVA) * of(terms.powerFenPerKvaMonth) * MONTHS,
    utilitiesFen:
      (powerKva * of(terms.powerFenPerKvaMonth) + effluentM3PerDay * of(terms.effluentFenPerM3PerDayMonth)) * MONTHS,
    rentMonths: createRentMonths(of(terms.escalationPctPerYear) / PER_CENT, horizonYears),
  };
}

const PER_CENT = 100;
const VA_PER_KVA = 1000;

/** The rent rises at each turn of the year; free months are the first ones. Reckoned once for each number of them. */
function createRentMonths(escalation: number, horizonYears: number): CaseRates['rentMonths'] {
  const kept = new Map<number, RentMonths>();
  return (freeMonths) => {
    const known = kept.get(freeMonths);
    if (known !== undefined) return known;
    const ofYears: number[] = [];
    let rise = 1;
    for (let year = 0; year < horizonYears; year += 1) {
      const free = Math.min(MONTHS, Math.max(0, freeMonths - MONTHS * year));
      ofYears.push(rise * (MONTHS - free));
      rise *= 1 + escalation;
    }
    const made = { ofYears, all: ofYears.reduce((sum, months) => sum + months, 0) };
    kept.set(freeMonths, made);
    return made;
  };
}
