import { AssumptionId, type CostAssumptions, type UsedAssumption } from '#shared/occupancyCost.ts';
import { type SpaceFacts } from '#shared/space.ts';
import { type CostPlan } from './costPlan.ts';
import { rankOfGrade } from './costSubject.ts';
import { FIT_OUT_OF_GRADE, type CostTerms } from './terms.ts';

/** A space, and by what its cost is reckoned. */
interface Using {
  readonly facts: SpaceFacts;
  readonly plan: CostPlan;
  readonly given?: CostAssumptions | undefined;
}

/** The assumptions on which the cost of a space rests, in the order of `CostAssumptions`: one that a fact answers, or that is about what is not asked for, is none. */
export function usedAssumptions({ facts, plan, given = {} }: Using): UsedAssumption[] {
  return AssumptionId.options
    .filter((id) => isUsed(id, facts, plan))
    .map((id) => ({
      id,
      value: valueOf(id, plan.terms),
      ...(given[id] === undefined ? { isDefault: true, basis: 'E' as const } : { isDefault: false }),
    }));
}

function valueOf(id: AssumptionId, terms: CostTerms): UsedAssumption['value'] {
  const value = terms[id];
  return typeof value === 'number' ? { low: value, high: value } : value;
}

function isUsed(id: AssumptionId, facts: SpaceFacts, { needs, horizonYears }: CostPlan): boolean {
  const { grade } = needs;
  const isBuilt = grade !== undefined && rankOfGrade(facts.cleanroomGrade ?? 'none') < rankOfGrade(grade);
  const uses: Readonly<Partial<Record<AssumptionId, boolean>>> = {
    // The first year's rent is that of today.
    escalationPctPerYear: horizonYears > 1,
    rentFreeMonths: facts.rentFreeMonths === undefined,
    managementFeeFenPerM2Month: facts.managementFeeFenPerM2Month === undefined,
    depositMonths: facts.depositMonths === undefined,
    cleanAreaShare: isBuilt,
    fitOutDFenPerM2: false,
    fitOutCFenPerM2: false,
    fitOutBFenPerM2: false,
    fitOutAFenPerM2: false,
    ...(isBuilt && { [FIT_OUT_OF_GRADE[grade]]: true }),
    powerFenPerKvaMonth: needs.powerKva !== undefined || needs.powerVaPerM2 !== undefined,
    effluentFenPerM3PerDayMonth: needs.effluentM3PerDay !== undefined,
  };
  return uses[id] ?? true;
}
