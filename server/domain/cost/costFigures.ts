import { type Range } from '#shared/criterion.ts';
import { type YearIncentives, incentivesFen, netFen } from './account.ts';
import { plus } from './amount.ts';
import { type CaseName, type CostCase, costCase } from './costCase.ts';
import { type CostPlan } from './costPlan.ts';
import { type CostSubject } from './costSubject.ts';
import { horizonRates } from './yearRates.ts';

/** A space, or what bounds several, with all that its cost goes by. */
export interface Costed {
  readonly subject: CostSubject;
  readonly plan: CostPlan;
  /** Promised where the space is. */
  readonly incentives: readonly YearIncentives[];
}

/** A figure of the cheapest and of the dearest case, infinite where it has no bound. */
function figure(of: (name: CaseName) => number): Range {
  return { low: of('low'), high: of('high') };
}

/** What occupying a space costs over the horizon, in whole fen. */
export function totalCostFen({ subject, plan, incentives }: Costed): Range {
  const { horizonYears } = plan;
  return figure((name) => {
    const one = costCase(name, subject, plan);
    const areaM2 = areaOfCase(one, name, subject.bound);
    return netFen(one, { name, areaM2, horizonYears, incentives: deducted(plan, incentives) });
  });
}

/** The same, for each square metre let and month of the horizon, in whole fen. */
export function effectiveCostFenPerM2Month({ subject, plan, incentives }: Costed): Range {
  const { horizonYears } = plan;
  return figure((name) => {
    const one = costCase(name, subject, plan);
    const { fenPerM2, fen } = horizonRates(one, horizonYears);
    const promised = deducted(plan, incentives).filter(({ year }) => year <= horizonYears);
    const received = promised.map((own) => incentivesFen([own], own.year, name));
    const spread = spreadFenPerM2(plus(fen, ...received), one.areaM2);
    const { low, high } = spread;
    const ofSpread = END_OF_SPREAD[subject.bound ?? name] === 'low' ? low : high;
    return Math.round(plus(fenPerM2, ofSpread) / (MONTHS * horizonYears)) + 0;
  });
}

const MONTHS = 12;

const END_OF_SPREAD = { low: 'low', high: 'high', least: 'low', most: 'high' } as const;

/** The incentives that are taken off. */
export function deducted({ terms }: CostPlan, incentives: readonly YearIncentives[]): readonly YearIncentives[] {
  return terms.deductsIncentives ? incentives : [];
}

/** The area of a case; of what bounds several spaces, the same end in both cases. */
export function areaOfCase({ areaM2 }: CostCase, name: CaseName, bound: CostSubject['bound']): number {
  return END_OF_SPREAD[bound ?? name] === 'low' ? areaM2.low : areaM2.high;
}

/** What does not go by the area, for each square metre of as little and as much as may be let: a cost is less of more, what is received as well. */
function spreadFenPerM2(fen: number, { low, high }: Range): Range {
  const [least, most] = [perM2(fen, Math.max(0, low)), perM2(fen, high)];
  return { low: Math.min(least, most), high: Math.max(least, most) };
}

function perM2(fen: number, areaM2: number): number {
  if (fen === 0) return 0;
  if (areaM2 === Infinity) return Number.isFinite(fen) ? 0 : fen;
  return areaM2 === 0 ? Math.sign(fen) * Infinity : fen / areaM2;
}
