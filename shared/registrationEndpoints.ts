import { z } from 'zod';
import { OPEN } from './access.ts';
import { LinkToken, NewPassword } from './account.ts';
import { EmailAddress } from './contact.ts';
import { endpoint } from './endpoint.ts';
import { FormProof } from './formProof.ts';
import { PersonName, UserLanguage } from './me.ts';
import { OrganisationName } from './organisation.ts';
import { BODY_FAILURES } from './usualFailures.ts';

/** What a company writes that wants an account. */
export const Registration = z.strictObject({
  companyName: OrganisationName,
  /** Of its first person. */
  name: PersonName,
  email: EmailAddress,
  language: UserLanguage,
});
export type Registration = z.infer<typeof Registration>;

const ByToken = z.strictObject({ token: LinkToken });

/** Asks for an account of a company. A link goes to the address; nothing is made before it is used, and the answer is always the same. */
export const register = endpoint({
  id: 'register',
  method: 'post',
  path: '/registrations',
  summary: 'Sends a link by which a company gets an account.',
  access: OPEN,
  limit: 'mail',
  input: { body: Registration.extend({ proof: FormProof }) },
  output: z.strictObject({}),
  failures: BODY_FAILURES,
});

/** Shows what was written to whoever has the link, which stays good. */
export const showRegistration = endpoint({
  id: 'showRegistration',
  method: 'post',
  path: '/registration-previews',
  summary: 'What was written at a registration, by the token of the link; the link stays good.',
  access: OPEN,
  limit: 'sign-in',
  input: { body: ByToken },
  output: Registration,
  failures: [...BODY_FAILURES, 'link-invalid'],
});

/** Makes the company and its first person, who chooses a password. */
export const completeRegistration = endpoint({
  id: 'completeRegistration',
  method: 'post',
  path: '/registrations/completion',
  summary: 'Makes the company and its first person by the token of the link.',
  access: OPEN,
  limit: 'sign-in',
  input: { body: ByToken.extend({ password: NewPassword }) },
  output: z.strictObject({}),
  failures: [...BODY_FAILURES, 'link-invalid', 'already-exists'],
});

/** Every operation of registrations. */
export const REGISTRATION_ENDPOINTS = [register, showRegistration, completeRegistration] as const;
