import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import express, { type RequestHandler, type Response, Router } from 'express';
import { Failure } from '#shared/failure.ts';
import { allowPage } from './securityHeaders.ts';

/** Files below here carry a hash of their content in their name, so they never change. */
const HASHED = '/assets';

/** Serves the built client: its files, and the page itself at every other address, since the client routes by address. */
export function clientFiles(folder: string): Router {
  const router = Router();
  router.use(
    HASHED,
    express.static(join(folder, HASHED), { index: false, redirect: false, setHeaders: mayBeKept }),
    refuse,
  );
  router.use('/index.html', page(folder));
  router.use(express.static(folder, { index: false, redirect: false, setHeaders: mayBeAskedAgain }));
  router.get('/*address', page(folder));
  router.get('/', page(folder));
  return router;
}

/** Where the build leaves room in the page for the nonce of its styles; vite.config.ts has the same word. */
const NONCE = /__NONCE__/gu;

function page(folder: string): RequestHandler {
  return async (_req, res) => {
    const text = await readFile(join(folder, 'index.html'), 'utf8').catch(() => undefined);
    if (text === undefined) {
      throw new Failure('not-ready', {
        detail: 'The page has not been built: `npm run build` makes it. The API works.',
      });
    }
    const nonce = allowPage(res);
    res.type('text/html; charset=utf-8').send(text.replaceAll(NONCE, nonce));
  };
}

/** Express keeps the header that an answer has already, and every answer has one. */
function mayBeKept(res: Response): void {
  res.set('Cache-Control', 'public, max-age=31536000, immutable');
}

function mayBeAskedAgain(res: Response): void {
  res.set('Cache-Control', 'no-cache');
}

const refuse: RequestHandler = (req) => {
  throw new Failure('not-found', { detail: `There is nothing at ${req.baseUrl}${req.path}.` });
};
