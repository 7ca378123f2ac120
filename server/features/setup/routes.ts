import { Router } from 'express';
import { getSetUp, restoreBackup, setUp } from '#shared/setUpEndpoints.ts';
import { serve } from '#server/platform/http/serve.ts';
import { type SetUpService } from './service.ts';

/** Routes of the first run. */
export function createSetUpRoutes(service: SetUpService): Router {
  const router = Router();
  serve(router, getSetUp, async () => ({ isDone: await service.isDone() }));
  serve(router, setUp, async ({ body }, asking) => ({ signInToken: await service.setUp(asking, body) }));
  serve(router, restoreBackup, ({ headers, body }) => service.restore(headers['set-up-token'], body));
  return router;
}
