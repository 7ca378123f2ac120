import { z } from 'zod';
import { Score, SpaceVerdict } from './answer.ts';
import { ContentHash } from './capsule.ts';
import { CriterionId, Facts, Range, Verdict } from './criterion.ts';
import { SpaceId } from './space.ts';
import { Slug } from './text.ts';

/** Where a space stands: without a rank it is not among the best. */
export const Standing = z.strictObject({
  /** From 1. */
  rank: z.number().int().positive().optional(),
  verdict: SpaceVerdict,
  score: Score,
  completeness: z.number().min(0).max(1),
});
export type Standing = z.infer<typeof Standing>;

/** What a check compared and came to. */
export const ReplayedCheck = z.strictObject({ verdict: Verdict, satisfaction: Range, facts: Facts.optional() });
export type ReplayedCheck = z.infer<typeof ReplayedCheck>;

const checks = { criterion: CriterionId, from: ReplayedCheck, to: ReplayedCheck };

/**
 * Why a space stands elsewhere. `data`: its check comes out otherwise, since other facts are stored. `engine`: it comes
 * out otherwise over the same data, by another version of the criterion. `engine-order`: every check comes out as it did,
 * and scores or order are reckoned otherwise. `gone`: it is no longer considered. `not-in-capsule`: the capsule does not hold what was known of
 * it; it is new, has changed, or is judged otherwise. `others`: it stands as it did, and others have moved.
 */
export const MoveReason = z.discriminatedUnion('because', [
  z.strictObject({ because: z.literal('data'), ...checks }),
  z.strictObject({ because: z.literal('engine'), ...checks }),
  z.strictObject({ because: z.literal('engine-order') }),
  z.strictObject({ because: z.literal('gone') }),
  z.strictObject({ because: z.literal('not-in-capsule') }),
  z.strictObject({ because: z.literal('others') }),
]);
export type MoveReason = z.infer<typeof MoveReason>;

/** Kinds of stored data that a judgement reads. */
const JudgedRecord = z.enum(['space', 'park', 'places', 'policies', 'resources']);

/** A space that does not stand as it stood. `rescored` kept its rank, and its verdict, score or completeness is another. */
export const Move = z.strictObject({
  spaceId: SpaceId,
  move: z.enum(['entered', 'left', 'moved', 'rescored']),
  /** Absent where it was not among the best. */
  before: Standing.optional(),
  /** Absent where it is no longer considered. */
  after: Standing.optional(),
  /** Never empty; in catalogue order, changes of the engine before those of the data. */
  reasons: z.array(MoveReason).min(1),
  /** What of its stored data differs from the capsule's, as far as the asked criteria read it; empty for one that entered. */
  changedRecords: z.array(JudgedRecord),
});
export type Move = z.infer<typeof Move>;

/** A moment of the product: by which engine, over which data, when. */
const Moment = z.strictObject({
  engineVersion: z.string(),
  dataVersion: z.number().int().min(0),
  evaluatedAt: z.iso.datetime(),
});

/** A capsule beside the answer of now to the same requirement. */
export const Replay = z.strictObject({
  /** The same spaces in the same order, with the same verdicts, scores and completeness, to the bit. */
  isIdentical: z.boolean(),
  /** The capsule's own data, judged by the engine of now, give its own ranking. False by the same engine version: it was not made by that engine. */
  isReproduced: z.boolean(),
  then: Moment.extend({ hash: ContentHash }),
  now: Moment,
  /** Policies stored otherwise, no longer or only now, by id. */
  policies: z.array(z.strictObject({ id: Slug, change: z.enum(['changed', 'gone', 'new']) })),
  /** By the rank before, then those that entered by their rank now; empty where nothing moved. */
  moves: z.array(Move),
});
export type Replay = z.infer<typeof Replay>;
