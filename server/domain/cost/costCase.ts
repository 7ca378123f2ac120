import { type Range } from '#shared/criterion.ts';
import { type CleanroomGrade } from '#shared/vocabulary.ts';
import { type CostPlan } from './costPlan.ts';
import { BOUNDLESS, type CostSubject, rankOfGrade } from './costSubject.ts';
import { type CostTerms } from './terms.ts';

/** The cheapest and the dearest that is possible. */
export type CaseName = 'low' | 'high';

/** One of the two cases: everything that a cost goes by as one number each. Infinite where there is no bound. */
export interface CostCase {
  readonly areaM2: Range;
  readonly rentFenPerM2Month: number;
  /** Share by which the rent rises each year over that of the year before. */
  readonly escalation: number;
  readonly rentFreeMonths: number;
  readonly managementFeeFenPerM2Month: number;
  /** For each square metre let, of which a part becomes cleanroom; 0 where none is asked for or is there already. */
  readonly fitOutFenPerM2: number;
  readonly utilitiesFenPerM2Month: number;
  /** What does not go by the area. */
  readonly utilitiesFenMonth: number;
}

/** A case of a space, or of what bounds several. The area is a range in both: what is spread over more of it is less for each square metre. */
export function costCase(name: CaseName, subject: CostSubject, plan: CostPlan): CostCase {
  const { terms, needs } = plan;
  return {
    areaM2: letAreaM2(subject, needs.leastM2),
    ...leaseTermsOf(name, subject),
    escalation: terms.escalationPctPerYear[name] / PER_CENT,
    fitOutFenPerM2: fitOutFenPerM2(name === 'low' ? subject.gradeHigh : subject.gradeLow, name, plan),
    utilitiesFenPerM2Month: ((needs.powerVaPerM2 ?? 0) / VA_PER_KVA) * terms.powerFenPerKvaMonth[name],
    utilitiesFenMonth:
      (needs.powerKva ?? 0) * terms.powerFenPerKvaMonth[name] +
      (needs.effluentM3PerDay ?? 0) * terms.effluentFenPerM3PerDayMonth[name],
  };
}

/** Free months make it cheaper, rent and fee dearer. */
function leaseTermsOf(
  name: CaseName,
  subject: CostSubject,
): Pick<CostCase, 'rentFenPerM2Month' | 'managementFeeFenPerM2Month' | 'rentFreeMonths'> {
  const isLow = name === 'low';
  return {
    rentFenPerM2Month: unboxed(isLow ? subject.rentLowFenPerM2Month : subject.rentHighFenPerM2Month),
    managementFeeFenPerM2Month: unboxed(isLow ? subject.feeLowFenPerM2Month : subject.feeHighFenPerM2Month),
    rentFreeMonths: isLow ? subject.freeHighMonths : subject.freeLowMonths,
  };
}

const PER_CENT = 100;
const VA_PER_KVA = 1000;

/** The area that would be let: as little of the space as reaches the least that is asked, all of it where nothing is asked. */
export function letAreaM2(
  { wholeLowM2, wholeHighM2, partLowM2, partHighM2 }: CostSubject,
  leastM2: number | undefined,
): Range {
  const letOf = (wholeM2: number, partM2: number): number =>
    unboxed(leastM2 === undefined ? wholeM2 : Math.min(wholeM2, Math.max(partM2, leastM2)));
  return { low: letOf(wholeLowM2, partLowM2), high: letOf(wholeHighM2, partHighM2) };
}

/** Beyond any bound is infinite. */
function unboxed(value: number): number {
  return Math.abs(value) < BOUNDLESS ? value : Math.sign(value) * Infinity;
}

/** A cleanroom that is not clean enough saves nothing: the one that is asked for is reckoned as built new. */
function fitOutFenPerM2(existingRank: number, name: CaseName, { needs: { grade }, terms }: CostPlan): number {
  if (grade === undefined || existingRank >= rankOfGrade(grade)) return 0;
  return terms.cleanAreaShare[name] * terms[FIT_OUT_OF_GRADE[grade]][name];
}

/** The assumption of what a cleanroom of a grade costs. */
export const FIT_OUT_OF_GRADE = {
  D: 'fitOutDFenPerM2',
  C: 'fitOutCFenPerM2',
  B: 'fitOutBFenPerM2',
  A: 'fitOutAFenPerM2',
} as const satisfies Readonly<Record<CleanroomGrade, keyof CostTerms>>;
