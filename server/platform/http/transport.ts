import { type Request } from 'express';

/** Addresses of a machine to itself. */
const LOOPBACK = /^(?:::ffff:)?127(?:\.\d{1,3}){3}$|^::1$/u;
const LOOPBACK_NAME = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?$/iu;

/** What a reverse proxy adds to what it passes on. */
const PROXIED = ['forwarded', 'x-forwarded-for', 'x-forwarded-proto', 'x-forwarded-host'] as const;

/**
 * Whether nobody on the way can read what a request and its answer hold: over TLS, to this server or to a proxy that is
 * trusted and says so, or from a program of this machine that asks it by a name of its own. A proxy of this machine that
 * nobody has told us to trust passes on what may have come over an open network, so that is not enough.
 */
export function isSecureEnough(req: Request): boolean {
  if (req.secure) return true;
  if (PROXIED.some((name) => req.headers[name] !== undefined)) return false;
  const { localAddress = '', remoteAddress = '' } = req.socket;
  return LOOPBACK.test(localAddress) && LOOPBACK.test(remoteAddress) && LOOPBACK_NAME.test(req.headers.host ?? '');
}
