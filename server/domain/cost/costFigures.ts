import { type Range } from '#shared/criterion.ts';
import { netFen } from './account.ts';
import { plus, rounded, times } from './amount.ts';
import { type CaseName } from './caseName.ts';
import { MONTHS } from './caseRates.ts';
import { END, areaOfCase, costCase, letAreaM2 } from './costCase.ts';
import { type CostPlan } from './costPlan.ts';
import { type CostSubject } from './costSubject.ts';
import { type YearIncentives, incentivesFen } from './incentives.ts';

/** A space, or what bounds several, with all that its cost goes by. */
export interface Costed {
  readonly subject: CostSubject;
  readonly plan: CostPlan;
  /** Promised where the space is. */
  readonly incentives: readonly YearIncentives[];
}

/** What occupying a space costs over the horizon, in whole fen; infinite where it has no bound. */
export function totalCostFen(costed: Costed): Range {
  return { low: totalOf('low', costed), high: totalOf('high', costed) };
}

/** The same, for each square metre let and month of the horizon, in whole fen. */
export function effectiveCostFenPerM2Month(costed: Costed): Range {
  return { low: effectiveOf('low', costed), high: effectiveOf('high', costed) };
}

/** The incentives that are taken off. */
export function deducted({ terms }: CostPlan, incentives: readonly YearIncentives[]): readonly YearIncentives[] {
  return terms.deductsIncentives ? incentives : [];
}

function totalOf(name: CaseName, { subject, plan, incentives }: Costed): number {
  const areaM2 = areaOfCase(letAreaM2(subject, plan.needs.leastM2), name, subject.bound);
  const rates = plan.rates[name];
  return netFen(costCase(name, subject, plan), { name, areaM2, rates, incentives: deducted(plan, incentives) });
}

function effectiveOf(name: CaseName, { subject, plan, incentives }: Costed): number {
  const { horizonYears, needs } = plan;
  const { utilitiesFenPerM2, utilitiesFen } = plan.rates[name];
  const one = costCase(name, subject, plan);
  const rent = times(one.rentFenPerM2Month, one.rentMonths.all);
  const running = times(horizonYears, one.managementFenPerM2 + utilitiesFenPerM2);
  let fixed = horizonYears * utilitiesFen;
  for (const promised of deducted(plan, incentives)) {
    if (promised.year <= horizonYears) fixed = plus(fixed, incentivesFen([promised], promised.year, name));
  }
  const { low, high } = letAreaM2(subject, needs.leastM2);
  const [ofLess, ofMore] = [perM2(fixed, Math.max(0, low)), perM2(fixed, high)];
  // A cost is spread thinner over more, and so is what is received.
  const spread = END[subject.bound ?? name] === 'low' ? Math.min(ofLess, ofMore) : Math.max(ofLess, ofMore);
  return rounded(plus(plus(plus(one.fitOutFenPerM2, rent), running), spread) / (MONTHS * horizonYears));
}

function perM2(fen: number, areaM2: number): number {
  if (fen === 0) return 0;
  if (areaM2 === Infinity) return Number.isFinite(fen) ? 0 : fen;
  return areaM2 === 0 ? Math.sign(fen) * Infinity : fen / areaM2;
}
