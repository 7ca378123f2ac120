import { z } from 'zod';
import { Score, SpaceVerdict } from './answer.ts';
import { CriterionId, Range, Verdict } from './criterion.ts';
import { Park } from './park.ts';
import { Place } from './place.ts';
import { Policy } from './policy/policy.ts';
import { OpenRequirement } from './requirement.ts';
import { Resource } from './resource.ts';
import { Space, SpaceId } from './space.ts';
import { Slug } from './text.ts';

/** Names a JSON value by its content: SHA-256 over its canonical form (keys sorted by code unit, no spaces), base64url. */
export const ContentHash = z.string().regex(/^[\w-]{43}$/u, 'Expected 43 letters, digits, hyphens or underscores');
export type ContentHash = z.infer<typeof ContentHash>;

/** What one check came to. */
const Outcome = z.strictObject({ verdict: Verdict, satisfaction: Range });

/** A ranked space as it stood; its rank is its place in the list. */
export const RankedSpace = z.strictObject({
  spaceId: SpaceId,
  verdict: SpaceVerdict.exclude(['excluded']),
  score: Score,
  completeness: z.number().min(0).max(1),
  /** One for each asked criterion, in catalogue order. */
  checks: z.array(Outcome.extend({ criterion: CriterionId })),
});
export type RankedSpace = z.infer<typeof RankedSpace>;

/** The stored data of which the ranked spaces were judged: enough to judge these again, and no others. */
export const JudgedData = z.strictObject({
  spaces: z.array(Space),
  /** Those in which the spaces lie. */
  parks: z.array(Park),
  /** Those of the parks, and all above them. */
  places: z.array(Place),
  /** Those that hold at the parks; absent where nothing that is asked reads policies. */
  policies: z.array(Policy).optional(),
  /** All that took part; absent where nothing that is asked reads resources. */
  resources: z.array(Resource).optional(),
});
export type JudgedData = z.infer<typeof JudgedData>;

/** A policy as it was: another text has another hash. */
export const PolicyVersion = z.strictObject({ id: Slug, hash: ContentHash });
export type PolicyVersion = z.infer<typeof PolicyVersion>;

/**
 * An answer to keep 应答存档, around a schema of requirements: what was asked, by what it was judged and how it came out,
 * complete in itself, so that it can be judged again when the data have changed.
 */
export function capsuleAround<R extends z.ZodType>(requirement: R) {
  return z.strictObject({
    capsuleVersion: z.literal(1),
    engineVersion: z.string().min(1).max(40),
    dataVersion: z.number().int().min(0),
    evaluatedAt: z.iso.datetime(),
    /** As judged: `asOf`, `rankBy` and the weight of every preference filled in. */
    requirement,
    /** Most spaces that the ranking may have. */
    limit: z.number().int().positive(),
    /** Of every policy that was stored, in the order of their ids. */
    policies: z.array(PolicyVersion),
    /** Best first. */
    ranking: z.array(RankedSpace),
    data: JudgedData,
    /** Of all the rest: tells a capsule that was changed, by accident or carelessly, from one as it was made. */
    hash: ContentHash,
  });
}

/** A capsule whose requirement is not yet judged by the catalogue. */
export const Capsule = capsuleAround(OpenRequirement);
export type Capsule = z.infer<typeof Capsule>;
