import { z } from 'zod';
import { Slug } from '../text.ts';
import { FactId, PolicyFactValue } from './facts.ts';

/**
 * How a fact is compared. `is`: equal, or a list that contains it; `oneOf`: any of these, or a list that contains any;
 * `allOf`: a list that contains each. Of a place: it or a place above it. Numbers and days: `atLeast` and `atMost` include
 * the bound, `above` and `below` do not.
 */
export const Comparison = z
  .strictObject({
    fact: FactId,
    is: z.union([z.boolean(), z.string()]).optional(),
    oneOf: z.array(z.string()).min(1).max(100).optional(),
    allOf: z.array(z.string()).min(1).max(100).optional(),
    atLeast: z.union([z.number(), z.iso.date()]).optional(),
    atMost: z.union([z.number(), z.iso.date()]).optional(),
    above: z.union([z.number(), z.iso.date()]).optional(),
    below: z.union([z.number(), z.iso.date()]).optional(),
  })
  .refine((comparison) => Object.keys(comparison).length === 2, 'Expected a fact and exactly one comparison');
export type Comparison = z.infer<typeof Comparison>;

/** A question of the policy that no fact answers: a person says yes, no or nothing. */
export const Asked = z.strictObject({ ask: Slug });
export type Asked = z.infer<typeof Asked>;

/** A question by its policy: `policyId/questionId`. */
export const QuestionKey = z.string().regex(/^[a-z0-9-]+\/[a-z0-9-]+$/u);
export type QuestionKey = z.infer<typeof QuestionKey>;

/** A tree of conditions in three values (Kleene): `all` of none is yes, `any` of none is no. */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | Comparison
  | Asked;

export const Condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(Condition).max(100) }),
    z.strictObject({ any: z.array(Condition).max(100) }),
    z.strictObject({ not: Condition }),
    Comparison,
    Asked,
  ]),
);

/** `unknown` where a fact that would decide has not been given. */
export const Eligibility = z.enum(['eligible', 'not-eligible', 'unknown']);
export type Eligibility = z.infer<typeof Eligibility>;

/** What the leaves of a trace may be, besides comparisons and questions: tests that every measure is put to. */
export const FixedTest = z.enum(['place', 'in-force', 'audience', 'prior-award', 'agreement']);
export type FixedTest = z.infer<typeof FixedTest>;

/** What a judged leaf compared. */
export type Trace = { readonly verdict: Eligibility } & (
  | { readonly all: readonly Trace[] }
  | { readonly any: readonly Trace[] }
  | { readonly not: Trace }
  | (Comparison & { readonly given?: PolicyFactValue | undefined })
  | Asked
  | {
      readonly test: FixedTest;
      readonly required?: readonly string[] | undefined;
      readonly given?: string | undefined;
      readonly decides: boolean;
    }
);

const judged = { verdict: Eligibility };

/** A condition tree with what each part came to: of the same shape. A fact that is not given has no `given`. */
export const Trace: z.ZodType<Trace> = z.lazy(() =>
  z.union([
    z.strictObject({ ...judged, all: z.array(Trace) }),
    z.strictObject({ ...judged, any: z.array(Trace) }),
    z.strictObject({ ...judged, not: Trace }),
    z.strictObject({ ...judged, ...Comparison.shape, given: PolicyFactValue.optional() }),
    z.strictObject({ ...judged, ...Asked.shape }),
    z.strictObject({
      ...judged,
      test: FixedTest,
      required: z.array(z.string()).optional(),
      given: z.string().optional(),
      /** False where it is shown and has no say: days in force that were not found. */
      decides: z.boolean(),
    }),
  ]),
);
