import { type AssumptionId, CostAssumptions } from '#shared/occupancyCost.ts';
import { given } from '#client/app/given.ts';
import { type EditedRequirement } from '../requirement/edited.ts';
import { withField } from '../requirement/edits.ts';

/** The requirement with an assumption set, or back at its default where the value is undefined; all of them where none is named. What cannot be is not taken over. */
export function withAssumption(
  requirement: EditedRequirement,
  id: AssumptionId | undefined,
  value: unknown,
): EditedRequirement {
  if (id === undefined) return withField(requirement, 'costAssumptions', undefined);
  const read = CostAssumptions.safeParse(given({ ...requirement.costAssumptions, [id]: rounded(id, value) }));
  if (!read.success) return requirement;
  return withField(requirement, 'costAssumptions', Object.keys(read.data).length === 0 ? undefined : read.data);
}

/** Money is in whole fen. */
function rounded(id: AssumptionId, value: unknown): unknown {
  return typeof value === 'number' && id.includes('Fen') ? Math.round(value) : value;
}
