import { z } from 'zod';
import { PlaceId } from './place.ts';
import { Slug, SourceId } from './text.ts';
import { SectorId } from './vocabulary.ts';

/** How sure a clause is: A read on a government site, B its text or a news report of it, C one weak page. */
export const Confidence = z.enum(['A', 'B', 'C']);
export type Confidence = z.infer<typeof Confidence>;

/** How far a product is, in the words of the policies: pre-clinical, clinical trial approval (CTA), phases, approval. */
export const ProductStage = z.enum(['preclinical', 'cta', 'ph1', 'ph2', 'ph3', 'approval', 'overseas-clinical']);
export type ProductStage = z.infer<typeof ProductStage>;

/** Registration class of a drug: 1 innovative, 2 improved, and so on. */
export const DrugClass = z.enum(['1', '2', '3', '4', '5']);
export type DrugClass = z.infer<typeof DrugClass>;

/** Registration class of a medical device, by risk. */
export const DeviceClass = z.enum(['1', '2', '3']);
export type DeviceClass = z.infer<typeof DeviceClass>;

/** One clause 条款 of a policy. Money in integer fen. What the source does not say is absent. */
export const Measure = z.strictObject({
  id: Slug,
  /** Article or heading in the document. */
  ref: z.string(),
  benefit: z.enum([
    'grant',
    'one-off',
    'match',
    'per-m2',
    'rent',
    'package',
    'cap-uplift',
    'cap',
    'list',
    'land-use',
    'restriction',
  ]),
  /** False for a clause that awards nothing to a tenant: a cap, a list, a restriction, a land rule. */
  award: z.boolean(),
  ratePct: z.number().positive().optional(),
  ratePctRange: z.tuple([z.number(), z.number()]).optional(),
  rateBase: z.string().optional(),
  /** Amount per square metre, and of what. */
  unitRate: z.strictObject({ fenPerM2: z.number().int().positive(), of: z.string() }).optional(),
  /** What the cap counts by, as `per product`. */
  unit: z.string().optional(),
  capFen: z.number().int().positive().optional(),
  upliftFen: z.number().int().positive().optional(),
  upliftPct: z.number().positive().optional(),
  steps: z
    .array(z.strictObject({ fromFen: z.number().int().positive(), amountFen: z.number().int().positive() }))
    .optional(),
  payoutPct: z.array(z.number()).optional(),
  termYears: z.number().positive().optional(),
  /** Other conditions, in words, that the product does not judge yet. */
  conditions: z.array(z.string()),
  sectors: z.array(SectorId).optional(),
  stage: z.union([ProductStage, z.literal('any-clinical')]).optional(),
  /** Any of them; where the words tell more, as by kind of drug, `conditions` says so. */
  drugClasses: z.array(DrugClass).min(1).optional(),
  deviceClass: DeviceClass.optional(),
  /** Who may claim, where the text says so: a tenant, or only the owner of the building. */
  audience: z.enum(['tenant', 'owner']).optional(),
  /** Clauses of this policy whose cap this one raises. */
  appliesTo: z.array(Slug).optional(),
  /** Policies under which an award must have been granted before. */
  dependsOn: z.array(Slug).optional(),
  confidence: Confidence,
  src: z.array(SourceId).min(1),
});
export type Measure = z.infer<typeof Measure>;

/** A policy text 政策 with its clauses. */
export const Policy = z.strictObject({
  id: Slug,
  level: z.enum(['national', 'province', 'city', 'district', 'park']),
  /** Where it holds: in these places and in all places below them. */
  places: z.array(PlaceId).min(1),
  issuer: z.string(),
  documentNumber: z.string().optional(),
  /** The title of the document, which is Chinese. */
  titleZh: z.string(),
  /** What the title means, in English; ours, not official. */
  titleEn: z.string(),
  /** As the source gives it; some give only a year or month. */
  issued: z.string(),
  published: z.iso.date().optional(),
  /** First and last day in force; absent is not found, never unlimited. */
  validFrom: z.iso.date().optional(),
  validTo: z.iso.date().optional(),
  validityNote: z.string().optional(),
  /**
   * Issued before 2024-08-01, when the fair-competition decree came into force: it may have been withdrawn since. Where
   * the source gives only a year, true for years before 2024; where it gives no date of issue, true.
   */
  beforeFairCompetition: z.boolean(),
  /** Who may apply, in words. */
  eligibility: z.array(z.string()),
  documents: z.array(z.string()),
  channel: z.string().optional(),
  callCloses: z.iso.date().optional(),
  measures: z.array(Measure).min(1),
  /** Caps over several clauses. */
  limits: z.array(
    z.strictObject({
      scope: z.string(),
      capFen: z.number().int().positive(),
      appliesTo: z.array(Slug).min(1),
      src: z.array(SourceId),
    }),
  ),
  exclusions: z.array(z.string()),
  notFound: z.array(z.string()),
});
export type Policy = z.infer<typeof Policy>;

/** `unknown` where a fact that would decide has not been given. */
export const Eligibility = z.enum(['eligible', 'not-eligible', 'unknown']);
export type Eligibility = z.infer<typeof Eligibility>;

/** What one measure says for one company at one park: the verdict and the tests that made it. */
export const JudgedMeasure = z.strictObject({
  /** `policyId/clauseId`. */
  id: z.string(),
  verdict: Eligibility,
  tests: z.array(
    z.strictObject({
      test: z.enum([
        'place',
        'in-force',
        'audience',
        'sector',
        'drug-class',
        'device-class',
        'stage',
        'prior-award',
        'other-conditions',
      ]),
      verdict: Eligibility,
      required: z.array(z.string()).optional(),
      given: z.string().optional(),
    }),
  ),
});
export type JudgedMeasure = z.infer<typeof JudgedMeasure>;
