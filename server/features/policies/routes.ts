import { Router } from 'express';
import { getPolicy, listPolicies } from '#shared/stockEndpoints.ts';
import { serve } from '#server/platform/http/serve.ts';
import { type PolicyService } from './service.ts';

/** Routes of policies. */
export function createPolicyRoutes(policies: PolicyService): Router {
  const router = Router();
  serve(router, listPolicies, ({ query }) => policies.list(query));
  serve(router, getPolicy, ({ params }) => policies.get(params.id));
  return router;
}
