import { z } from 'zod';
import { OpenRequirement, requirementOf } from '#shared/requirement.ts';
import { type Criterion } from '#server/domain/matching/criterion.ts';

/** Requirements closed by the catalogue: a criterion that it does not have, or asked otherwise than it declares, is a fault. */
export function closedRequirement(catalogue: readonly Criterion[]): z.ZodType<OpenRequirement> {
  const criteria = z.strictObject(Object.fromEntries(catalogue.map(({ id, ask }) => [id, ask.optional()])));
  return requirementOf(criteria).pipe(OpenRequirement);
}
