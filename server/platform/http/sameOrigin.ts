import { type RequestHandler } from 'express';
import { Failure } from '#shared/failure.ts';

/** Methods that ask without changing anything. */
const ASKING = ['GET', 'HEAD'];

/**
 * Methods that anything here answers; others are refused before anything else is done: TRACE, and OPTIONS, by which browsers
 * ask on behalf of pages from elsewhere.
 */
const KNOWN = [...ASKING, 'POST', 'PUT', 'PATCH', 'DELETE'];

/** Refuses methods that nothing here answers. */
export const refuseOddMethods: RequestHandler = (req, res, next) => {
  if (!KNOWN.includes(req.method)) {
    res.set('Allow', KNOWN.join(', '));
    throw new Failure('method-not-allowed', { detail: `${req.method} is not among ${KNOWN.join(', ')}.` });
  }
  next();
};

/** Lets pages of other origins change nothing. */
export const refuseForeignChanges: RequestHandler = (req, res, next) => {
  if (ASKING.includes(req.method)) next();
  else refuseForeignOrigin(req, res, next);
};

/**
 * A page of another origin may send requests with our cookie; its browser says where they come from. Whoever is no browser
 * says nothing, and has no cookie of somebody else's.
 */
const refuseForeignOrigin: RequestHandler = (req, _res, next) => {
  const { origin } = req.headers;
  const isForeign = origin !== undefined && hostOf(origin) !== req.host;
  const site = req.headers['sec-fetch-site'];
  if (isForeign || (site !== undefined && site !== 'same-origin' && site !== 'none')) {
    throw new Failure('origin-forbidden', { detail: 'Only a page of this server may do this.' });
  }
  next();
};

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
