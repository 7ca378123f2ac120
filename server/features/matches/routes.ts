import { Router } from 'express';
import { type Criterion } from '#server/domain/matching/criterion.ts';
import { serve } from '#server/platform/http/serve.ts';
import { findMatchesIn, replayIn } from './endpoint.ts';
import { findIncentivesIn, previewPoliciesIn } from './incentives/endpoint.ts';
import { type IncentiveService } from './incentives/service.ts';
import { type MatchService } from './service.ts';

/** Routes of matching by the criteria of a catalogue. */
export function createMatchRoutes(
  matches: Pick<MatchService, 'answer' | 'replay'>,
  catalogue: readonly Criterion[],
): Router {
  const router = Router();
  serve(router, findMatchesIn(catalogue), ({ query, body }, asker) => matches.answer(body, query, asker));
  serve(router, replayIn(catalogue), ({ body }, asker) => matches.replay(body, asker));
  return router;
}

/** Routes of incentives, for requirements by the criteria of a catalogue. */
export function createIncentiveRoutes(
  incentives: Pick<IncentiveService, 'find' | 'preview'>,
  catalogue: readonly Criterion[],
): Router {
  const router = Router();
  serve(router, findIncentivesIn(catalogue), ({ body }) => incentives.find(body));
  serve(router, previewPoliciesIn(catalogue), ({ body: { policies, requirements } }) =>
    incentives.preview({ change: { after: policies }, requirements }),
  );
  return router;
}
