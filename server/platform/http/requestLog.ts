import { type Request, type RequestHandler, type Response } from 'express';
import { type FailureCode } from '#shared/failure.ts';
import { API_BASE } from '#shared/endpoint.ts';
import { type Log } from '../log.ts';
import { callerOf, declaredOf } from './caller.ts';
import { requestIdOf } from './requestId.ts';

/** One request, when it has been answered or given up. No address, query, body or name of a person is in it. */
export interface Answered {
  readonly method: string;
  /** As it is declared, with `:id` in place of the id; `page`, `file` or `none` for what is not of the API. */
  readonly route: string;
  readonly status: number;
  readonly seconds: number;
}

const failureByResponse = new WeakMap<Response, FailureCode>();

/** Tells the log why a request was refused. */
export function noteFailure(res: Response, code: FailureCode): void {
  failureByResponse.set(res, code);
}

/** Writes each request down when it ends, and tells `onAnswered`. */
export function logRequests(log: Log, onAnswered: (answered: Answered) => void): RequestHandler {
  return (req, res, next) => {
    const begunMs = performance.now();
    res.once('close', () => {
      const ms = performance.now() - begunMs;
      const answered = { method: req.method, route: routeOf(req, res), status: statusOf(res) };
      onAnswered({ ...answered, seconds: ms / 1000 });
      const code = failureByResponse.get(res);
      log[levelOf(answered.route, res.statusCode)](
        {
          requestId: requestIdOf(res),
          ...answered,
          ms: Math.round(ms * 10) / 10,
          operation: declaredOf(req)?.id,
          ...(code === undefined ? {} : { code }),
          ...whoseOf(req),
        },
        'request',
      );
    });
    next();
  };
}

/** 499, as proxies have it, where who asked went away before there was an answer. */
function statusOf(res: Response): number {
  return res.writableFinished || res.headersSent ? res.statusCode : 499;
}

/** Ids only: they name nobody to who reads a log, and whoever may look up an account finds it by them. */
function whoseOf(req: Request): { readonly person?: string; readonly by?: string } {
  const caller = callerOf(req);
  return caller === undefined ? {} : { person: caller.personId, by: caller.by.kind };
}

function routeOf(req: Request, res: Response): string {
  const declared = declaredOf(req);
  if (declared !== undefined) return `${API_BASE}${declared.path}`;
  const path = req.originalUrl.split('?')[0] ?? '';
  if (HEALTH.includes(path)) return path;
  if (res.statusCode >= 400) return 'none';
  return String(res.get('Content-Type')).startsWith('text/html') ? 'page' : 'file';
}

/** Probes come every few seconds and say nothing as long as all is well. */
const HEALTH = ['/health/live', '/health/ready'];

/** Refusals of who may not, or of who comes too often, are what whoever watches for attacks looks for. */
function levelOf(route: string, status: number): 'debug' | 'info' | 'warn' {
  if ([401, 403, 405, 415, 429].includes(status) || status >= 500) return 'warn';
  return HEALTH.includes(route) || route === 'file' ? 'debug' : 'info';
}
