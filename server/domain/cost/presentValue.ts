import { type PaymentTiming } from '#shared/occupancyCost.ts';

/** An amount that is paid so many years from the start. */
export interface Flow {
  readonly afterYears: number;
  readonly fen: number;
}

/**
 * What amounts are worth at the start: Σ amount ÷ (1 + rate)^years. Not rounded.
 *
 * @see Brealey, Myers, Allen: Principles of Corporate Finance, chapter 2
 */
export function presentValueFen(flows: readonly Flow[], discountPctPerYear: number): number {
  return flows.reduce((sum, { afterYears, fen }) => sum + fen / (1 + discountPctPerYear / 100) ** afterYears, 0);
}

/** How many years from the start the amounts of a year lie, 1 being the first; the start itself is year 0. */
export function yearsFromStart(year: number, timing: PaymentTiming): number {
  return year === 0 ? 0 : year - YEARS_BEFORE_END[timing];
}

const YEARS_BEFORE_END: Readonly<Record<PaymentTiming, number>> = { 'year-start': 1, 'mid-year': 0.5, 'year-end': 0 };
