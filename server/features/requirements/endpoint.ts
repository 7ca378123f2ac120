import { type OpenRequirement } from '#shared/requirement.ts';
import { createRequirementFor, editRequirementFor } from '#shared/savedRequirementEndpoints.ts';
import { type z } from 'zod';

/** The operations that take a requirement, closed by a given schema. */
export interface RequirementOperations {
  readonly create: ReturnType<typeof createRequirementFor<z.ZodType<OpenRequirement>>>;
  readonly edit: ReturnType<typeof editRequirementFor<z.ZodType<OpenRequirement>>>;
}

/** Closes them. */
export function requirementOperations(requirement: z.ZodType<OpenRequirement>): RequirementOperations {
  return { create: createRequirementFor(requirement), edit: editRequirementFor(requirement) };
}
