import { z } from 'zod';

/** Id of a criterion, kebab-case, as `floor-load`. The catalogue on the server is the list of them. */
export const CriterionId = z.string().regex(/^[a-z]+(?:-[a-z]+)*$/u);
export type CriterionId = z.infer<typeof CriterionId>;

/** `must` excludes a space that is known not to meet it; `prefer` adds to the score by its weight. */
export const Level = z.enum(['must', 'prefer']);
export type Level = z.infer<typeof Level>;

/** Outcome of a check. `unknown` where a fact that would decide is not given; it counts neither as yes nor as no. */
export const Verdict = z.enum(['met', 'unmet', 'unknown']);
export type Verdict = z.infer<typeof Verdict>;

/** What a space that fits may be: `met`, every must is met; `unconfirmed`, none is unmet and some are unknown. */
export const FittingVerdict = z.enum(['met', 'unconfirmed']);
export type FittingVerdict = z.infer<typeof FittingVerdict>;

/** Heading under which a criterion stands in forms and explanations, in this order. */
export const CriterionGroup = z.enum([
  'space',
  'money-and-time',
  'building',
  'utilities',
  'quality',
  'safety',
  'place',
  'incentives',
]);
export type CriterionGroup = z.infer<typeof CriterionGroup>;

/** Weight of a preference that does not say its own. */
export const WEIGHT_DEFAULT = 1;
/** The most that a weight may be. */
export const WEIGHT_MAX = 10;

/** What a criterion's part of a requirement has besides its own parameters. */
export const LEVEL_FIELDS = {
  level: Level,
  /** How much a preference counts against the others; has no effect on a must. */
  weight: z.number().positive().max(WEIGHT_MAX).optional(),
};

/** A compared fact: what was asked or what is offered. `"none"` says that there is none; a fact that is not known has no key. */
export const FactValue = z.union([z.number(), z.string(), z.boolean(), z.array(z.union([z.string(), z.number()]))]);
export type FactValue = z.infer<typeof FactValue>;

/**
 * The facts that a check compared. Keys begin with `required`, `ideal` or `limit` for what was asked, and with `offered`
 * for what is there; a number's unit ends its key (`requiredKnPerM2`).
 */
export const Facts = z.record(z.string(), FactValue);
export type Facts = z.infer<typeof Facts>;

/** An interval with both ends included. */
export const Range = z.strictObject({ low: z.number(), high: z.number() });
export type Range = z.infer<typeof Range>;

/** What one criterion found for one space. */
export const Finding = z.strictObject({
  criterion: CriterionId,
  level: Level,
  verdict: Verdict,
  /** 0 to 1; null where it is not known to a single value. Of a must: 1, 0 or null. */
  satisfaction: z.number().min(0).max(1).nullable(),
  /** The satisfaction as far as it is known; both ends equal where it is known, 0 to 1 where nothing is. */
  satisfactionRange: Range,
  /** 0 for a must. */
  weight: z.number().min(0),
  /** Points of the expected score, 0 to 100, that come from this preference; 0 for a must. */
  contribution: z.number(),
  facts: Facts,
  /** A compared fact was derived by the product and not declared by anybody. */
  derived: z.boolean(),
});
export type Finding = z.infer<typeof Finding>;

/** The catalogue's entry for a criterion, from which forms, import templates and documents are made. */
export const CriterionDescription = z.strictObject({
  id: CriterionId,
  group: CriterionGroup,
  levels: z.array(Level).min(1),
  /** Whether a requirement may be advised to relax it; criteria of law and safety are not. */
  negotiable: z.boolean(),
  /** By what a change is measured: the span of the published scale in its unit, or steps of an ordered scale. */
  scale: z.strictObject({ unit: z.string(), span: z.number().positive() }),
  /** Facts of a space that it reads. */
  reads: z.array(z.string()),
  /** JSON Schema of its part of a requirement, without level and weight. */
  asks: z.record(z.string(), z.unknown()),
});
export type CriterionDescription = z.infer<typeof CriterionDescription>;
