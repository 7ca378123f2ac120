import { COST_YEARS_DEFAULT, COST_YEARS_MAX } from '#shared/occupancyCost.ts';
import { type OpenRequirement } from '#shared/requirement.ts';
import { type CaseName } from './caseName.ts';
import { type CaseRates, caseRates } from './caseRates.ts';
import { type CostNeeds, costNeedsOf } from './costNeeds.ts';
import { type CostTerms, termsOf } from './terms.ts';

/** All by which the cost of any space is reckoned, for one requirement. */
export interface CostPlan {
  readonly horizonYears: number;
  readonly needs: CostNeeds;
  readonly terms: CostTerms;
  readonly rates: Readonly<Record<CaseName, CaseRates>>;
}

/** The plan of a requirement; made once for each. */
export function costPlanOf(requirement: OpenRequirement): CostPlan {
  const known = plans.get(requirement);
  if (known !== undefined) return known;
  const horizonYears = Math.min(requirement.horizonYears ?? COST_YEARS_DEFAULT, COST_YEARS_MAX);
  const needs = costNeedsOf(requirement.criteria);
  const terms = termsOf(requirement.costAssumptions);
  const made = { horizonYears, needs, terms };
  const plan = { ...made, rates: { low: caseRates('low', made), high: caseRates('high', made) } };
  plans.set(requirement, plan);
  return plan;
}

const plans = new WeakMap<OpenRequirement, CostPlan>();
