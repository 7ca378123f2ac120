import { type Request, type RequestHandler, type Router } from 'express';
import { type Endpoint } from '#shared/endpoint.ts';
import { Failure } from '#shared/failure.ts';
import { cookieOf } from './cookie.ts';
import { refuseForeignOrigin } from './sameOrigin.ts';

/** Name of the cookie that holds the secret of a session. */
export const COOKIE = 'parkfit-local';

/**
 * Puts what must hold before the endpoints that declare it: the cookie of an open session where one needs access, and that
 * a page of this server asks where one may answer origin-forbidden. Goes before the routes themselves.
 */
export function guardDeclared(
  router: Router,
  endpoints: readonly Endpoint[],
  isOpen: (secret: string | undefined) => boolean,
): void {
  const requireSession: RequestHandler = (req, _res, next) => {
    if (!isOpen(sessionSecret(req))) {
      throw new Failure('not-signed-in', {
        detail: 'This is for whoever has opened a session with the token that the server printed at its start.',
      });
    }
    next();
  };
  for (const { access, failures, method, path } of endpoints) {
    if (failures.includes('origin-forbidden')) router[method](path, refuseForeignOrigin);
    if (access === 'local-session') router[method](path, requireSession);
  }
}

/** The secret that a request carries; undefined where there is none. */
export function sessionSecret(req: Pick<Request, 'headers'>): string | undefined {
  return cookieOf(req, COOKIE);
}

/**
 * The cookie of a session, out of reach of scripts and of other sites; it goes when the browser is closed. It is not
 * `Secure`, since the server speaks plain HTTP, on loopback unless set otherwise. Without a secret it takes the cookie away.
 */
export function localCookie(secret: string | undefined): string {
  const rest = 'Path=/api/v1; HttpOnly; SameSite=Strict';
  return secret === undefined ? `${COOKIE}=; Max-Age=0; ${rest}` : `${COOKIE}=${secret}; ${rest}`;
}
