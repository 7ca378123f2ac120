import { z } from 'zod';
import { type GrowthStep, OpenRequirement } from '#shared/requirement.ts';

/** A step of growth while it is filled in: of either part nothing may be there yet. */
const StepEntered = z.object({
  by: z.iso.date().optional().catch(undefined),
  minM2: z.number().optional().catch(undefined),
});
export type StepEntered = z.infer<typeof StepEntered>;

/** A requirement as the page edits it and the address holds it: steps of growth may be half filled in, and in any order. */
export const EditedRequirement = OpenRequirement.extend({ growth: z.array(StepEntered).optional() });
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
