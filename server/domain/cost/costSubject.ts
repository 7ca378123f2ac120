import { type Range } from '#shared/criterion.ts';
import { RENT_FREE_MONTHS_MAX, type SpaceFacts } from '#shared/space.ts';
import { CleanroomGrade } from '#shared/vocabulary.ts';
import { leastPartM2 } from '../matching/letArea.ts';

/** What of a space its cost goes by: each from its least to its most, which are one where it is known. */
type Ends =
  | 'rentLowFenPerM2Month'
  | 'rentHighFenPerM2Month'
  | 'feeLowFenPerM2Month'
  | 'feeHighFenPerM2Month'
  | 'freeLowMonths'
  | 'freeHighMonths'
  | 'wholeLowM2'
  | 'wholeHighM2'
  // The least part that is let.
  | 'partLowM2'
  | 'partHighM2'
  // The cleanest grade of an existing cleanroom: 0 is none, then by their order, D is 1.
  | 'gradeLow'
  | 'gradeHigh';

/**
 * A space as its cost sees it, in numbers alone: so several spaces can be bounded by the least and the most of each. The
 * deposit is none of it, for it comes back.
 */
export type CostSubject = Readonly<Record<Ends, number>> & {
  /** Set where it bounds several spaces: no space within costs less, or more, in either case. */
  readonly bound?: 'least' | 'most';
};

/** Stands for what has no bound; more than anything that is counted here, and a number, not infinity, for it is stored. */
export const BOUNDLESS = 1e15;

/** The facts of a space that what its cost comes to is made of. */
export const FIGURE_FACTS = [
  'rentFenPerM2Month',
  'managementFeeFenPerM2Month',
  'rentFreeMonths',
  'areaM2',
  'divisibleFromM2',
  'cleanroomGrade',
] as const satisfies readonly (keyof SpaceFacts)[];

/** The facts that an account is made of. */
export const COSTED_FACTS = [...FIGURE_FACTS, 'depositMonths'] as const satisfies readonly (keyof SpaceFacts)[];

/** What stands in for what the operator has not said. */
export interface StandIns {
  readonly rentFenPerM2Month: Range;
  readonly areaM2: Range;
  readonly managementFeeFenPerM2Month: Range;
  readonly rentFreeMonths: Range;
}

/** Anything that may be: to a criterion even a rent that is not known is no less than nothing. */
export const WHATEVER: StandIns = {
  rentFenPerM2Month: { low: 0, high: BOUNDLESS },
  areaM2: { low: 0, high: BOUNDLESS },
  managementFeeFenPerM2Month: { low: 0, high: BOUNDLESS },
  rentFreeMonths: { low: 0, high: RENT_FREE_MONTHS_MAX },
};

/** In an account terms of a lease are assumed; what no assumption stands in for is left open to either side, so that it is never told as nothing. */
export function assumedTerms(terms: Pick<StandIns, 'managementFeeFenPerM2Month' | 'rentFreeMonths'>): StandIns {
  const { managementFeeFenPerM2Month, rentFreeMonths } = terms;
  return { rentFenPerM2Month: OPEN, areaM2: OPEN, managementFeeFenPerM2Month, rentFreeMonths };
}

const OPEN: Range = { low: -BOUNDLESS, high: BOUNDLESS };

/** A space as its cost sees it; undefined where it is not for lease. Made for every space of a stock: without a detour. */
export function costSubjectOf(facts: SpaceFacts, standIns: StandIns): CostSubject | undefined {
  const { rentFenPerM2Month: rent, managementFeeFenPerM2Month: fee, rentFreeMonths: free } = facts;
  const { areaM2, divisibleFromM2, cleanroomGrade } = facts;
  if (rent === 'none') return undefined;
  const partM2 = leastPartM2({ offeredM2: areaM2, offeredFromM2: divisibleFromM2 });
  return {
    rentLowFenPerM2Month: told(rent, standIns.rentFenPerM2Month.low),
    rentHighFenPerM2Month: told(rent, standIns.rentFenPerM2Month.high),
    feeLowFenPerM2Month: told(fee, standIns.managementFeeFenPerM2Month.low),
    feeHighFenPerM2Month: told(fee, standIns.managementFeeFenPerM2Month.high),
    freeLowMonths: told(free, standIns.rentFreeMonths.low),
    freeHighMonths: told(free, standIns.rentFreeMonths.high),
    wholeLowM2: told(areaM2, standIns.areaM2.low),
    wholeHighM2: told(areaM2, standIns.areaM2.high),
    // Of unknown division, anything up to the whole.
    partLowM2: partM2 ?? 0,
    partHighM2: partM2 ?? BOUNDLESS,
    gradeLow: rankOr(cleanroomGrade, 0),
    gradeHigh: rankOr(cleanroomGrade, CleanroomGrade.options.length),
  };
}

/** There being none of it is 0. */
function told(value: number | 'none' | undefined, standIn: number): number {
  return value === 'none' ? 0 : (value ?? standIn);
}

function rankOr(grade: CleanroomGrade | 'none' | undefined, unknown: number): number {
  return grade === undefined ? unknown : rankOfGrade(grade);
}

/** The place of a grade among all, D being 1; 0 is no cleanroom. */
export function rankOfGrade(grade: CleanroomGrade | 'none'): number {
  return grade === 'none' ? 0 : CleanroomGrade.options.indexOf(grade) + 1;
}
