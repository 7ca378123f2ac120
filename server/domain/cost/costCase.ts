import { type Range } from '#shared/criterion.ts';
import { times } from './amount.ts';
import { type CaseName } from './caseName.ts';
import { MONTHS, type RentMonths } from './caseRates.ts';
import { type CostPlan } from './costPlan.ts';
import { BOUNDLESS, type CostSubject } from './costSubject.ts';

/** One of the two cases of a space: everything that its cost goes by as one number each. Infinite where there is no bound. */
export interface CostCase {
  readonly rentFenPerM2Month: number;
  readonly rentMonths: RentMonths;
  /** A year's fee. */
  readonly managementFenPerM2: number;
  /** For each square metre let; 0 where no cleanroom is asked for or one as clean is there. */
  readonly fitOutFenPerM2: number;
}

/** A case of a space, or of what bounds several. */
export function costCase(name: CaseName, subject: CostSubject, { rates }: CostPlan): CostCase {
  const isLow = name === 'low';
  const { rentMonths, fitOutFenPerM2, gradeRank } = rates[name];
  const existingRank = isLow ? subject.gradeHigh : subject.gradeLow;
  const fee = unboxed(isLow ? subject.feeLowFenPerM2Month : subject.feeHighFenPerM2Month);
  return {
    rentFenPerM2Month: unboxed(isLow ? subject.rentLowFenPerM2Month : subject.rentHighFenPerM2Month),
    // Free months make it cheaper.
    rentMonths: rentMonths(isLow ? subject.freeHighMonths : subject.freeLowMonths),
    managementFenPerM2: times(fee, MONTHS),
    // A cleanroom that is not clean enough saves nothing: the one that is asked for is reckoned as built new.
    fitOutFenPerM2: existingRank >= gradeRank ? 0 : fitOutFenPerM2,
  };
}

/** The area that would be let: as little of the space as reaches the least that is asked, all of it where nothing is asked. */
export function letAreaM2(subject: CostSubject, leastM2: number | undefined): Range {
  return {
    low: letOf(subject.wholeLowM2, subject.partLowM2, leastM2),
    high: letOf(subject.wholeHighM2, subject.partHighM2, leastM2),
  };
}

function letOf(wholeM2: number, partM2: number, leastM2 = Infinity): number {
  return unboxed(Math.min(wholeM2, Math.max(partM2, leastM2)));
}

/** The area of a case, of more being dearer; of what bounds several spaces, the same end in both cases. */
export function areaOfCase(area: Range, name: CaseName, bound: CostSubject['bound']): number {
  return END[bound ?? name] === 'low' ? area.low : area.high;
}

/** Which end of a range a case goes by, or a bound does in both. */
export const END = { low: 'low', high: 'high', least: 'low', most: 'high' } as const;

/** Beyond any bound is infinite. */
function unboxed(value: number): number {
  return Math.abs(value) < BOUNDLESS ? value : Math.sign(value) * Infinity;
}
