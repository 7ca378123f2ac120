import { findIncentivesFor } from '#shared/incentiveEndpoints.ts';
import { previewPoliciesFor } from '#shared/policyPreviewEndpoints.ts';
import { type Criterion } from '#server/domain/matching/criterion.ts';
import { closedRequirement } from '#server/features/matches/requirement.ts';

/** The incentive operation as the server serves it: closed by a catalogue. */
export function findIncentivesIn(
  catalogue: readonly Criterion[],
): ReturnType<typeof findIncentivesFor<ReturnType<typeof closedRequirement>>> {
  return findIncentivesFor(closedRequirement(catalogue));
}

/** The preview of policies as the server serves it: closed by a catalogue. */
export function previewPoliciesIn(
  catalogue: readonly Criterion[],
): ReturnType<typeof previewPoliciesFor<ReturnType<typeof closedRequirement>>> {
  return previewPoliciesFor(closedRequirement(catalogue));
}
