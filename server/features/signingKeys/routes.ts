import { Router } from 'express';
import { listSigningKeys, rotateSigningKeys } from '#shared/signingKeyEndpoints.ts';
import { signedInCaller } from '#server/domain/access/signedIn.ts';
import { serve } from '#server/platform/http/serve.ts';
import { type SigningKeyService } from './service.ts';

/** Routes of the keys by which access tokens are signed. */
export function createSigningKeyRoutes(signingKeys: SigningKeyService): Router {
  const router = Router();
  serve(router, listSigningKeys, () => Promise.resolve(signingKeys.list()));
  serve(router, rotateSigningKeys, (_input, { caller, request }) =>
    signingKeys.rotate({ by: signedInCaller(caller).by, request }),
  );
  return router;
}
