import { Router } from 'express';
import { type Criterion } from '#server/domain/matching/criterion.ts';
import { JsonText } from '#server/platform/http/jsonText.ts';
import { serve } from '#server/platform/http/serve.ts';
import { findMatchesIn, findOccupancyCostsIn, replayIn } from './endpoint.ts';
import { findIncentivesIn, previewPoliciesIn } from './incentives/endpoint.ts';
import { type IncentiveService } from './incentives/service.ts';
import { type MatchService } from './service.ts';

/** Routes of matching by the criteria of a catalogue. */
export function createMatchRoutes(
  matches: Pick<MatchService, 'answerText' | 'replay' | 'costs'>,
  catalogue: readonly Criterion[],
): Router {
  const router = Router();
  serve(
    router,
    findMatchesIn(catalogue),
    async ({ query, body }, asker) => new JsonText(await matches.answerText(body, query, asker)),
  );
  serve(router, findOccupancyCostsIn(catalogue), ({ body }) => matches.costs(body.requirement, body.spaceIds));
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
