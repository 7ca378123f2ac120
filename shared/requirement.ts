import { z } from 'zod';
import { CriterionId, LEVEL_FIELDS } from './criterion.ts';
import { CostAssumptions, COST_YEARS_MAX } from './occupancyCost.ts';
import { QuestionKey } from './policy/condition.ts';
import { COMPANY_FACTS, FEN_MAX } from './policy/facts.ts';
import { Slug } from './text.ts';
import { DevelopmentStage, SectorId } from './vocabulary.ts';

/** An award granted before: under a policy, where it is known under which measure, and how much it was. */
const GrantedAward = z.strictObject({
  policy: Slug,
  measure: Slug.optional(),
  amountFen: z.number().int().positive().max(FEN_MAX).optional(),
});

/** What is known of the company, for policies. Every field may be absent: not known. */
export const Company = z.strictObject({
  name: z.string().trim().min(1).max(200).optional(),
  ...z.strictObject(COMPANY_FACTS).partial().shape,
  /** Awards that it has been granted; an empty list says none. */
  awards: z.array(GrantedAward).max(100).optional(),
  /** Answers to questions of policies, by `policyId/questionId`. */
  answers: z.record(QuestionKey, z.boolean()).optional(),
});
export type Company = z.infer<typeof Company>;

/** How matches of one verdict are ordered: by the expected score, or by what is confirmed. */
export const RankBy = z.enum(['expected', 'low']);
export type RankBy = z.infer<typeof RankBy>;

/** The area that a growing company must have by a day. */
export const GrowthStep = z.strictObject({ by: z.iso.date(), minM2: z.number().positive().max(10_000_000) });
export type GrowthStep = z.infer<typeof GrowthStep>;

/** Steps of growth: each later than the one before and for more area. */
const Growth = z
  .array(GrowthStep)
  .min(1)
  .max(10)
  .superRefine((steps, context) => {
    for (const [index, { by, minM2 }] of steps.entries()) {
      const before = steps[index - 1];
      if (before === undefined) continue;
      if (by <= before.by) {
        context.addIssue({
          code: 'custom',
          path: [index, 'by'],
          message: 'Expected a day after that of the step before',
        });
      }
      if (minM2 <= before.minM2) {
        context.addIssue({ code: 'custom', path: [index, 'minM2'], message: 'Expected more than in the step before' });
      }
    }
  });

/**
 * A siting requirement 选址需求 around a given schema of its criteria. The catalogue of criteria lives in the server's
 * domain, so the server closes this shape with the catalogue's own schemas, and the client leaves each ask open.
 */
export function requirementOf<C extends z.ZodType>(criteria: C) {
  return z.strictObject({
    sector: SectorId.optional(),
    developmentStage: DevelopmentStage.optional(),
    /** The day, in Asia/Shanghai, on which policies and dates are judged; today where absent. */
    asOf: z.iso.date().optional(),
    criteria,
    company: Company.optional(),
    /** Area by day, for `growthPaths`: there it stands in place of the musts of area and available-from, and nowhere else does it count. */
    growth: Growth.optional(),
    /** Years over which what a space costs is reckoned; five where absent. */
    horizonYears: z.number().int().min(1).max(COST_YEARS_MAX).optional(),
    /** What is assumed of costs that no fact tells; the product's own assumptions where absent. */
    costAssumptions: CostAssumptions.optional(),
    rankBy: RankBy.optional(),
  });
}

/** One criterion's part of a requirement, its own parameters left open. */
export const OpenAsk = z.looseObject(LEVEL_FIELDS);
export type OpenAsk = z.infer<typeof OpenAsk>;

/** A requirement whose criteria are not yet judged by the catalogue. */
export const OpenRequirement = requirementOf(z.record(CriterionId, OpenAsk));
export type OpenRequirement = z.infer<typeof OpenRequirement>;
