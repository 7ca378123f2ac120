import { type AreaBand } from '#shared/areaBand.ts';
import { type Lead, type LeadFacts } from '#shared/lead.ts';
import { type SectorId } from '#shared/vocabulary.ts';

/** A lead as a form has it: texts may be empty. */
export interface WrittenLead {
  readonly companyName: string;
  readonly places: readonly string[];
  readonly sector?: SectorId | undefined;
  readonly areaBand?: AreaBand | undefined;
  readonly expectedAnnualTaxFen?: number | undefined;
  readonly need: string;
  readonly use: string;
}

/** Nothing written yet. */
export const UNWRITTEN: WrittenLead = { companyName: '', places: [], need: '', use: '' };

/** What is known of a lead, to be edited. */
export function writtenOf({ companyName = '', need = '', use = '', ...lead }: Lead): WrittenLead {
  const { places, sector, areaBand, expectedAnnualTaxFen } = lead;
  return { companyName, need, use, places, sector, areaBand, expectedAnnualTaxFen };
}

/** What a form holds as the server takes it: what is empty is not known. */
export function factsOf({ companyName, need, use, places, ...rest }: WrittenLead): LeadFacts {
  const { sector, areaBand, expectedAnnualTaxFen } = rest;
  return {
    places: [...places],
    ...given('companyName', companyName.trim()),
    ...given('need', need.trim()),
    ...given('use', use.trim()),
    ...(sector !== undefined && { sector }),
    ...(areaBand !== undefined && { areaBand }),
    ...(expectedAnnualTaxFen !== undefined && { expectedAnnualTaxFen }),
  };
}

/** What a lead's form does not edit goes on as it is. */
export function unedited({ requirement, nextStep }: Lead): Pick<LeadFacts, 'requirement' | 'nextStep'> {
  return { ...(requirement !== undefined && { requirement }), ...(nextStep !== undefined && { nextStep }) };
}

function given<K extends 'companyName' | 'need' | 'use'>(key: K, text: string): Partial<Record<K, string>> {
  const none: Partial<Record<K, string>> = {};
  return text === '' ? none : { ...none, [key]: text };
}
