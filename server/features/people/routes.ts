import { Router } from 'express';
import {
  askPasswordReset,
  changeMyEmail,
  changeMyPassword,
  confirmEmail,
  editMe,
  enrolSecondFactor,
  getMe,
  offerSecondFactor,
  removeSecondFactor,
  renewRecoveryCodes,
  resetPassword,
} from '#shared/meEndpoints.ts';
import { signedInCaller } from '#server/domain/access/signedIn.ts';
import { type Asking } from '#server/platform/http/caller.ts';
import { serve } from '#server/platform/http/serve.ts';
import { type FactorService } from './factorService.ts';
import { type MeService } from './meService.ts';
import { type Self } from './self.ts';

/** Routes by which people see and change their own accounts. */
export function createMeRoutes(me: MeService, factor: FactorService): Router {
  const router = Router();
  serve(router, getMe, (_input, asking) => me.get(selfOf(asking)));
  serve(router, editMe, ({ headers, body }, asking) => me.edit(selfOf(asking), headers['if-match'], body));
  serve(router, changeMyPassword, ({ body }, asking) => me.changePassword(selfOf(asking), body));
  serve(router, changeMyEmail, async ({ body }, asking) => {
    await me.changeEmail(selfOf(asking), body);
    return {};
  });
  serve(router, confirmEmail, async ({ body }, { request }) => {
    await me.confirmEmail(body.token, { request });
    return {};
  });
  serve(router, askPasswordReset, async ({ body }) => {
    await me.askReset(body);
    return {};
  });
  serve(router, resetPassword, async ({ body }, { request }) => {
    await me.reset(body, { request });
    return {};
  });
  serve(router, offerSecondFactor, ({ body }, asking) => factor.offer(selfOf(asking), body));
  serve(router, enrolSecondFactor, ({ body }, asking) => factor.enrol(selfOf(asking), body.code));
  serve(router, removeSecondFactor, ({ body }, asking) => factor.remove(selfOf(asking), body));
  serve(router, renewRecoveryCodes, ({ body }, asking) => factor.renewCodes(selfOf(asking), body));
  return router;
}

function selfOf({ caller, request }: Asking): Self {
  const { personId, by } = signedInCaller(caller);
  return { personId, by, request };
}
