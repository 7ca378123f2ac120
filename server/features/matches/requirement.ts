import { z } from 'zod';
import { OpenRequirement, requirementOf } from '#shared/requirement.ts';
import { type Criterion } from '#server/domain/matching/criterion.ts';
import { RETIRED, type RetiredCriterion, retiredSentence } from '#server/domain/matching/retired.ts';

/**
 * Requirements closed by the catalogue: a criterion that it does not have, or asked otherwise than it declares, is a
 * fault; of one that it had once, the fault says since when it is gone and what replaces it.
 */
export function closedRequirement(
  catalogue: readonly Criterion[],
  retired: readonly RetiredCriterion[] = RETIRED,
): z.ZodType<OpenRequirement> {
  if (retired !== RETIRED) return closedBy(catalogue, retired);
  const closed = closedOnes.get(catalogue) ?? closedBy(catalogue, retired);
  closedOnes.set(catalogue, closed);
  return closed;
}

/** One schema for each catalogue: where it is used, the OpenAPI document refers to the same. */
const closedOnes = new WeakMap<readonly Criterion[], z.ZodType<OpenRequirement>>();

function closedBy(catalogue: readonly Criterion[], retired: readonly RetiredCriterion[]): z.ZodType<OpenRequirement> {
  const criteria = z.strictObject({
    ...Object.fromEntries(catalogue.map(({ id, ask }) => [id, ask.optional()])),
    ...Object.fromEntries(retired.map((one) => [one.id, retiredAsk(one)])),
  });
  return requirementOf(criteria).pipe(OpenRequirement);
}

/** Takes nothing, and says why; the OpenAPI document has it as deprecated. */
function retiredAsk(retired: RetiredCriterion): z.ZodType {
  const sentence = retiredSentence(retired);
  return z.never({ error: sentence }).optional().meta({ deprecated: true, description: sentence });
}
