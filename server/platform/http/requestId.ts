import { randomUUID } from 'node:crypto';
import { type Request, type RequestHandler, type Response } from 'express';

/** Header that names a request in its answer and in the log. */
const HEADER = 'X-Request-Id';

/** Names that proxies give: nothing that could be anything else in a log. */
const GIVEN = /^[\w.-]{8,64}$/u;

/** The trace that a request belongs to, as W3C Trace Context has it. */
const TRACE = /^[\da-f]{2}-(?<trace>[\da-f]{32})-[\da-f]{16}-[\da-f]{2}$/u;

/** Gives each request an id of ours; one sent along is believed only of a proxy that is trusted. */
export const giveRequestId: RequestHandler = (req, res, next) => {
  res.set(HEADER, givenBy(req) ?? randomUUID());
  next();
};

function givenBy(req: Request): string | undefined {
  // Express lists whom the request was passed on for only where a proxy that is trusted says so.
  if (req.ips.length === 0) return undefined;
  const id = req.get(HEADER);
  if (id !== undefined && GIVEN.test(id)) return id;
  return TRACE.exec(req.get('traceparent') ?? '')?.groups?.['trace'];
}

/** The id that the request was given. */
export function requestIdOf(res: Response): string | undefined {
  return res.get(HEADER);
}
