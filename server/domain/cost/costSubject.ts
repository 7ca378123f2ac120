import { type Range } from '#shared/criterion.ts';
import { RENT_FREE_MONTHS_MAX, type SpaceFacts } from '#shared/space.ts';
import { CleanroomGrade } from '#shared/vocabulary.ts';
import { leastPartM2 } from '../matching/letArea.ts';

/** What of a space its cost goes by: each from its least to its most, which are one of what is known. */
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

/** What stands in for terms of a lease that the operator has not said. */
export interface StandIns {
  readonly managementFeeFenPerM2Month: Range;
  readonly rentFreeMonths: Range;
}

/** Nothing is assumed of them: anything that may be. */
export const ANY_TERMS: StandIns = {
  managementFeeFenPerM2Month: { low: 0, high: BOUNDLESS },
  rentFreeMonths: { low: 0, high: RENT_FREE_MONTHS_MAX },
};

/** A space as its cost sees it; undefined where it is not for lease. */
export function costSubjectOf(facts: SpaceFacts, standIns: StandIns): CostSubject | undefined {
  const { rentFenPerM2Month: rent } = facts;
  if (rent === 'none') return undefined;
  const fee = valueOf(facts.managementFeeFenPerM2Month, standIns.managementFeeFenPerM2Month);
  const free = valueOf(facts.rentFreeMonths, standIns.rentFreeMonths);
  return {
    rentLowFenPerM2Month: rent ?? -BOUNDLESS,
    rentHighFenPerM2Month: rent ?? BOUNDLESS,
    feeLowFenPerM2Month: fee.low,
    feeHighFenPerM2Month: fee.high,
    freeLowMonths: free.low,
    freeHighMonths: free.high,
    ...extentOf(facts),
    ...gradeOf(facts),
  };
}

function extentOf({
  areaM2,
  divisibleFromM2,
}: SpaceFacts): Pick<CostSubject, 'wholeLowM2' | 'wholeHighM2' | 'partLowM2' | 'partHighM2'> {
  const partM2 = leastPartM2({ offeredM2: areaM2, offeredFromM2: divisibleFromM2 });
  return {
    wholeLowM2: areaM2 ?? -BOUNDLESS,
    wholeHighM2: areaM2 ?? BOUNDLESS,
    // Of unknown division, anything up to the whole.
    partLowM2: partM2 ?? 0,
    partHighM2: partM2 ?? BOUNDLESS,
  };
}

function gradeOf({ cleanroomGrade: grade }: SpaceFacts): Pick<CostSubject, 'gradeLow' | 'gradeHigh'> {
  if (grade === undefined) return { gradeLow: 0, gradeHigh: CleanroomGrade.options.length };
  return { gradeLow: rankOfGrade(grade), gradeHigh: rankOfGrade(grade) };
}

/** The place of a grade among all, D being 1; 0 is no cleanroom. */
export function rankOfGrade(grade: CleanroomGrade | 'none'): number {
  return grade === 'none' ? 0 : CleanroomGrade.options.indexOf(grade) + 1;
}

/** There being none of it is 0. */
function valueOf(told: number | 'none' | undefined, standIn: Range): Range {
  if (told === undefined) return standIn;
  return told === 'none' ? { low: 0, high: 0 } : { low: told, high: told };
}
