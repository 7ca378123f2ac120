import { type Request, type RequestHandler } from 'express';
import { rateLimit } from 'express-rate-limit';
import { type Endpoint } from '#shared/endpoint.ts';
import { Failure } from '#shared/failure.ts';
import { type RateLimits } from '../config.ts';
import { callerOf } from './caller.ts';
import { networkOf } from './network.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** What is limited: all that an address asks, and what each operation is limited by besides. */
export interface Limiters {
  readonly ofAddress: RequestHandler[];
  readonly of: (declared: Endpoint) => RequestHandler[];
}

/** Limits nothing. */
const NONE: Limiters = { ofAddress: [], of: () => [] };

/**
 * Counts requests in the memory of this process and refuses those beyond, with the headers RateLimit and RateLimit-Policy of
 * the IETF's draft. Several processes over one store count each for itself.
 */
export function createLimiters(limits: RateLimits | undefined): Limiters {
  if (limits === undefined) return NONE;
  const { address, account, costly, wholeLog, signIn, mail, form } = limits;
  const ofAccount = limiter('account', { limit: account, windowMs: MINUTE_MS, keyOf: accountOf });
  const classes: Readonly<Record<NonNullable<Endpoint['limit']>, RequestHandler[]>> = {
    costly: limiter('costly', { limit: costly, windowMs: MINUTE_MS, keyOf: senderOf }),
    'whole-log': limiter('whole-log', { limit: wholeLog, windowMs: MINUTE_MS, keyOf: senderOf }),
    'sign-in': limiter('sign-in', { limit: signIn, windowMs: MINUTE_MS, keyOf: addressOf }),
    mail: limiter('mail', { limit: mail, windowMs: HOUR_MS, keyOf: addressOf }),
    form: limiter('form', { limit: form, windowMs: HOUR_MS, keyOf: addressOf }),
  };
  return {
    ofAddress: limiter('address', { limit: address, windowMs: MINUTE_MS, keyOf: addressOf }),
    of: ({ limit }) => [...ofAccount, ...(limit === undefined ? [] : classes[limit])],
  };
}

interface Limit {
  readonly limit: number;
  readonly windowMs: number;
  /** Who is counted; a request of nobody is not. */
  readonly keyOf: (req: Request) => string | undefined;
}

function limiter(identifier: string, { limit, windowMs, keyOf }: Limit): RequestHandler[] {
  if (limit === 0) return [];
  return [
    rateLimit({
      identifier,
      limit,
      windowMs,
      standardHeaders: 'draft-8',
      legacyHeaders: false,
      skip: (req) => keyOf(req) === undefined,
      keyGenerator: (req) => keyOf(req) ?? '',
      // Its checks speak on the console, of what TRUST_PROXY has settled.
      validate: false,
      handler(_req, _res, next) {
        const detail = `More than ${limit} requests (${identifier}) within ${windowMs / MINUTE_MS} min; try again later.`;
        next(new Failure('too-many-requests', { detail }));
      },
    }),
  ];
}

function accountOf(req: Request): string | undefined {
  return callerOf(req)?.personId;
}

function addressOf(req: Request): string {
  return networkOf(req.ip ?? '');
}

function senderOf(req: Request): string {
  return accountOf(req) ?? addressOf(req);
}
