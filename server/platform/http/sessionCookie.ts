import { type Request, type Response } from 'express';
import { cookieOf } from './cookie.ts';

/** What renews a session, as a request has brought it along, and the means to give another or take it away. */
export interface SessionCookie {
  readonly value: string | undefined;
  readonly give: (value: string, maxAgeS: number) => void;
  readonly take: () => void;
}

/** The prefix makes browsers keep it for this host alone, and only where they believe the way to be secret. */
const SESSION_COOKIE = '__Host-parkfit-refresh';

/** Out of reach of scripts, of other sites and of unencrypted ways; browsers count their own machine as encrypted. */
const ATTRIBUTES = 'Path=/; Secure; HttpOnly; SameSite=Strict';

/** The cookie of a session of a request, and of its answer. */
export function sessionCookieOf(req: Request, res: Response): SessionCookie {
  return {
    value: cookieOf(req, SESSION_COOKIE),
    give(value, maxAgeS) {
      res.set('Set-Cookie', `${SESSION_COOKIE}=${value}; Max-Age=${maxAgeS}; ${ATTRIBUTES}`);
    },
    take() {
      res.set('Set-Cookie', `${SESSION_COOKIE}=; Max-Age=0; ${ATTRIBUTES}`);
    },
  };
}
