import { Router } from 'express';
import { listResources } from '#shared/stockEndpoints.ts';
import { serve } from '#server/platform/http/serve.ts';
import { type ResourceService } from './service.ts';

/** Routes of resources. */
export function createResourceRoutes(resources: ResourceService): Router {
  const router = Router();
  serve(router, listResources, ({ query }) => resources.list(query));
  return router;
}
