import { z } from 'zod';
import { OPEN, SELF } from './access.ts';
import {
  GivenPassword,
  LinkToken,
  NewPassword,
  RecoveryCodes,
  SecondFactorCode,
  SecondFactorOffer,
} from './account.ts';
import { EmailAddress } from './contact.ts';
import { IfMatch, endpoint } from './endpoint.ts';
import { type FailureCode } from './failure.ts';
import { Me, PersonName, UserLanguage } from './me.ts';
import { BODY_FAILURES } from './usualFailures.ts';

/** What whatever asks for password or code again may be refused for. */
const AGAIN_FAILURES = [
  ...BODY_FAILURES,
  'not-signed-in',
  'sign-in-refused',
  'totp-required',
  'too-many-attempts',
] as const satisfies readonly FailureCode[];

/** Open to the person itself even where a second factor is still to be enrolled. */
const MINE = { ...SELF, beforeSecondFactor: true } as const;

/**
 * Shows once more that it is the person: the password, and a code where a second factor is enrolled. Who has no password
 * must have signed in a moment ago.
 */
const AGAIN = { password: GivenPassword.optional(), code: SecondFactorCode.optional() };

const NOTHING = z.strictObject({});

/** Who asks, as it sees itself. */
export const getMe = endpoint({
  id: 'getMe',
  method: 'get',
  path: '/me',
  summary: 'Who you are and to which organisations you belong.',
  access: MINE,
  input: {},
  output: Me,
  hasRevision: true,
  failures: ['invalid-request', 'not-signed-in'],
});

/** Changes one's own name or language. */
export const editMe = endpoint({
  id: 'editMe',
  method: 'patch',
  path: '/me',
  summary: 'Changes your name or language.',
  access: MINE,
  input: {
    headers: IfMatch,
    body: z.strictObject({ name: PersonName.optional(), language: UserLanguage.optional() }),
  },
  output: Me,
  hasRevision: true,
  failures: [...BODY_FAILURES, 'not-signed-in', 'revision-overtaken'],
});

/** Changes one's own password; every other session ends. */
export const changeMyPassword = endpoint({
  id: 'changeMyPassword',
  method: 'post',
  path: '/me/password',
  summary: 'Changes your password and ends your other sessions.',
  access: MINE,
  limit: 'sign-in',
  input: { body: z.strictObject({ ...AGAIN, newPassword: NewPassword }) },
  output: Me,
  hasRevision: true,
  failures: AGAIN_FAILURES,
});

/** Asks for another address for mail: a link is sent to it. The answer is the same whether the address is taken. */
export const changeMyEmail = endpoint({
  id: 'changeMyEmail',
  method: 'post',
  path: '/me/email',
  summary: 'Sends a link to another address, by which it becomes yours.',
  access: MINE,
  limit: 'mail',
  input: { body: z.strictObject({ ...AGAIN, email: EmailAddress }) },
  output: NOTHING,
  failures: AGAIN_FAILURES,
});

/** Makes the address to which a link was sent that of the person. */
export const confirmEmail = endpoint({
  id: 'confirmEmail',
  method: 'post',
  path: '/email-confirmations',
  summary: 'Makes the address to which a link was sent yours.',
  access: OPEN,
  limit: 'sign-in',
  input: { body: z.strictObject({ token: LinkToken }) },
  output: NOTHING,
  failures: [...BODY_FAILURES, 'link-invalid'],
});

/** Asks for a link by which a forgotten password is replaced; the same answer whether the account exists. */
export const askPasswordReset = endpoint({
  id: 'askPasswordReset',
  method: 'post',
  path: '/password-resets',
  summary: 'Sends a link by which a forgotten password is replaced.',
  access: OPEN,
  limit: 'mail',
  input: { body: z.strictObject({ email: EmailAddress, language: UserLanguage.optional() }) },
  output: NOTHING,
  failures: BODY_FAILURES,
});

/** Replaces a forgotten password; every session ends, and the next sign-in asks for the second factor as ever. */
export const resetPassword = endpoint({
  id: 'resetPassword',
  method: 'post',
  path: '/password-resets/completion',
  summary: 'Replaces a forgotten password by the token of the link.',
  access: OPEN,
  limit: 'sign-in',
  input: { body: z.strictObject({ token: LinkToken, newPassword: NewPassword }) },
  output: NOTHING,
  failures: [...BODY_FAILURES, 'link-invalid'],
});

/** Offers a secret for an authenticator; it counts once a code of it has been given. */
export const offerSecondFactor = endpoint({
  id: 'offerSecondFactor',
  method: 'post',
  path: '/me/second-factor',
  summary: 'Offers a secret for an authenticator.',
  access: MINE,
  limit: 'sign-in',
  input: { body: z.strictObject(AGAIN) },
  output: SecondFactorOffer,
  failures: AGAIN_FAILURES,
});

/** Enrols the secret that was offered last, in the place of an earlier one; gives recovery codes. */
export const enrolSecondFactor = endpoint({
  id: 'enrolSecondFactor',
  method: 'post',
  path: '/me/second-factor/enrolment',
  summary: 'Enrols the offered second factor and gives recovery codes, shown once.',
  access: MINE,
  limit: 'sign-in',
  input: { body: z.strictObject({ code: SecondFactorCode }) },
  output: RecoveryCodes,
  failures: [...BODY_FAILURES, 'not-signed-in', 'sign-in-refused', 'too-many-attempts', 'state-forbids'],
});

/** Takes the second factor away, from whom the role does not ask for one. */
export const removeSecondFactor = endpoint({
  id: 'removeSecondFactor',
  method: 'post',
  path: '/me/second-factor/removal',
  summary: 'Takes your second factor away, unless your role asks for one.',
  access: MINE,
  limit: 'sign-in',
  input: { body: z.strictObject(AGAIN) },
  output: Me,
  hasRevision: true,
  failures: [...AGAIN_FAILURES, 'state-forbids'],
});

/** Gives new recovery codes in the place of all earlier ones. */
export const renewRecoveryCodes = endpoint({
  id: 'renewRecoveryCodes',
  method: 'post',
  path: '/me/recovery-codes',
  summary: 'Gives new recovery codes, shown once; earlier ones work no more.',
  access: MINE,
  limit: 'sign-in',
  input: { body: z.strictObject(AGAIN) },
  output: RecoveryCodes,
  failures: [...AGAIN_FAILURES, 'state-forbids'],
});

/** Every operation about the person that asks. */
export const ME_ENDPOINTS = [
  getMe,
  editMe,
  changeMyPassword,
  changeMyEmail,
  confirmEmail,
  askPasswordReset,
  resetPassword,
  offerSecondFactor,
  enrolSecondFactor,
  removeSecondFactor,
  renewRecoveryCodes,
] as const;
