import { z } from 'zod';
import { Company, type GrowthStep, OpenRequirement } from '#shared/requirement.ts';
import { Slug } from '#shared/text.ts';

/** A step of growth while it is filled in: of either part nothing may be there yet. */
const StepEntered = z.object({
  by: z.iso.date().optional().catch(undefined),
  minM2: z.number().optional().catch(undefined),
});
export type StepEntered = z.infer<typeof StepEntered>;

/** Links from before awards had measures and amounts named only the policies under which there were some. */
const AwardsByPolicy = z.looseObject({ awardedPolicies: z.array(Slug) });

function withAwards(company: unknown): unknown {
  const former = AwardsByPolicy.safeParse(company);
  if (!former.success) return company;
  const { awardedPolicies, ...rest } = former.data;
  return { ...rest, awards: awardedPolicies.map((policy) => ({ policy })) };
}

/** A requirement as the page edits it and the address holds it: steps of growth may be half filled in, and in any order. */
export const EditedRequirement = OpenRequirement.extend({
  growth: z.array(StepEntered).optional(),
  company: z.preprocess(withAwards, Company.optional()).optional(),
});
export type EditedRequirement = z.infer<typeof EditedRequirement>;

/** The steps up to the first that lacks something: what can be judged. The server counts them as the form does. */
export function completeSteps(steps: readonly StepEntered[]): GrowthStep[] {
  const complete: GrowthStep[] = [];
  for (const { by, minM2 } of steps) {
    if (by === undefined || minM2 === undefined) break;
    complete.push({ by, minM2 });
  }
  return complete;
}
