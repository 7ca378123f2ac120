import { Router } from 'express';
import { getSpace, listSpaces, spacesGeoJson } from '#shared/stockEndpoints.ts';
import { serve } from '#server/platform/http/serve.ts';
import { type SpaceService } from './service.ts';

/** Routes of spaces. */
export function createSpaceRoutes(spaces: SpaceService): Router {
  const router = Router();
  serve(router, listSpaces, ({ query }) => spaces.list(query));
  serve(router, getSpace, ({ params }) => spaces.get(params.id));
  serve(router, spacesGeoJson, ({ query }) => spaces.geoJson(query));
  return router;
}
