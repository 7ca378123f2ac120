import { type SavedRequirement } from '#shared/savedRequirement.ts';
import { type Holding } from '#server/domain/access/standing.ts';

/** A requirement belongs to its company and to nobody else. */
export function holdingOf({ companyId }: Pick<SavedRequirement, 'companyId'>): Holding {
  return { companyIds: [companyId] };
}
