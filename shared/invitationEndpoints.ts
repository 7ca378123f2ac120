import { z } from 'zod';
import { OPEN, OrganisationKind, Role } from './access.ts';
import { LinkToken, NewPassword } from './account.ts';
import { EmailAddress } from './contact.ts';
import { IfMatch, PAGE_QUERY, endpoint, pageOf } from './endpoint.ts';
import { PersonName, UserLanguage } from './me.ts';
import { OrganisationName, RecordId } from './organisation.ts';
import { OF_MANAGERS } from './organisationAccess.ts';
import { BODY_FAILURES, CHANGE_FAILURES, READ_FAILURES, WRITE_FAILURES } from './usualFailures.ts';

/** What has become of an invitation; `expired` once its days are over without an answer. */
export const InvitationState = z.enum(['open', 'accepted', 'withdrawn', 'expired']);
export type InvitationState = z.infer<typeof InvitationState>;

/** That somebody is asked to join an organisation, by a link in a mail. */
export const Invitation = z.strictObject({
  id: RecordId,
  organisationId: RecordId,
  email: EmailAddress,
  role: Role,
  language: UserLanguage,
  state: InvitationState,
  /** When the mail was asked for last. */
  sentAt: z.iso.datetime(),
  /** The link works until then, exclusive. */
  until: z.iso.datetime(),
  revision: z.number().int().positive(),
});
export type Invitation = z.infer<typeof Invitation>;

/** What whoever opens the link is shown. */
export const InvitationShown = z.strictObject({
  organisation: z.strictObject({ kind: OrganisationKind, name: OrganisationName }),
  email: EmailAddress,
  role: Role,
  /** Whether an account has the address: it joins signed in; else one is made. */
  hasAccount: z.boolean(),
});
export type InvitationShown = z.infer<typeof InvitationShown>;

const ofOrganisation = z.strictObject({ organisationId: RecordId });
const ofInvitation = z.strictObject({ id: RecordId });
const ByToken = z.strictObject({ token: LinkToken });

/** Invitations of an organisation. */
export const listInvitations = endpoint({
  id: 'listInvitations',
  method: 'get',
  path: '/organisations/:organisationId/invitations',
  summary: 'Invitations of an organisation.',
  access: OF_MANAGERS,
  input: { params: ofOrganisation, query: z.strictObject({ ...PAGE_QUERY, state: InvitationState.optional() }) },
  output: pageOf(Invitation),
  failures: READ_FAILURES,
});

/** Invites somebody by mail. The answer does not tell whether the address has an account. */
export const invite = endpoint({
  id: 'invite',
  method: 'post',
  path: '/organisations/:organisationId/invitations',
  summary: 'Invites somebody by mail; the link works for 7 days.',
  access: OF_MANAGERS,
  creates: true,
  limit: 'mail',
  input: {
    params: ofOrganisation,
    body: z.strictObject({ email: EmailAddress, role: Role, language: UserLanguage }),
  },
  output: Invitation,
  hasRevision: true,
  failures: [...WRITE_FAILURES, 'already-exists', 'limit-reached', 'state-forbids'],
});

/** Sends the mail again, with another link; the one before works no more. */
export const resendInvitation = endpoint({
  id: 'resendInvitation',
  method: 'post',
  path: '/invitations/:id/resend',
  summary: 'Sends the mail of an invitation again, with a new link.',
  access: OF_MANAGERS,
  limit: 'mail',
  input: { params: ofInvitation, headers: IfMatch, body: z.strictObject({}) },
  output: Invitation,
  hasRevision: true,
  failures: [...CHANGE_FAILURES, 'state-forbids'],
});

/** Takes an invitation back; its link works no more. */
export const withdrawInvitation = endpoint({
  id: 'withdrawInvitation',
  method: 'post',
  path: '/invitations/:id/withdraw',
  summary: 'Takes an invitation back.',
  access: OF_MANAGERS,
  input: { params: ofInvitation, headers: IfMatch, body: z.strictObject({}) },
  output: Invitation,
  hasRevision: true,
  failures: [...CHANGE_FAILURES, 'state-forbids'],
});

/** Shows an invitation to whoever has its link, which stays good. */
export const showInvitation = endpoint({
  id: 'showInvitation',
  method: 'post',
  path: '/invitation-previews',
  summary: 'Who invites whom, by the token of the link; the link stays good.',
  access: OPEN,
  limit: 'sign-in',
  input: { body: ByToken },
  output: InvitationShown,
  failures: [...BODY_FAILURES, 'link-invalid'],
});

/** Makes an account by an invitation, for an address that has none. */
export const acceptInvitation = endpoint({
  id: 'acceptInvitation',
  method: 'post',
  path: '/invitation-acceptances',
  summary: 'Makes an account by the link of an invitation, and joins.',
  access: OPEN,
  limit: 'sign-in',
  input: {
    body: ByToken.extend({ name: PersonName, password: NewPassword, language: UserLanguage }),
  },
  output: z.strictObject({}),
  failures: [...BODY_FAILURES, 'link-invalid', 'already-exists'],
});

/** Joins by an invitation that was sent to the address of whoever is signed in. */
export const joinByInvitation = endpoint({
  id: 'joinByInvitation',
  method: 'post',
  path: '/me/memberships',
  summary: 'Joins an organisation by the link of an invitation that was sent to your address.',
  access: { to: ['self'], beforeSecondFactor: true },
  limit: 'sign-in',
  input: { body: ByToken },
  output: z.strictObject({ organisationId: RecordId }),
  failures: [...BODY_FAILURES, 'not-signed-in', 'forbidden', 'link-invalid', 'state-forbids'],
});

/** Every operation of invitations. */
export const INVITATION_ENDPOINTS = [
  listInvitations,
  invite,
  resendInvitation,
  withdrawInvitation,
  showInvitation,
  acceptInvitation,
  joinByInvitation,
] as const;
