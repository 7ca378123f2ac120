import { type ErrorRequestHandler, type Response } from 'express';
import { z } from 'zod';
import { FAILURES, Failure, type FailureCode, type Problem } from '#shared/failure.ts';
import { requestIdOf } from './requestId.ts';
import { noteFailure } from './requestLog.ts';

/** Most faults that one answer names; the sentence of the answer gives their number. */
const ERRORS_MAX = 100;

/** Turns a failure into an RFC 9457 problem; anything else is a fault of ours, logged whole and told to nobody. */
export const respondToFailure =
  (logFault: (fault: unknown, requestId: string | undefined) => void): ErrorRequestHandler =>
  // eslint-disable-next-line max-params -- Express knows an error handler by its four parameters
  (error: unknown, _req, res, next) => {
    if (res.headersSent) {
      // All that is left is to break off, so that nobody takes what has been sent for the whole.
      logFault(error, requestIdOf(res));
      next(error);
      return;
    }
    // Of an answer that was to be a file: a problem is none to be saved.
    res.removeHeader('Content-Disposition');
    const failure = error instanceof Failure ? error : failureOf(error);
    if (failure === undefined) {
      logFault(error, requestIdOf(res));
      respond(res, { type: 'about:blank', title: 'Internal Server Error', status: 500 });
    } else {
      const { retryAfterS, currentRevision } = failure.details;
      noteFailure(res, failure.code);
      if (currentRevision !== undefined) res.set('ETag', `"${currentRevision}"`);
      if (retryAfterS !== undefined) res.set('Retry-After', String(retryAfterS));
      respond(res, problemOf(failure));
    }
  };

function problemOf({ code, status, details: { detail, errors } }: Failure): Problem {
  return {
    type: `/problems/${code}`,
    title: FAILURES[code].title,
    status,
    code,
    ...(detail === undefined ? {} : { detail }),
    ...(errors === undefined ? {} : { errors: errors.slice(0, ERRORS_MAX) }),
  };
}

function respond(res: Response, problem: Problem): void {
  const requestId = requestIdOf(res);
  res
    .status(problem.status)
    .set({ 'Cache-Control': 'no-store', 'Content-Type': 'application/problem+json; charset=utf-8' })
    .json(requestId === undefined ? problem : { ...problem, requestId });
}

/** What Express and its body parser say of a request that they cannot read, by their own names for it. */
const FOREIGN_FAILURES: Readonly<Record<string, FailureCode>> = {
  'entity.too.large': 'body-too-large',
  'entity.parse.failed': 'body-not-json',
  'encoding.unsupported': 'media-type-not-supported',
  'charset.unsupported': 'media-type-not-supported',
};

/** The failure that a foreign error stands for: one with a 4xx status is the sender's, any other is a fault. */
function failureOf(error: unknown): Failure | undefined {
  const { success, data } = HttpError.safeParse(error);
  if (!success) return undefined;
  const code = FOREIGN_FAILURES[data.type ?? ''] ?? (data.status === 404 ? 'not-found' : 'invalid-request');
  return new Failure(code, { detail: FOREIGN_DETAILS[code] ?? 'The request cannot be read.' });
}

/** An error as Express and its body parser throw it at a request that they cannot read. */
const HttpError = z.object({ status: z.number().min(400).max(499), type: z.string().optional() });

const FOREIGN_DETAILS: Readonly<Partial<Record<FailureCode, string>>> = {
  'body-too-large': 'The body is larger than 1 MB.',
  'body-not-json': 'The body is not JSON.',
  'media-type-not-supported': 'The body must be sent as application/json in UTF-8.',
  'not-found': 'There is nothing at this address.',
};
