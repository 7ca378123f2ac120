import { z } from 'zod';
import { Role } from './access.ts';
import { EmailAddress } from './contact.ts';
import { IfMatch, PAGE_QUERY, endpoint, pageOf } from './endpoint.ts';
import { PersonName, UserLanguage } from './me.ts';
import { Organisation, RecordId } from './organisation.ts';
import { OF_ADMINISTRATORS } from './organisationAccess.ts';
import { CHANGE_FAILURES, READ_FAILURES } from './usualFailures.ts';

/** A person as an administrator sees it. */
export const PersonShown = z.strictObject({
  id: RecordId,
  name: PersonName,
  email: EmailAddress,
  language: UserLanguage,
  state: z.enum(['active', 'disabled']),
  hasPassword: z.boolean(),
  hasSecondFactor: z.boolean(),
  /** Made by `npm start -- --demo`. */
  demo: z.boolean(),
  memberships: z.array(
    z.strictObject({ organisation: Organisation.pick({ id: true, kind: true, name: true }), role: Role }),
  ),
  revision: z.number().int().positive(),
});
export type PersonShown = z.infer<typeof PersonShown>;

const ofPerson = z.strictObject({ id: RecordId });

/** Everybody with an account, by name. */
export const listPeople = endpoint({
  id: 'listPeople',
  method: 'get',
  path: '/people',
  summary: 'Everybody with an account, by name.',
  access: OF_ADMINISTRATORS,
  input: {
    query: z.strictObject({
      ...PAGE_QUERY,
      state: PersonShown.shape.state.optional(),
      /** Stands in the name or the address. */
      text: z.string().trim().min(1).max(100).optional(),
    }),
  },
  output: pageOf(PersonShown),
  failures: READ_FAILURES,
});

/** Disables a person, whose sessions end at once, or lets it sign in again. */
export const setPersonState = endpoint({
  id: 'setPersonState',
  method: 'put',
  path: '/people/:id/state',
  summary: 'Disables a person or lets it sign in again.',
  access: OF_ADMINISTRATORS,
  input: { params: ofPerson, headers: IfMatch, body: z.strictObject({ state: PersonShown.shape.state }) },
  output: PersonShown,
  hasRevision: true,
  failures: [...CHANGE_FAILURES, 'state-forbids'],
});

/** Takes the second factor away from somebody who has lost it; where the role asks for one, it must be enrolled again. */
export const resetSecondFactorOf = endpoint({
  id: 'resetSecondFactorOf',
  method: 'post',
  path: '/people/:id/second-factor/removal',
  summary: 'Takes a lost second factor away; all sessions of the person end.',
  access: OF_ADMINISTRATORS,
  input: { params: ofPerson, headers: IfMatch, body: z.strictObject({}) },
  output: PersonShown,
  hasRevision: true,
  failures: [...CHANGE_FAILURES, 'state-forbids'],
});

/** Every operation of people that administrators have. */
export const PEOPLE_ENDPOINTS = [listPeople, setPersonState, resetSecondFactorOf] as const;
