import { z } from 'zod';
import { Certificate } from './certificate.ts';
import { CriterionId, FactValue, Finding, FittingVerdict } from './criterion.ts';
import { ApproximatePosition } from './position.ts';
import { Park } from './park.ts';
import { JudgedMeasure } from './policy/judged.ts';
import { Space, SpaceId } from './space.ts';

/** Parts of an answer that are given when asked for. */
export const AnswerPart = z.enum([
  'findings',
  'counts',
  'relaxations',
  'nearMisses',
  'bundles',
  'growthPaths',
  'policies',
  'capsule',
  'certificate',
]);
export type AnswerPart = z.infer<typeof AnswerPart>;

/** What is asked for where nobody says otherwise: all parts but the capsule, which nobody reads, and the certificate, which takes longer than the rest together. */
export const USUAL_PARTS: readonly AnswerPart[] = AnswerPart.exclude(['capsule', 'certificate']).options;

/** `met`: every must is met. `unconfirmed`: none is unmet, some are unknown. `excluded`: some must is unmet. */
export const SpaceVerdict = z.enum([...FittingVerdict.options, 'excluded']);
export type SpaceVerdict = z.infer<typeof SpaceVerdict>;

/** 0 to 100: as far as it is confirmed, expected with every unknown at one half, and at best. */
export const Score = z.strictObject({ low: z.number(), expected: z.number(), high: z.number() });
export type Score = z.infer<typeof Score>;

/** The park of a match, as far as lists and maps need it. */
export const ParkSummary = Park.pick({ id: true, name: true, places: true, stages: true, location: true });
export type ParkSummary = z.infer<typeof ParkSummary>;

/** A space in an answer, with where it is: its own position, else its park's, else not known. */
export const PlacedSpace = Space.extend({ location: ApproximatePosition.optional() });
export type PlacedSpace = z.infer<typeof PlacedSpace>;

const judged = {
  space: PlacedSpace,
  park: ParkSummary,
  score: Score,
  /** Share of the asked criteria whose verdict is known, 0 to 1; 1 where nothing is asked. */
  completeness: z.number().min(0).max(1),
};

/** A space that fits or may fit. */
export const Match = z.strictObject({
  /** From 1. */
  rank: z.number().int().positive(),
  verdict: FittingVerdict,
  ...judged,
  /** In catalogue order. */
  findings: z.array(Finding).optional(),
  measures: z.array(JudgedMeasure).optional(),
});
export type Match = z.infer<typeof Match>;

/** How an ask would have to change for a space to meet it; `change` is the size on the criterion's published scale. */
export const Change = z.strictObject({
  criterion: CriterionId,
  from: FactValue.optional(),
  to: FactValue,
  change: z.number().min(0),
});
export type Change = z.infer<typeof Change>;

/** An excluded space with the smallest change of the requirement that would make it fit. */
export const NearMiss = z.strictObject({
  ...judged,
  changes: z.array(Change).min(1),
  /** Sum over the changes. */
  change: z.number().min(0),
  findings: z.array(Finding).optional(),
});
export type NearMiss = z.infer<typeof NearMiss>;

/** What dropping or relaxing one must would bring. */
export const Relaxation = z.strictObject({
  criterion: CriterionId,
  /** Spaces that would be met, and unconfirmed, without this must. */
  gain: z.number().int().min(0),
  gainUnconfirmed: z.number().int().min(0),
  /** The nearest values of the ask that add one, ten, a hundred spaces, met or unconfirmed. */
  steps: z.array(
    z.strictObject({
      from: FactValue.optional(),
      to: FactValue,
      change: z.number().min(0),
      gain: z.number().int().positive(),
    }),
  ),
});
export type Relaxation = z.infer<typeof Relaxation>;

/** How near the spaces of a bundle lie, nearest first. */
export const Adjacency = z.enum(['same-floor', 'next-floor', 'same-building', 'same-park']);
export type Adjacency = z.infer<typeof Adjacency>;

/** Several spaces of one park taken as one. */
export const Bundle = z.strictObject({
  spaces: z.array(PlacedSpace).min(2),
  park: ParkSummary,
  areaM2: z.number().positive(),
  adjacency: Adjacency,
  verdict: FittingVerdict,
  score: Score,
  /** Of the totals and of the worst member for each other criterion. */
  findings: z.array(Finding).optional(),
});
export type Bundle = z.infer<typeof Bundle>;

/** What of a growth path is delivered together. */
export const Phase = z.strictObject({
  /** First day on which it can be had, that of the answer where it can be had already; absent where it is not known. */
  from: z.iso.date().optional(),
  /** In the order of their ids. */
  spaceIds: z.array(SpaceId).min(1),
  areaM2: z.number().positive(),
});
export type Phase = z.infer<typeof Phase>;

/** Spaces of one park that together are large enough by each day of the growth that is asked. */
export const GrowthPath = z.strictObject({
  ...Bundle.shape,
  /** By day; what is not known comes last. */
  phases: z.array(Phase).min(1),
});
export type GrowthPath = z.infer<typeof GrowthPath>;

/** Where the stock stands against the requirement. */
export const Counts = z.strictObject({
  considered: z.number().int().min(0),
  met: z.number().int().min(0),
  unconfirmed: z.number().int().min(0),
  excluded: z.number().int().min(0),
  /** Per must, in catalogue order: spaces that do not meet it, and those that fail nothing else. */
  excludedBy: z.array(
    z.strictObject({ criterion: CriterionId, spaces: z.number().int().min(0), alone: z.number().int().min(0) }),
  ),
  /** Spaces not excluded, by the quarter in which they can be had (the quarter of `asOf` for those available already); those without a known day are left out. */
  supplyByQuarter: z.array(
    z.strictObject({
      quarter: z.string().regex(/^\d{4}Q[1-4]$/u),
      spaces: z.number().int().positive(),
      areaM2: z.number(),
    }),
  ),
});
export type Counts = z.infer<typeof Counts>;

/** The answer to a requirement, around the given schema of requirements. */
export function answerOf<R extends z.ZodType>(requirement: R) {
  return z.strictObject({
    engineVersion: z.string(),
    /** Version of the stored data that was judged; raised by every write. */
    dataVersion: z.number().int().min(0),
    evaluatedAt: z.iso.datetime(),
    /** As judged: what was sent, with `asOf` filled in. */
    requirement,
    results: z.array(Match),
    counts: Counts.optional(),
    relaxations: z.array(Relaxation).optional(),
    nearMisses: z.array(NearMiss).optional(),
    bundles: z.array(Bundle).optional(),
    /** None where the requirement asks for no growth. */
    growthPaths: z.array(GrowthPath).optional(),
    certificate: Certificate.optional(),
  });
}

/** Ids of all spaces of a bundle, sorted, joined by `+`: its key in lists. */
export function bundleKey(spaces: readonly { readonly id: z.infer<typeof SpaceId> }[]): string {
  return spaces
    .map(({ id }) => id)
    .sort()
    .join('+');
}
