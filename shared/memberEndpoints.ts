import { z } from 'zod';
import { Role } from './access.ts';
import { EmailAddress } from './contact.ts';
import { IfMatch, PAGE_QUERY, endpoint, pageOf } from './endpoint.ts';
import { PersonName } from './me.ts';
import { RecordId } from './organisation.ts';
import { OF_LEAVERS, OF_MANAGERS, OF_MEMBERS } from './organisationAccess.ts';
import { CHANGE_FAILURES, READ_FAILURES, WRITE_FAILURES } from './usualFailures.ts';

/** A person in an organisation, as its colleagues see it. */
export const Member = z.strictObject({
  personId: RecordId,
  name: PersonName,
  email: EmailAddress,
  role: Role,
  /** Whether the person can sign in. */
  state: z.enum(['active', 'disabled']),
  revision: z.number().int().positive(),
});
export type Member = z.infer<typeof Member>;

const ofOrganisation = z.strictObject({ organisationId: RecordId });
const ofMember = ofOrganisation.extend({ personId: RecordId });

/** The people of an organisation. */
export const listMembers = endpoint({
  id: 'listMembers',
  method: 'get',
  path: '/organisations/:organisationId/members',
  summary: 'The people of an organisation.',
  access: OF_MEMBERS,
  input: { params: ofOrganisation, query: z.strictObject({ ...PAGE_QUERY, role: Role.optional() }) },
  output: pageOf(Member),
  failures: READ_FAILURES,
});

/** Gives a member another role; the last manager stays one. */
export const changeMember = endpoint({
  id: 'changeMember',
  method: 'patch',
  path: '/organisations/:organisationId/members/:personId',
  summary: 'Gives a member another role; the last manager stays one.',
  access: OF_MANAGERS,
  input: { params: ofMember, headers: IfMatch, body: z.strictObject({ role: Role }) },
  output: Member,
  hasRevision: true,
  failures: [...CHANGE_FAILURES, 'state-forbids'],
});

/** Takes somebody out of an organisation, or leaves it oneself; the last manager stays. */
export const removeMember = endpoint({
  id: 'removeMember',
  method: 'delete',
  path: '/organisations/:organisationId/members/:personId',
  summary: 'Takes somebody out of an organisation, or leaves it; the last manager stays.',
  access: OF_LEAVERS,
  input: { params: ofMember },
  output: z.strictObject({}),
  failures: [...WRITE_FAILURES, 'state-forbids'],
});

/** Every operation of the members of an organisation. */
export const MEMBER_ENDPOINTS = [listMembers, changeMember, removeMember] as const;
