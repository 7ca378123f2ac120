import { randomBytes } from 'node:crypto';
import { type RequestHandler, type Response } from 'express';
import helmet from 'helmet';

/** A year, as browsers' lists of hosts that speak only HTTPS ask for. */
const HSTS = 'max-age=31536000; includeSubDomains';

/** What no page of this product asks of a browser. */
const PERMISSIONS =
  'camera=(), display-capture=(), geolocation=(), microphone=(), midi=(), payment=(), serial=(), usb=()';

/** Of what is no page: whatever a browser may take it for, it loads nothing, runs nothing and is shown in no frame. */
const NO_PAGE = "default-src 'none';base-uri 'none';form-action 'none';frame-ancestors 'none';sandbox";

const helmets = helmet({
  contentSecurityPolicy: false,
  strictTransportSecurity: false,
  frameguard: { action: 'deny' },
  referrerPolicy: { policy: 'no-referrer' },
});

/** Headers that keep a browser from doing what no answer needs; a page asks for its own policy by `allowPage`. */
export const securityHeaders: RequestHandler = (req, res, next) => {
  res.set({ 'Content-Security-Policy': NO_PAGE, 'Permissions-Policy': PERMISSIONS, 'Cache-Control': 'no-store' });
  // Over plain HTTP it would mean nothing, and browsers must not believe it there.
  if (req.secure) res.set('Strict-Transport-Security', HSTS);
  helmets(req, res, next);
};

/**
 * Lets an answer be a page that runs our scripts; returns the nonce, another one each time, that its style elements must
 * carry. Such an answer must not be kept, as a nonce that is known lets others' styles in.
 */
export function allowPage(res: Response): string {
  const nonce = randomBytes(16).toString('base64');
  const policy = [
    "default-src 'self'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    // Pictures that only some may see are fetched with their token and shown from memory.
    "img-src 'self' data: blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ];
  res.set({ 'Content-Security-Policy': policy.join(';'), 'Cache-Control': 'no-store' });
  return nonce;
}
