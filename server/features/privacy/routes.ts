import { Router } from 'express';
import { eraseMe, exportMyData } from '#shared/privacyEndpoints.ts';
import { signedInCaller } from '#server/domain/access/signedIn.ts';
import { type Asking } from '#server/platform/http/caller.ts';
import { serve } from '#server/platform/http/serve.ts';
import { type PrivacyService, type Self } from './service.ts';

/** Routes about what is stored of oneself. */
export function createPrivacyRoutes(privacy: PrivacyService): Router {
  const router = Router();
  serve(router, exportMyData, (_input, asking) => privacy.dataOf(selfOf(asking)));
  serve(router, eraseMe, async ({ body }, asking, cookie) => {
    await privacy.erase(selfOf(asking), body);
    cookie.take();
    return {};
  });
  return router;
}

function selfOf({ caller, request }: Asking): Self {
  const { personId, by } = signedInCaller(caller);
  return { personId, by, request };
}
