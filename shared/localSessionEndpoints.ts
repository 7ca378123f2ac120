import { z } from 'zod';
import { OPEN } from './access.ts';
import { endpoint } from './endpoint.ts';

/** Whether who asks may edit drafts. */
const LocalSession = z.strictObject({ isOpen: z.boolean() });

/** Whether the cookie that came along is one of an open session; needs none. */
export const getLocalSession = endpoint({
  id: 'getLocalSession',
  method: 'get',
  path: '/local-session',
  summary: 'Whether this browser may edit drafts of policies.',
  access: OPEN,
  input: {},
  output: LocalSession,
  failures: ['invalid-request'],
});

/** Exchanges the one-time token that the server printed at its start for a cookie, which lasts until the server stops. */
export const openLocalSession = endpoint({
  id: 'openLocalSession',
  method: 'post',
  path: '/local-session',
  summary: 'Exchanges the one-time token of the server’s start for the cookie of a session.',
  access: OPEN,
  input: { body: z.strictObject({ token: z.string().min(1).max(200) }) },
  output: LocalSession,
  failures: [
    'invalid-request',
    'body-not-json',
    'not-signed-in',
    'origin-forbidden',
    'body-too-large',
    'media-type-not-supported',
    'too-many-attempts',
  ],
});

/** Ends the session. */
export const endLocalSession = endpoint({
  id: 'endLocalSession',
  method: 'post',
  path: '/local-session/end',
  summary: 'Ends the session of this browser.',
  access: OPEN,
  input: { body: z.strictObject({}) },
  output: LocalSession,
  failures: ['invalid-request', 'body-not-json', 'origin-forbidden', 'body-too-large', 'media-type-not-supported'],
});
