import { z } from 'zod';
import { OPEN } from './access.ts';
import { LinkToken, NewPassword } from './account.ts';
import { EmailAddress } from './contact.ts';
import { FileStream, endpoint } from './endpoint.ts';
import { PersonName, UserLanguage } from './me.ts';
import { BODY_FAILURES } from './usualFailures.ts';

/** The token that the server prints at each start until it has been set up. */
const SetUpToken = LinkToken;

/** Whether there is an administrator. */
export const getSetUp = endpoint({
  id: 'getSetUp',
  method: 'get',
  path: '/set-up',
  summary: 'Whether the server has been set up.',
  access: OPEN,
  input: {},
  output: z.strictObject({ isDone: z.boolean() }),
  failures: ['invalid-request'],
});

/** Makes the first administrator, and keeps or removes what is invented. Gives a token that signs in once. */
export const setUp = endpoint({
  id: 'setUp',
  method: 'post',
  path: '/set-up',
  summary: 'Makes the first administrator by the token that the server printed.',
  access: OPEN,
  limit: 'sign-in',
  input: {
    body: z.strictObject({
      token: SetUpToken,
      administrator: z.strictObject({
        name: PersonName,
        email: EmailAddress,
        password: NewPassword,
        language: UserLanguage,
      }),
      /** Whether invented spaces are kept; else they are removed and stay away. */
      demo: z.boolean(),
    }),
  },
  output: z.strictObject({ signInToken: LinkToken }),
  failures: [...BODY_FAILURES, 'link-invalid', 'already-exists', 'state-forbids'],
});

/** Puts the data of a backup in the place of those of a server that has not been set up; these are kept as a restore point. */
export const restoreBackup = endpoint({
  id: 'restoreBackup',
  method: 'post',
  path: '/set-up/restore',
  summary: 'Restores a backup into a server that has not been set up, by the token that it printed.',
  access: OPEN,
  limit: 'sign-in',
  bodyType: 'application/octet-stream',
  input: { headers: z.object({ 'set-up-token': SetUpToken }), body: FileStream },
  output: z.strictObject({
    /** When the backup was written. */
    createdAt: z.iso.datetime(),
    documents: z.number().int().nonnegative(),
  }),
  failures: [...BODY_FAILURES, 'link-invalid', 'state-forbids'],
});

/** Every operation of setting up. */
export const SET_UP_ENDPOINTS = [getSetUp, setUp, restoreBackup] as const;
