import { existsSync } from 'node:fs';
import { join } from 'node:path';
import express, { type RequestHandler, type Response, Router } from 'express';
import { Failure } from '#shared/failure.ts';

/** Files below here carry a hash of their content in their name, so they never change. */
const HASHED = '/assets';

/** Serves the built client: its files, and the page itself at every other address, since the client routes by address. */
export function clientFiles(folder: string): Router {
  const router = Router();
  router.use(HASHED, express.static(join(folder, HASHED), { index: false, immutable: true, maxAge: '1y' }), refuse);
  router.use(express.static(folder, { index: false, setHeaders: mayBeAskedAgain }));
  router.get('/*address', page(folder));
  router.get('/', page(folder));
  return router;
}

function page(folder: string): RequestHandler {
  return (_req, res) => {
    if (!existsSync(join(folder, 'index.html'))) {
      throw new Failure('not-ready', {
        detail: 'The page has not been built: `npm run build` makes it. The API works.',
      });
    }
    mayBeAskedAgain(res);
    res.sendFile('index.html', { root: folder });
  };
}

function mayBeAskedAgain(res: Response): void {
  res.set('Cache-Control', 'no-cache');
}

const refuse: RequestHandler = (req) => {
  throw new Failure('not-found', { detail: `There is nothing at ${req.baseUrl}${req.path}.` });
};
