import { Router } from 'express';
import { serve } from '#server/platform/http/serve.ts';
import { findMatches } from './endpoint.ts';
import { type MatchService } from './service.ts';

/** Routes of matching. */
export function createMatchRoutes(matches: Pick<MatchService, 'answer'>): Router {
  const router = Router();
  serve(router, findMatches, ({ query, body }) => matches.answer(body, query));
  return router;
}
