import express, { type Express } from 'express';
import { type Metrics } from '../metrics.ts';
import { respondToFailure } from './respondToFailure.ts';
import { securityHeaders } from './securityHeaders.ts';
import { refuseUnknownPath } from './unknownRoutes.ts';

/** The figures at `/metrics`, for a port of their own that only whoever watches the server can reach. */
export function createMetricsApp(
  metrics: Pick<Metrics, 'contentType' | 'text'>,
  logFault: (fault: unknown) => void,
): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(securityHeaders);
  app.get('/metrics', async (_req, res) => {
    res.set('Content-Type', metrics.contentType).send(await metrics.text());
  });
  app.use(refuseUnknownPath, respondToFailure(logFault));
  return app;
}
