import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import express, { Router } from 'express';
import { API_BASE } from '#shared/endpoint.ts';
import { allowPage } from './securityHeaders.ts';

/** Where the description of the API can be read and tried. */
export const API_DOCS = '/api/docs';

/** What of Swagger UI is served: its page calls nothing outside. */
const FILES = ['swagger-ui.css', 'swagger-ui-bundle.js'] as const;

const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Parkfit API</title>
    <link rel="icon" href="/favicon.svg" />
    <link rel="stylesheet" href="${API_DOCS}/swagger-ui.css" />
  </head>
  <body>
    <main id="docs"></main>
    <script src="${API_DOCS}/swagger-ui-bundle.js"></script>
    <script src="${API_DOCS}/start.js"></script>
  </body>
</html>
`;

/**
 * Examples come first, and schemas when they are asked for: those of matching take a browser long. Tokens that are tried stay in the
 * page; the validator would be a service elsewhere.
 */
const START = `SwaggerUIBundle({
  url: ${JSON.stringify(`${API_BASE}/openapi.json`)},
  dom_id: '#docs',
  deepLinking: true,
  defaultModelRendering: 'example',
  defaultModelsExpandDepth: -1,
  persistAuthorization: false,
  validatorUrl: null,
});
`;

/** Serves it. */
export function createApiDocs(): Router {
  const router = Router();
  const folder = dirname(fileURLToPath(import.meta.resolve('swagger-ui-dist/package.json')));
  router.get('/', (_req, res) => {
    allowPage(res);
    res.type('text/html; charset=utf-8').send(PAGE);
  });
  router.get('/start.js', (_req, res) => {
    res.set('Cache-Control', 'no-cache').type('text/javascript; charset=utf-8').send(START);
  });
  for (const name of FILES) {
    router.use(`/${name}`, express.static(join(folder, name), { redirect: false, setHeaders: mayBeAskedAgain }));
  }
  return router;
}

function mayBeAskedAgain(res: { readonly set: (name: string, value: string) => unknown }): void {
  res.set('Cache-Control', 'no-cache');
}
