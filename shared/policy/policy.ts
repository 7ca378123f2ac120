import { z } from 'zod';
import { PlaceId } from '../place.ts';
import { BilingualText, Slug, SourceId } from '../text.ts';
import { AwardRef, Benefit, Cap } from './benefit.ts';
import { Condition } from './condition.ts';
import { AwardItem, Confidence, PolicyLevel } from './terms.ts';

const texts = z.array(BilingualText).max(100);

/** One clause 条款 of a policy. What the source does not say is absent. */
export const Measure = z.strictObject({
  id: Slug,
  /** Article or heading in the document. */
  ref: z.string().min(1).max(200),
  /** What it is for, in a few words; ours. */
  title: BilingualText,
  /**
   * `award` gives something; `cap-raise` raises the cap of awards. No award to a tenant are: `cap`, a limit on other
   * measures; `list`, what may be supported, without sums; `land-rule`; `restriction`, what other rules may not do.
   */
  kind: z.enum(['award', 'cap-raise', 'cap', 'list', 'land-rule', 'restriction']),
  /** What it pays for; of an award. */
  item: AwardItem.optional(),
  /** Whom it is for, where the text says so: a tenant, or only the owner of the building. */
  audience: z.enum(['tenant', 'owner']).optional(),
  /** Besides the conditions of the policy. */
  when: Condition.optional(),
  /** Of an award and of a raise of caps. */
  benefit: Benefit.optional(),
  caps: z.array(Cap).max(10).optional(),
  /** Of a `cap`: the measures that it limits; all awards of the policy where absent. */
  over: z.array(Slug).min(1).optional(),
  /** An award of any of these must have been granted, or be claimed along with it. */
  dependsOn: z.array(AwardRef).min(1).optional(),
  /** In what parts it is paid, a year apart; in one where absent. Adds up to 100. */
  payoutPct: z.array(z.number().positive().max(100)).min(1).max(20).optional(),
  /** What it says in words. */
  says: texts.optional(),
  documents: texts.optional(),
  steps: texts.optional(),
  obligations: texts.optional(),
  /** When money must be paid back. */
  clawback: texts.optional(),
  notFound: texts.optional(),
  confidence: Confidence,
  src: z.array(SourceId).min(1),
  /** The day on which a person read the source; absent where nobody wrote it down. */
  readOn: z.iso.date().optional(),
});
export type Measure = z.infer<typeof Measure>;

/** How measures limit one another. `of` names those of this policy that it concerns; all awards of it where absent. */
export const Exclusion = z.strictObject({
  id: Slug,
  /**
   * `best-of`: only the best of them is paid. `same-item-once`: of those that pay for the same item only one.
   * `complements`: none is paid where a measure of a place above pays for the same item. `agreement`: none is paid to a
   * company that has an agreement of its own. `words`: what only words say; it limits nothing here and is shown.
   */
  kind: z.enum(['best-of', 'same-item-once', 'complements', 'agreement', 'words']),
  of: z.array(Slug).min(1).optional(),
  says: BilingualText,
  src: z.array(SourceId).optional(),
});
export type Exclusion = z.infer<typeof Exclusion>;

/** A cap over several measures together. */
export const Limit = z.strictObject({
  id: Slug,
  capFen: z.number().int().positive(),
  per: z.enum(['firm-year', 'firm', 'project']),
  of: z.array(Slug).min(1),
  src: z.array(SourceId).min(1),
});
export type Limit = z.infer<typeof Limit>;

/** A policy text 政策 with its clauses. */
export const Policy = z.strictObject({
  id: Slug,
  level: PolicyLevel,
  /** Where it holds: in these places and in all places below them. */
  places: z.array(PlaceId).min(1),
  issuer: BilingualText,
  documentNumber: z.string().max(200).optional(),
  /** The title of the document, which is Chinese, and what it means in English; ours, not official. */
  title: BilingualText,
  /** As the source gives it; some give only a year or month. */
  issued: z.string().min(1).max(100),
  published: z.iso.date().optional(),
  /** First and last day in force; absent is not found, never unlimited. */
  validFrom: z.iso.date().optional(),
  validTo: z.iso.date().optional(),
  validityNote: BilingualText.optional(),
  /**
   * Issued before 2024-08-01, when the fair-competition decree came into force: it may have been withdrawn since. Where
   * the source gives only a year, true for years before 2024; where it gives no date of issue, true.
   */
  beforeFairCompetition: z.boolean(),
  /** Who may apply: holds for every measure. */
  when: Condition.optional(),
  /** Who may apply, in words. */
  eligibility: texts,
  /** What no fact answers: each is asked of a person as a question with yes or no. */
  questions: z.array(z.strictObject({ id: Slug, text: BilingualText })).max(100),
  /** What must be handed in for every measure. */
  documents: texts,
  steps: texts.optional(),
  /** When applications are taken. */
  window: z.strictObject({ opens: z.iso.date().optional(), closes: z.iso.date().optional() }).optional(),
  channel: BilingualText.optional(),
  contact: z.string().max(300).optional(),
  measures: z.array(Measure).min(1).max(200),
  limits: z.array(Limit).max(100),
  exclusions: z.array(Exclusion).max(100),
  /** To what sums are rounded, down where absent: the fen. */
  rounding: z.strictObject({ toFen: z.number().int().positive(), mode: z.enum(['down', 'nearest']) }).optional(),
  notFound: texts,
});
export type Policy = z.infer<typeof Policy>;
