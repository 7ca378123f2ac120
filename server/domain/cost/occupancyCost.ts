import {
  COST_LINES,
  type CostAssumptions,
  type CostLine,
  type CostLines,
  type CostRange,
  type OccupancyCost,
  type UncostedNeed,
} from '#shared/occupancyCost.ts';
import { type Range } from '#shared/criterion.ts';
import { type Space } from '#shared/space.ts';
import { type AccountYear, accountOf } from './account.ts';
import { boundedFen } from './amount.ts';
import { breakEvenYear } from './breakEven.ts';
import { type CaseName } from './caseName.ts';
import { areaOfCase, costCase, letAreaM2 } from './costCase.ts';
import { deducted, effectiveCostFenPerM2Month } from './costFigures.ts';
import { type CostNeeds } from './costNeeds.ts';
import { type CostPlan } from './costPlan.ts';
import { COSTED_FACTS, assumedTerms, costSubjectOf, type CostSubject } from './costSubject.ts';
import { type YearIncentives } from './incentives.ts';
import { presentValueFen, yearsFromStart } from './presentValue.ts';
import { depositMonthsOf } from './terms.ts';
import { usedAssumptions } from './usedAssumptions.ts';

/** What a cost is reckoned by besides the space. */
export interface CostSetting {
  readonly plan: CostPlan;
  /** Promised where the space is. */
  readonly incentives: readonly YearIncentives[];
  /** The assumptions that the requirement gives itself. */
  readonly given?: CostAssumptions | undefined;
}

/**
 * What occupying a space costs over the horizon, in the cheapest and in the dearest case that what is known leaves
 * possible. What is not known is never taken for nothing: an assumption stands in for it, or the amount has no bound.
 */
export function occupancyCost({ id, facts }: Pick<Space, 'id' | 'facts'>, setting: CostSetting): OccupancyCost {
  const { plan, given } = setting;
  const { horizonYears, needs } = plan;
  const subject = costSubjectOf(facts, assumedTerms(plan.terms));
  return {
    spaceId: id,
    horizonYears,
    isForLease: subject !== undefined,
    ...(subject === undefined ? NOT_FOR_LEASE : reckoned(subject, depositMonthsOf(facts, plan.terms), setting)),
    unknownFacts:
      subject === undefined ? [] : COSTED_FACTS.filter((fact) => facts[fact] === undefined && isRead(fact, needs)),
    notAsked: uncosted(needs),
    assumptions: subject === undefined ? [] : usedAssumptions({ facts, plan, given }),
  };
}

type Reckoned = Pick<
  OccupancyCost,
  'areaM2' | 'years' | 'total' | 'presentValue' | 'effectivePerM2Month' | 'breakEvenYear'
>;

/** The two cases, as two accounts. */
type Accounts = Readonly<Record<CaseName, readonly AccountYear[]>>;

function reckoned(subject: CostSubject, depositMonths: Range, { plan, incentives }: CostSetting): Reckoned {
  const { needs } = plan;
  const areaM2 = letAreaM2(subject, needs.leastM2);
  const promised = deducted(plan, incentives);
  const account = (name: CaseName): AccountYear[] =>
    accountOf(costCase(name, subject, plan), {
      name,
      areaM2: areaOfCase(areaM2, name, subject.bound),
      rates: plan.rates[name],
      incentives: promised,
      depositMonths: depositMonths[name],
    });
  const accounts = { low: account('low'), high: account('high') };
  const effective = effectiveCostFenPerM2Month({ subject, plan, incentives });
  const [earliest, latest] = [breakEvenYear(accounts.low), breakEvenYear(accounts.high)];
  return {
    areaM2: areaShown(areaM2),
    years: accounts.low.map(({ year }) => ({ year, ...linesOf(accounts, (one) => one.year === year) })),
    total: linesOf({ low: settled(accounts.low), high: settled(accounts.high) }, () => true),
    presentValue: costRange((name) => presentValueOf(accounts[name], plan)),
    effectivePerM2Month: costRange((name) => effective[name]),
    breakEvenYear: { ...(earliest !== undefined && { earliest }), ...(latest !== undefined && { latest }) },
  };
}

/** An account in which the deposit has been given back: so it comes to nothing, whether it is known or not. */
function settled(account: readonly AccountYear[]): AccountYear[] {
  return account.map((year) => ({ ...year, deposit: 0 }));
}

function areaShown({ low, high }: Range): OccupancyCost['areaM2'] {
  return { ...(low > 0 && { low }), ...(Number.isFinite(high) && { high }) };
}

/** The amounts of some years, line by line and in all. */
function linesOf(accounts: Accounts, isCounted: (year: AccountYear) => boolean): CostLines {
  const rangeOf = (lines: readonly CostLine[]): CostRange =>
    costRange((name) => sumOf(accounts[name].filter(isCounted), lines));
  const line = (one: CostLine): CostRange => rangeOf([one]);
  return {
    rent: line('rent'),
    management: line('management'),
    deposit: line('deposit'),
    fitOut: line('fitOut'),
    utilities: line('utilities'),
    incentives: line('incentives'),
    net: rangeOf(COST_LINES),
  };
}

/** The sum of some lines of some years; not a number where one of them has no bound. */
function sumOf(years: readonly AccountYear[], lines: readonly CostLine[]): number {
  const amounts = years.flatMap((year) => lines.map((line) => year[line]));
  return amounts.every((amount) => Number.isFinite(amount)) ? amounts.reduce((sum, amount) => sum + amount, 0) : NaN;
}

function costRange(of: (name: CaseName) => number): CostRange {
  const [lowFen, highFen] = [boundedFen(of('low')), boundedFen(of('high'))];
  return { ...(lowFen !== undefined && { lowFen }), ...(highFen !== undefined && { highFen }) };
}

/** A deposit lies until the last day of the horizon, whenever in a year the rest is paid. */
function presentValueOf(account: readonly AccountYear[], { terms, horizonYears }: CostPlan): number {
  const { discountPctPerYear, paymentTiming } = terms;
  const flows = account.flatMap((one) => [
    { afterYears: one.year === 0 ? 0 : horizonYears, fen: one.deposit },
    {
      afterYears: yearsFromStart(one.year, paymentTiming),
      fen: sumOf([one], ['rent', 'management', 'fitOut', 'utilities', 'incentives']),
    },
  ]);
  return presentValueFen(flows, discountPctPerYear);
}

const NO_LINES: CostLines = {
  rent: {},
  management: {},
  deposit: {},
  fitOut: {},
  utilities: {},
  incentives: {},
  net: {},
};

/** Of a space that is not for lease nothing is reckoned. */
const NOT_FOR_LEASE: Reckoned = {
  areaM2: {},
  years: [],
  total: NO_LINES,
  presentValue: {},
  effectivePerM2Month: {},
  breakEvenYear: {},
};

/** How a space is divided matters only where less than the whole is asked for, and its cleanroom only where one is. */
function isRead(fact: (typeof COSTED_FACTS)[number], { leastM2, grade }: CostNeeds): boolean {
  if (fact === 'divisibleFromM2') return leastM2 !== undefined;
  return fact !== 'cleanroomGrade' || grade !== undefined;
}

function uncosted({ grade, powerKva, powerVaPerM2, effluentM3PerDay }: CostNeeds): UncostedNeed[] {
  return [
    ...(grade === undefined ? ['cleanroom' as const] : []),
    ...(powerKva === undefined && powerVaPerM2 === undefined ? ['power' as const] : []),
    ...(effluentM3PerDay === undefined ? ['effluent' as const] : []),
  ];
}
