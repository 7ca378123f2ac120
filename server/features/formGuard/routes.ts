import { Router } from 'express';
import { beginForm } from '#shared/formProof.ts';
import { serve } from '#server/platform/http/serve.ts';
import { FORM_USABLE_AFTER_S, FORM_USABLE_FOR_S, type FormGuard } from './guard.ts';

/** The route by which a form without account is begun. */
export function createFormRoutes(forms: Pick<FormGuard, 'begin'>): Router {
  const router = Router();
  serve(router, beginForm, async () => ({
    token: await forms.begin(),
    usableAfterS: FORM_USABLE_AFTER_S,
    usableForS: FORM_USABLE_FOR_S,
  }));
  return router;
}
