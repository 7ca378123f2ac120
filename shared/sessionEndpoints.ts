import { z } from 'zod';
import { OPEN, SELF } from './access.ts';
import { GivenPassword, LinkToken, SecondFactorCode, SessionShown, SignedIn } from './account.ts';
import { EmailAddress } from './contact.ts';
import { endpoint } from './endpoint.ts';
import { type FailureCode } from './failure.ts';
import { RecordId } from './organisation.ts';
import { BODY_FAILURES } from './usualFailures.ts';

/** What whatever gives or takes the cookie may be refused for. */
const COOKIE_FAILURES = [
  ...BODY_FAILURES,
  'origin-forbidden',
  'insecure-transport',
] as const satisfies readonly FailureCode[];

const NOTHING = z.strictObject({});

/** Signs in with password and, where one is enrolled, a code of the second factor. */
export const signIn = endpoint({
  id: 'signIn',
  method: 'post',
  path: '/sign-ins',
  summary: 'Signs in: gives an access token, and a cookie that renews it.',
  access: OPEN,
  limit: 'sign-in',
  input: {
    body: z.strictObject({
      email: EmailAddress,
      password: GivenPassword,
      /** Absent in the first step: the failure totp-required then asks for it. */
      code: SecondFactorCode.optional(),
    }),
  },
  output: SignedIn,
  failures: [...COOKIE_FAILURES, 'sign-in-refused', 'totp-required', 'too-many-attempts'],
});

/** Signs in with the token of a one-time link, which replaces the password but not the second factor. */
export const signInByLink = endpoint({
  id: 'signInByLink',
  method: 'post',
  path: '/sign-ins/by-link',
  summary: 'Signs in with the token of a one-time link.',
  access: OPEN,
  limit: 'sign-in',
  input: { body: z.strictObject({ token: LinkToken, code: SecondFactorCode.optional() }) },
  output: SignedIn,
  failures: [...COOKIE_FAILURES, 'link-invalid', 'sign-in-refused', 'totp-required', 'too-many-attempts'],
});

/** Gives a new access token for the cookie, which is replaced. */
export const renewSession = endpoint({
  id: 'renewSession',
  method: 'post',
  path: '/session/renewal',
  summary: 'Gives a new access token, and replaces the cookie.',
  access: OPEN,
  input: { body: NOTHING },
  output: SignedIn,
  failures: [...COOKIE_FAILURES, 'not-signed-in'],
});

/** Signs out: ends the session of the cookie and takes it away; harmless where there is none. */
export const signOut = endpoint({
  id: 'signOut',
  method: 'post',
  path: '/session/end',
  summary: 'Signs out.',
  access: OPEN,
  input: { body: NOTHING },
  output: NOTHING,
  failures: [...BODY_FAILURES, 'origin-forbidden'],
});

/** The sessions in which whoever asks is signed in. */
export const listMySessions = endpoint({
  id: 'listMySessions',
  method: 'get',
  path: '/me/sessions',
  summary: 'The sessions in which you are signed in, last used first.',
  access: { ...SELF, beforeSecondFactor: true },
  input: {},
  output: z.strictObject({ items: z.array(SessionShown) }),
  failures: ['invalid-request', 'not-signed-in'],
});

/** Ends one of one's own sessions. */
export const endMySession = endpoint({
  id: 'endMySession',
  method: 'post',
  path: '/me/sessions/:id/end',
  summary: 'Ends one of your sessions.',
  access: { ...SELF, beforeSecondFactor: true },
  input: { params: z.strictObject({ id: RecordId }), body: NOTHING },
  output: NOTHING,
  failures: [...BODY_FAILURES, 'not-signed-in', 'not-found'],
});

/** Ends all of one's own sessions but the one that asks. */
export const endMyOtherSessions = endpoint({
  id: 'endMyOtherSessions',
  method: 'post',
  path: '/me/sessions/end-others',
  summary: 'Ends all your sessions but this one.',
  access: { ...SELF, beforeSecondFactor: true },
  input: { body: NOTHING },
  output: NOTHING,
  failures: [...BODY_FAILURES, 'not-signed-in'],
});

/** Ends every session of a person. */
export const endSessionsOf = endpoint({
  id: 'endSessionsOf',
  method: 'post',
  path: '/people/:id/sessions/end',
  summary: 'Ends every session of a person.',
  access: { to: ['administrator'] },
  input: { params: z.strictObject({ id: RecordId }), body: NOTHING },
  output: z.strictObject({ ended: z.number().int().nonnegative() }),
  failures: [...BODY_FAILURES, 'not-signed-in', 'second-factor-missing', 'forbidden', 'not-found'],
});

/** Every operation of sessions. */
export const SESSION_ENDPOINTS = [
  signIn,
  signInByLink,
  renewSession,
  signOut,
  listMySessions,
  endMySession,
  endMyOtherSessions,
  endSessionsOf,
] as const;
