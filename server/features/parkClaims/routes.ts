import { Router } from 'express';
import {
  claimPark,
  decideParkClaim,
  getParkClaim,
  getParkClaimHistory,
  listOwnParkClaims,
  listParkClaims,
  withdrawParkClaim,
} from '#shared/parkClaimEndpoints.ts';
import { serve } from '#server/platform/http/serve.ts';
import { type ParkClaimService } from './service.ts';

/** Routes of claims to parks. */
export function createParkClaimRoutes(claims: ParkClaimService): Router {
  const router = Router();
  serve(router, listOwnParkClaims, ({ params, query }, asking) => claims.listOwn(asking, params.organisationId, query));
  serve(router, claimPark, ({ params, body }, asking) => claims.claim(asking, params.organisationId, body));
  serve(router, listParkClaims, ({ query }, asking) => claims.list(asking, query));
  serve(router, getParkClaim, ({ params }, asking) => claims.get(asking, params.id));
  serve(router, getParkClaimHistory, async ({ params }, asking) => ({
    items: await claims.history(asking, params.id),
  }));
  serve(router, decideParkClaim, ({ params, headers, body: { decision, ...rest } }, asking) =>
    claims.decide(asking, { id: params.id, seen: headers['if-match'] }, { state: decision, ...rest }),
  );
  serve(router, withdrawParkClaim, ({ params, headers }, asking) =>
    claims.withdraw(asking, { id: params.id, seen: headers['if-match'] }),
  );
  return router;
}
