import { z } from 'zod';
import { OPEN } from './access.ts';
import { AnswerPart, answerOf } from './answer.ts';
import { capsuleAround } from './capsule.ts';
import { endpoint } from './endpoint.ts';
import { Replay } from './replay.ts';
import { OpenRequirement } from './requirement.ts';

/** Matches shown where nothing else is asked, and the most that one answer gives. Ours. */
const LIMIT_DEFAULT = 20;
export const LIMIT_MAX = 100;

/** Parts named in a comma-separated list. */
const parts = z
  .string()
  .max(200)
  .transform((text) => text.split(',').filter((part) => part !== ''))
  .pipe(z.array(AnswerPart))
  .meta({ override: { type: 'string' } });

const query = z.strictObject({
  limit: z.coerce.number().int().min(1).max(LIMIT_MAX).default(LIMIT_DEFAULT),
  include: parts.optional(),
});

/** Either may have to wait for its turn, and be refused where too many wait. */
const FAILURES = [
  'invalid-request',
  'body-not-json',
  'body-too-large',
  'media-type-not-supported',
  'too-busy',
  'not-ready',
  'engine-failed',
] as const;

/** The match operation around a schema of requirements: the server's is closed by its catalogue, the client's is open. */
export function findMatchesFor<R extends z.ZodType>(requirement: R) {
  return endpoint({
    id: 'findMatches',
    method: 'post',
    path: '/matches',
    summary: 'Judges every available space against a requirement, best first, with reasons.',
    access: OPEN,
    limit: 'costly',
    input: { query, body: requirement },
    output: answerOf(requirement).extend({ capsule: capsuleAround(requirement).optional() }),
    failures: FAILURES,
  });
}

/** The replay operation around a schema of requirements. */
export function replayFor<R extends z.ZodType>(requirement: R) {
  return endpoint({
    id: 'replay',
    method: 'post',
    path: '/replays',
    summary: 'Answers the requirement of a capsule again, and says what moved and why.',
    access: OPEN,
    limit: 'costly',
    input: { body: capsuleAround(requirement) },
    output: Replay,
    failures: FAILURES,
  });
}

/** The match operation as the client calls it. */
export const findMatches = findMatchesFor(OpenRequirement);
export type Answer = z.output<typeof findMatches.output>;
