import { Router } from 'express';
import {
  endMyOtherSessions,
  endMySession,
  endSessionsOf,
  listMySessions,
  renewSession,
  signIn,
  signInByLink,
  signOut,
} from '#shared/sessionEndpoints.ts';
import { ownSession, signedInCaller } from '#server/domain/access/signedIn.ts';
import { serve } from '#server/platform/http/serve.ts';
import { type SessionCookie } from '#server/platform/http/sessionCookie.ts';
import { type SessionService, type Started } from './service.ts';

/** Routes of sign-in and sessions. */
export function createSessionRoutes(sessions: SessionService): Router {
  const router = Router();
  serve(router, signIn, async ({ body }, from, cookie) => given(await sessions.signIn(body, from), cookie));
  serve(router, signInByLink, async ({ body }, from, cookie) => given(await sessions.signInByLink(body, from), cookie));
  serve(router, renewSession, async (_input, from, cookie) => given(await sessions.renew(cookie.value, from), cookie));
  serve(router, signOut, async (_input, from, cookie) => {
    await sessions.signOut(cookie.value, from);
    cookie.take();
    return {};
  });
  serve(router, listMySessions, async (_input, { caller }) => {
    const { personId, by } = signedInCaller(caller);
    return { items: await sessions.list(personId, ownSession(by)) };
  });
  serve(router, endMySession, async ({ params }, { caller, request }) => {
    const { personId, by } = signedInCaller(caller);
    await sessions.end(params.id, personId, { by, request });
    return {};
  });
  serve(router, endMyOtherSessions, async (_input, { caller, request }) => {
    const { personId, by } = signedInCaller(caller);
    await sessions.endAll(personId, { by, request }, ownSession(by));
    return {};
  });
  serve(router, endSessionsOf, async ({ params }, { caller, request }) => {
    const { by } = signedInCaller(caller);
    return { ended: await sessions.endAll(params.id, { by, request }) };
  });
  return router;
}

function given({ signedIn, cookie: { value, maxAgeS } }: Started, cookie: SessionCookie): Started['signedIn'] {
  cookie.give(value, maxAgeS);
  return signedIn;
}
