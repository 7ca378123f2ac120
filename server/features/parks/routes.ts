import { Router } from 'express';
import { getPark, listParks } from '#shared/stockEndpoints.ts';
import { serve } from '#server/platform/http/serve.ts';
import { type ParkService } from './service.ts';

/** Routes of parks. */
export function createParkRoutes(parks: ParkService): Router {
  const router = Router();
  serve(router, listParks, ({ query }) => parks.list(query));
  serve(router, getPark, ({ params }) => parks.get(params.id));
  return router;
}
