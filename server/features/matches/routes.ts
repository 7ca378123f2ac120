import { Router } from 'express';
import { type Criterion } from '#server/domain/matching/criterion.ts';
import { serve } from '#server/platform/http/serve.ts';
import { findMatchesIn } from './endpoint.ts';
import { type MatchService } from './service.ts';

/** Routes of matching by the criteria of a catalogue. */
export function createMatchRoutes(matches: Pick<MatchService, 'answer'>, catalogue: readonly Criterion[]): Router {
  const router = Router();
  serve(router, findMatchesIn(catalogue), ({ query, body }) => matches.answer(body, query));
  return router;
}
