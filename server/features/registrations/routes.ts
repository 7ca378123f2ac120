import { Router } from 'express';
import { completeRegistration, register, showRegistration } from '#shared/registrationEndpoints.ts';
import { serve } from '#server/platform/http/serve.ts';
import { type RegistrationService } from './service.ts';

/** Routes by which companies get accounts. */
export function createRegistrationRoutes(registrations: RegistrationService): Router {
  const router = Router();
  serve(router, register, async ({ body: { proof, ...registration } }) => {
    await registrations.register(registration, proof);
    return {};
  });
  serve(router, showRegistration, ({ body }) => registrations.show(body.token));
  serve(router, completeRegistration, async ({ body }, asking) => {
    await registrations.complete(asking, body.token, body.password);
    return {};
  });
  return router;
}
