import { z } from 'zod';
import { type OpenRequirement } from '#shared/requirement.ts';
import { CleanroomGrade } from '#shared/vocabulary.ts';

/** What a requirement asks a space to be fitted out and supplied with, as far as that costs anything. Absent is not asked for. */
export interface CostNeeds {
  /** Least area that is to be let. */
  readonly leastM2?: number | undefined;
  readonly grade?: CleanroomGrade | undefined;
  /** Power in all; where this is asked for, the density is not counted. */
  readonly powerKva?: number | undefined;
  readonly powerVaPerM2?: number | undefined;
  readonly effluentM3PerDay?: number | undefined;
}

/** The criteria whose asks these needs are. */
export const COSTED_CRITERIA = ['area', 'cleanroom', 'power', 'effluent'] as const;

/** What the asks need, whether as a must or as a preference. */
export function costNeedsOf(criteria: OpenRequirement['criteria']): CostNeeds {
  const { area, cleanroom, power, effluent } = Asks.parse(criteria);
  return { ...area, ...cleanroom, ...power, ...effluent };
}

/** The parameters that cost something, in the words of needs; the catalogue has checked them. */
const Asks = z.object({
  area: z
    .object({ minM2: z.number() })
    .transform(({ minM2 }) => ({ leastM2: minM2 }))
    .optional(),
  cleanroom: z.object({ grade: CleanroomGrade }).optional(),
  power: z
    .object({ minKva: z.number().optional(), minVaPerM2: z.number().optional() })
    .transform(({ minKva, minVaPerM2 }) => (minKva === undefined ? { powerVaPerM2: minVaPerM2 } : { powerKva: minKva }))
    .optional(),
  effluent: z
    .object({ minM3PerDay: z.number().optional() })
    .transform(({ minM3PerDay }) => ({ effluentM3PerDay: minM3PerDay }))
    .optional(),
});
