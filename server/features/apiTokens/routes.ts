import { Router } from 'express';
import { getApiTokenHistory, listApiTokens, makeApiToken, revokeApiToken } from '#shared/apiTokenEndpoints.ts';
import { serve } from '#server/platform/http/serve.ts';
import { type ApiTokenService } from './service.ts';

/** Routes of tokens for integration. */
export function createApiTokenRoutes(apiTokens: ApiTokenService): Router {
  const router = Router();
  serve(router, listApiTokens, ({ params, query }, asking) => apiTokens.list(asking, params.organisationId, query));
  serve(router, makeApiToken, ({ params, body }, asking) => apiTokens.make(asking, params.organisationId, body));
  serve(router, revokeApiToken, ({ params }, asking) => apiTokens.revoke(asking, params.id));
  serve(router, getApiTokenHistory, async ({ params }, asking) => ({
    items: await apiTokens.history(asking, params.id),
  }));
  return router;
}
