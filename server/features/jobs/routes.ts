import { Router } from 'express';
import { getWellbeing, listJobs, runJob } from '#shared/operationEndpoints.ts';
import { doingOf } from '#server/platform/http/doing.ts';
import { serve } from '#server/platform/http/serve.ts';
import { type OperationService } from './service.ts';

/** Routes by which administrators see to the running server. */
export function createOperationRoutes(operations: OperationService): Router {
  const router = Router();
  serve(router, listJobs, async () => ({ items: await operations.jobs() }));
  serve(router, runJob, ({ params }, asking) => operations.run(params.name, doingOf(asking)));
  serve(router, getWellbeing, () => operations.wellbeing());
  return router;
}
