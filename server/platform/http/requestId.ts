import { randomUUID } from 'node:crypto';
import { type RequestHandler, type Response } from 'express';

/** Header that names a request in its answer and in the log. */
const HEADER = 'X-Request-Id';

/** Gives each request an id of ours; one sent along is not believed. */
export const giveRequestId: RequestHandler = (_req, res, next) => {
  res.set(HEADER, randomUUID());
  next();
};

/** The id that the request was given. */
export function requestIdOf(res: Response): string | undefined {
  return res.get(HEADER);
}
