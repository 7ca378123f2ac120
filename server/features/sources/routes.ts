import { Router } from 'express';
import { listSources } from '#shared/stockEndpoints.ts';
import { serve } from '#server/platform/http/serve.ts';
import { pageBy } from '#server/platform/paging.ts';
import { type SourceRepository } from './repository.ts';

/** Routes of sources. */
export function createSourceRoutes(sources: Pick<SourceRepository, 'page'>): Router {
  const router = Router();
  serve(router, listSources, ({ query }) => pageBy(query, sources.page));
  return router;
}
