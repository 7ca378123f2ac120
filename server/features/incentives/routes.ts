import { Router } from 'express';
import { type Criterion } from '#server/domain/matching/criterion.ts';
import { serve } from '#server/platform/http/serve.ts';
import { findIncentivesIn, previewPoliciesIn } from './endpoint.ts';
import { type IncentiveService } from './service.ts';

/** Routes of incentives, for requirements by the criteria of a catalogue. */
export function createIncentiveRoutes(incentives: IncentiveService, catalogue: readonly Criterion[]): Router {
  const router = Router();
  serve(router, findIncentivesIn(catalogue), ({ body }) => incentives.find(body));
  serve(router, previewPoliciesIn(catalogue), ({ body: { policies, requirements } }) =>
    incentives.preview({ change: { after: policies }, requirements }),
  );
  return router;
}
