import { Router } from 'express';
import { listSectors } from '#shared/stockEndpoints.ts';
import { serve } from '#server/platform/http/serve.ts';
import { pageBy } from '#server/platform/paging.ts';
import { type SectorRepository } from './repository.ts';

/** Routes of sector templates. */
export function createSectorRoutes(sectors: Pick<SectorRepository, 'page'>): Router {
  const router = Router();
  serve(router, listSectors, ({ query }) => pageBy(query, sectors.page));
  return router;
}
