import { type AssumptionId, type CostAssumptions, type PaymentTiming } from '#shared/occupancyCost.ts';
import { type Range } from '#shared/criterion.ts';
import { type SpaceFacts } from '#shared/space.ts';
import { type CleanroomGrade } from '#shared/vocabulary.ts';

/** Assumptions that are numbers and may be told as a range. */
export type RangedAssumption = Exclude<AssumptionId, 'discountPctPerYear' | 'paymentTiming' | 'deductsIncentives'>;

/** Every assumption of a cost, given or by default. */
export interface CostTerms extends Readonly<Record<RangedAssumption, Range>> {
  readonly discountPctPerYear: number;
  readonly paymentTiming: PaymentTiming;
  readonly deductsIncentives: boolean;
}

/**
 * What is assumed where nobody says otherwise. Engineering defaults without a source (basis E), as ranges within which
 * plants of the regions served are usually let and built; no park publishes any of these.
 */
const DEFAULT_TERMS: CostTerms = {
  // From a rent that is fixed for the whole term to the steepest rise that is common.
  escalationPctPerYear: { low: 0, high: 5 },
  rentFreeMonths: { low: 0, high: 3 },
  // 2 to 8 CNY/m²·month.
  managementFeeFenPerM2Month: { low: 200, high: 800 },
  depositMonths: { low: 1, high: 3 },
  // The rest is corridors, plant rooms, stores and offices.
  cleanAreaShare: { low: 0.4, high: 0.7 },
  // 1,500 to 3,000 CNY/m² for D, up to 12,000 for A: cleaner air needs more of it changed, and more of it watched.
  fitOutDFenPerM2: { low: 150_000, high: 300_000 },
  fitOutCFenPerM2: { low: 250_000, high: 500_000 },
  fitOutBFenPerM2: { low: 400_000, high: 800_000 },
  fitOutAFenPerM2: { low: 600_000, high: 1_200_000 },
  // 20 to 30 CNY/kVA·month, the fixed part of a two-part tariff.
  powerFenPerKvaMonth: { low: 2000, high: 3000 },
  // 4 to 12 CNY/m³ over thirty days.
  effluentFenPerM3PerDayMonth: { low: 12_000, high: 36_000 },
  discountPctPerYear: 8,
  paymentTiming: 'mid-year',
  deductsIncentives: true,
};

/** The assumption of what a cleanroom of a grade costs. */
export const FIT_OUT_OF_GRADE = {
  D: 'fitOutDFenPerM2',
  C: 'fitOutCFenPerM2',
  B: 'fitOutBFenPerM2',
  A: 'fitOutAFenPerM2',
} as const satisfies Readonly<Record<CleanroomGrade, RangedAssumption>>;

/** The assumptions of a requirement, the defaults where it gives none. */
export function termsOf(given: CostAssumptions = {}): CostTerms {
  const range = (id: RangedAssumption): Range => rangeOf(given[id] ?? DEFAULT_TERMS[id]);
  return {
    escalationPctPerYear: range('escalationPctPerYear'),
    rentFreeMonths: range('rentFreeMonths'),
    managementFeeFenPerM2Month: range('managementFeeFenPerM2Month'),
    depositMonths: range('depositMonths'),
    cleanAreaShare: range('cleanAreaShare'),
    fitOutDFenPerM2: range('fitOutDFenPerM2'),
    fitOutCFenPerM2: range('fitOutCFenPerM2'),
    fitOutBFenPerM2: range('fitOutBFenPerM2'),
    fitOutAFenPerM2: range('fitOutAFenPerM2'),
    powerFenPerKvaMonth: range('powerFenPerKvaMonth'),
    effluentFenPerM3PerDayMonth: range('effluentFenPerM3PerDayMonth'),
    discountPctPerYear: given.discountPctPerYear ?? DEFAULT_TERMS.discountPctPerYear,
    paymentTiming: given.paymentTiming ?? DEFAULT_TERMS.paymentTiming,
    deductsIncentives: given.deductsIncentives ?? DEFAULT_TERMS.deductsIncentives,
  };
}

/** Months of rent that are deposited: what the operator says, or the assumption that stands in for it. */
export function depositMonthsOf({ depositMonths: told }: SpaceFacts, terms: CostTerms): Range {
  if (told === undefined) return terms.depositMonths;
  return rangeOf(told === 'none' ? 0 : told);
}

function rangeOf(assumed: number | Range): Range {
  return typeof assumed === 'number' ? { low: assumed, high: assumed } : assumed;
}
