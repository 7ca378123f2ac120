import { z } from 'zod';
import { COMPANY_FACTS, FACTS, type FactId } from '#shared/policy/facts.ts';
import { given } from '#client/app/given.ts';

/** A fact that a company says of itself. */
export type CompanyFact = keyof typeof COMPANY_FACTS;

/** Facts that belong together, in the order in which the form shows them. */
export const FACT_GROUPS = {
  product: ['productStage', 'drugClass', 'drugKind', 'deviceClass', 'reviewRoute', 'aestheticField', 'certificates'],
  company: [
    'registeredPlace',
    'registersAtSite',
    'producesAtSite',
    'foundedOn',
    'staff',
    'isListed',
    'isLeadFirm',
    'hasAgreement',
    'recognitions',
    'revenueFenPerYear',
    'exportUsdPerYear',
    'purchasesFenPerYear',
  ],
  research: [
    'rdCostFenPerYear',
    'rdCostFen',
    'rdCostWithoutLabourFen',
    'trialCostFen',
    'trialCostInChinaFen',
    'localTrialLead',
    'localTrials',
    'certificationCostFen',
  ],
  project: [
    'totalInvestmentFen',
    'fixedInvestmentFen',
    'ownMoneySharePct',
    'projectProgressPct',
    'buildPeriodMonths',
    'reviewScore',
    'newEquipmentCostFen',
  ],
  plant: ['hasGmpLine', 'plantCostFen', 'plantAreaM2', 'isBuildingOwner', 'landUse', 'plantSharePct', 'newPlantAreaM2'],
  money: [
    'foreignCapitalPaidInFen',
    'ventureMoneyRaisedFen',
    'centralMoneyReceivedFen',
    'loanInterestFenPerYear',
    'talents',
  ],
} as const satisfies Record<string, readonly CompanyFact[]>;

/** How a fact is entered. */
export type FactField =
  | { readonly kind: 'truth' }
  | { readonly kind: 'day' }
  | { readonly kind: 'place' }
  | { readonly kind: 'choice'; readonly options: readonly string[] }
  | { readonly kind: 'choices'; readonly options: readonly string[] }
  | { readonly kind: 'number'; readonly integer: boolean; readonly min?: number; readonly max?: number };

/** How a fact is entered, read off the schema that it has everywhere. */
export function factField(fact: FactId): FactField {
  const schema: z.ZodType = FACTS[fact];
  if (schema instanceof z.ZodBoolean) return { kind: 'truth' };
  if (schema instanceof z.ZodNumber) return numberField(schema);
  if (schema instanceof z.ZodEnum) return { kind: 'choice', options: schema.options.map(String) };
  if (schema instanceof z.ZodArray) return { kind: 'choices', options: optionsOf(schema) };
  return schema instanceof z.ZodISODate ? { kind: 'day' } : { kind: 'place' };
}

function numberField({ format, minValue, maxValue }: z.ZodNumber): FactField {
  const bounds = { min: minValue ?? undefined, max: maxValue ?? undefined };
  return { kind: 'number', integer: format === 'safeint', ...given(bounds) };
}

function optionsOf({ element }: z.ZodArray): string[] {
  return element instanceof z.ZodEnum ? element.options.map(String) : [];
}

/** Whether an id names a fact that the company says of itself. */
export function isCompanyFact(id: string): id is CompanyFact {
  return Object.hasOwn(COMPANY_FACTS, id);
}
