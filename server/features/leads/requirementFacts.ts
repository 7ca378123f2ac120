import { type OpenRequirement } from '#shared/requirement.ts';
import { areaBandOf } from '#server/domain/leads/areaBand.ts';
import { type StoredLead } from './record.ts';

/** What a requirement tells of who asks it without telling who it is. */
export function factsIn(requirement: OpenRequirement | undefined): Pick<StoredLead, 'sector' | 'areaBand'> {
  const areaM2 = requirement?.criteria['area']?.['minM2'];
  return {
    ...(requirement?.sector !== undefined && { sector: requirement.sector }),
    ...(typeof areaM2 === 'number' && { areaBand: areaBandOf(areaM2) }),
  };
}
