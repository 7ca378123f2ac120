import { z } from 'zod';
import { PlaceId } from '../place.ts';
import { Slug } from '../text.ts';
import { Cap } from './benefit.ts';
import { Eligibility, Trace } from './condition.ts';
import { FactId } from './facts.ts';

/** `policyId/measureId`. */
export const MeasureKey = z.string().regex(/^[a-z0-9-]+\/[a-z0-9-]+$/u);
export type MeasureKey = z.infer<typeof MeasureKey>;

/** On the day asked about: `validity-not-found` where an end of the days in force was not found and the known one does not shut the day out. */
export const InForce = z.enum(['in-force', 'not-yet', 'expired', 'validity-not-found']);
export type InForce = z.infer<typeof InForce>;

/** A cap that made an amount less. */
const CapApplied = z.strictObject({
  per: Cap.shape.per,
  /** As it was applied: raised, and for each year of the payments where it is one per firm and year. */
  capFen: z.number().int().positive(),
  /** How much of it comes of raises. */
  raisedByFen: z.number().int().positive().optional(),
});

/** What an award comes to for one company that is eligible, by itself: of a share of awards, the sum over all of them. */
export const AwardAmount = z.strictObject({
  /** As far as it is confirmed. */
  lowFen: z.number().int().min(0),
  /** At best; absent where it has no end that is known. */
  highFen: z.number().int().min(0).optional(),
  /** Facts that it was reckoned by, in the order of their names; those without a value are missing. */
  reckonedBy: z.array(z.strictObject({ fact: FactId, given: z.number().optional() })),
  /** Caps that made it less, at best. */
  cappedBy: z.array(CapApplied),
});
export type AwardAmount = z.infer<typeof AwardAmount>;

/** What one measure says for one company at one place. */
export const JudgedMeasure = z.strictObject({
  id: MeasureKey,
  verdict: Eligibility,
  inForce: InForce,
  /** Every test, then the conditions of the policy, then those of the measure. */
  trace: Trace,
  /** Of an award that may be claimed. */
  amount: AwardAmount.optional(),
});
export type JudgedMeasure = z.infer<typeof JudgedMeasure>;

/** Money of one year. */
const YearFen = z.strictObject({ year: z.number().int(), fen: z.number().int().min(0) });
export type YearFen = z.infer<typeof YearFen>;

/** Why a measure that might be claimed is not in a stack. */
export const LeftReason = z.strictObject({
  kind: z.enum(['one-of', 'cap', 'needs', 'no-amount']),
  /** The exclusion, limit or award that did it, as `policyId/id`. */
  by: z.string(),
  /** The measures that were taken instead. */
  instead: z.array(MeasureKey),
});
export type LeftReason = z.infer<typeof LeftReason>;

/** The best legal combination of measures. */
export const IncentiveStack = z.strictObject({
  totalFen: z.number().int().min(0),
  byYear: z.array(YearFen),
  taken: z.array(
    z.strictObject({
      id: MeasureKey,
      fen: z.number().int().min(0),
      payments: z.array(YearFen),
      cutBy: z.array(z.string()),
    }),
  ),
  /** `costsFen`: what the total would lose if it had to be taken. */
  left: z.array(z.strictObject({ id: MeasureKey, reason: LeftReason, costsFen: z.number().int().min(0) })),
  /** Part of the total that rests on policies whose days in force were not found. */
  validityNotFoundFen: z.number().int().min(0),
  /** Part of the total that rests on policies from before the fair-competition decree. */
  beforeFairCompetitionFen: z.number().int().min(0),
});
export type IncentiveStack = z.infer<typeof IncentiveStack>;

/** A fact that is missing, or a question not answered, with by how much the possible total and the confirmed one lie apart because of it. */
export const NextQuestion = z.strictObject({
  fact: FactId.optional(),
  question: z.strictObject({ policy: Slug, ask: Slug }).optional(),
  /** The most by which an answer can move what is confirmed or what is possible. */
  swingFen: z.number().int().min(0),
  /** Measures that it would decide or whose amount it would move. */
  measures: z.array(MeasureKey),
});
export type NextQuestion = z.infer<typeof NextQuestion>;

/** All that the policies of one place promise one company. */
export const Incentives = z.strictObject({
  asOf: z.iso.date(),
  placeIds: z.array(PlaceId),
  measures: z.array(JudgedMeasure),
  /** Of what it is eligible for, at the low amounts. */
  confirmed: IncentiveStack,
  /** Unknown taken as eligible, at the high amounts. */
  possible: IncentiveStack,
  /** Measures of the possible stack without a known end: they are not in its total. */
  openEnded: z.array(MeasureKey),
  nextQuestions: z.array(NextQuestion),
});
export type Incentives = z.infer<typeof Incentives>;
