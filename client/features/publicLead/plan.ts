import { type SectorId } from '#shared/vocabulary.ts';

/** A plan as the form has it: texts may be empty. */
export interface WrittenPlan {
  readonly companyName: string;
  readonly places: readonly string[];
  readonly sector?: SectorId | undefined;
  readonly need: string;
  readonly use: string;
  readonly expectedAnnualTaxFen?: number | undefined;
}

/** Nothing written yet. */
export const EMPTY_PLAN: WrittenPlan = { companyName: '', places: [], need: '', use: '' };

/** Shortest name of a company. */
const NAME_MIN = 2;

/** Whether all is there that the server asks for. */
export function isFilledIn({ companyName, places, need, use }: WrittenPlan): boolean {
  return companyName.trim().length >= NAME_MIN && places.length > 0 && need.trim() !== '' && use.trim() !== '';
}

/** A plan as the server takes it. */
export function planOf({ places, sector, expectedAnnualTaxFen, ...texts }: WrittenPlan): Omit<
  WrittenPlan,
  'places' | 'sector' | 'expectedAnnualTaxFen'
> & {
  places: string[];
  sector?: SectorId;
  expectedAnnualTaxFen?: number;
} {
  return {
    ...texts,
    places: [...places],
    ...(sector !== undefined && { sector }),
    ...(expectedAnnualTaxFen !== undefined && { expectedAnnualTaxFen }),
  };
}
