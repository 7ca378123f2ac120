import { type SpaceFacts } from '#shared/space.ts';
import { CleanroomGrade } from '#shared/vocabulary.ts';
import { leastPartM2 } from '../matching/letArea.ts';

/** What of a space its cost goes by, as far as it is a range: one value of what is known, from `-BOUNDLESS` to `BOUNDLESS` of what is not. */
type Ends =
  | 'rentLowFenPerM2Month'
  | 'rentHighFenPerM2Month'
  | 'wholeLowM2'
  | 'wholeHighM2'
  // The least part that is let.
  | 'partLowM2'
  | 'partHighM2'
  // The cleanest grade of an existing cleanroom: 0 is none, then by their order, D is 1.
  | 'gradeLow'
  | 'gradeHigh';

/** What is a value, or not known: then `…Open` is 1, for an assumption stands in, and its least and most are those of no value. */
type Values =
  | 'feeLeastFenPerM2Month'
  | 'feeMostFenPerM2Month'
  | 'feeOpen'
  | 'freeLeastMonths'
  | 'freeMostMonths'
  | 'freeOpen'
  | 'depositLeastMonths'
  | 'depositMostMonths'
  | 'depositOpen';

/** A space as its cost sees it, in numbers alone: so several spaces can be bounded by the least and the most of each. */
export type CostSubject = Readonly<Record<Ends | Values, number>> & {
  /** Set where it bounds several spaces: no space within costs less, or more, in either case. */
  readonly bound?: 'least' | 'most';
};

/** More than anything that is counted here; a number and not infinity, for it is stored. */
export const BOUNDLESS = 1e15;

/** The facts of a space that its cost is made of. */
export const COSTED_FACTS = [
  'rentFenPerM2Month',
  'managementFeeFenPerM2Month',
  'rentFreeMonths',
  'depositMonths',
  'areaM2',
  'divisibleFromM2',
  'cleanroomGrade',
] as const satisfies readonly (keyof SpaceFacts)[];

/** A space as its cost sees it; undefined where it is not for lease. */
export function costSubjectOf(facts: SpaceFacts): CostSubject | undefined {
  const { rentFenPerM2Month: rent } = facts;
  if (rent === 'none') return undefined;
  const [feeLeastFenPerM2Month, feeMostFenPerM2Month, feeOpen] = valueOf(facts.managementFeeFenPerM2Month);
  const [freeLeastMonths, freeMostMonths, freeOpen] = valueOf(facts.rentFreeMonths);
  const [depositLeastMonths, depositMostMonths, depositOpen] = valueOf(facts.depositMonths);
  return {
    rentLowFenPerM2Month: rent ?? -BOUNDLESS,
    rentHighFenPerM2Month: rent ?? BOUNDLESS,
    ...extentOf(facts),
    ...gradeOf(facts),
    ...{ feeLeastFenPerM2Month, feeMostFenPerM2Month, feeOpen },
    ...{ freeLeastMonths, freeMostMonths, freeOpen },
    ...{ depositLeastMonths, depositMostMonths, depositOpen },
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

/** Least, most, and whether an assumption stands in; there being none of it is 0. */
function valueOf(fact: number | 'none' | undefined): readonly [number, number, number] {
  if (fact === undefined) return [BOUNDLESS, -BOUNDLESS, 1];
  const value = fact === 'none' ? 0 : fact;
  return [value, value, 0];
}
