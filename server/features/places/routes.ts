import { Router } from 'express';
import { listPlaces } from '#shared/stockEndpoints.ts';
import { serve } from '#server/platform/http/serve.ts';
import { pageBy } from '#server/platform/paging.ts';
import { type PlaceRepository } from './repository.ts';

/** Routes of places. */
export function createPlaceRoutes(places: Pick<PlaceRepository, 'page'>): Router {
  const router = Router();
  serve(router, listPlaces, ({ query }) => pageBy(query, (window) => places.page(query, window)));
  return router;
}
