import { z } from 'zod';
import { Slug } from '#shared/text.ts';
import { type OpenRequirement } from '#shared/requirement.ts';
import { type Criterion } from '#server/domain/matching/criterion.ts';
import { closedRequirement } from './requirement.ts';

/** Most standing requirements that one file may hold. Ours. */
const STANDING_MAX = 10_000;

/** A standing requirement as a file has it. */
interface FiledRequirement {
  readonly id: string;
  readonly requirement: OpenRequirement;
}

/** Standing requirements closed by the catalogue: each with an id of its own. */
export function standingRequirementsIn(catalogue: readonly Criterion[]): z.ZodType<FiledRequirement[]> {
  return z
    .array(z.strictObject({ id: Slug, requirement: closedRequirement(catalogue) }))
    .max(STANDING_MAX)
    .superRefine((list, context) => {
      const firstById = new Map<string, number>();
      for (const [index, { id }] of list.entries()) {
        const first = firstById.get(id);
        if (first === undefined) firstById.set(id, index);
        else context.addIssue({ code: 'custom', path: [index, 'id'], message: `Is the id of entry ${first} already` });
      }
    });
}
