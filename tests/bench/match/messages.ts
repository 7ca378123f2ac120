import { z } from 'zod';
import { AnswerPart } from '#shared/answer.ts';
import { OpenRequirement } from '#shared/requirement.ts';

/** A requirement as a server has it that has read what it was sent. */
const requirement = z.object({ ...OpenRequirement.shape, asOf: z.iso.date() });
const limit = z.number();

/** What the process of the index is asked: the best spaces, a whole answer, or what each step of an explanation takes. */
export const Question = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('best'), requirement, limit }),
  z.object({ kind: z.literal('whole'), requirement, limit, include: z.array(AnswerPart) }),
  z.object({ kind: z.literal('explained'), requirement, limit }),
]);
export type Question = z.infer<typeof Question>;

const ms = z.number();

/** What finding the best took by the clock, and which they are. */
export const BestReply = z.object({
  ms,
  placed: z.array(
    z.object({ id: z.string(), isMet: z.boolean(), low: z.number(), expected: z.number(), high: z.number() }),
  ),
});
export type BestReply = z.infer<typeof BestReply>;

/** What a whole answer took, and its bundles, for a peer gives these too. */
export const WholeReply = z.object({ ms, bundles: z.array(z.unknown()).optional() });
export type WholeReply = z.infer<typeof WholeReply>;

/** What each step of an explanation took beyond the one before. */
export const ExplainedReply = z.object({ searchMs: ms, flatMs: ms, findingsMs: ms, jsonMs: ms });
export type ExplainedReply = z.infer<typeof ExplainedReply>;
