import { z } from 'zod';
import { type Access } from './access.ts';
import { Contact } from './contact.ts';
import { IfMatch, PAGE_QUERY, endpoint, pageOf } from './endpoint.ts';
import { Enquiry, EnquiryPartState, NewEnquiry } from './enquiry.ts';
import { RecordHistory } from './history.ts';
import { RecordId } from './organisation.ts';
import { Slug } from './text.ts';
import { CHANGE_FAILURES as REVISED_FAILURES, READ_FAILURES, WRITE_FAILURES } from './usualFailures.ts';

/** What one side writes to the other, at most so much at once. */
const MessageText = z.string().trim().min(1).max(4000);

/** The contact, and from which of its requirements an enquiry comes, show to the company's own people only. */
const fields: Access['fields'] = { contact: ['company-member'], requirementId: ['company-member'] };

/** Both sides read: the company its own enquiries, an operator the parts of its parks. */
export const READ_ENQUIRIES: Access = { to: ['company-member', 'operator-member'], scope: 'enquiries:read', fields };
/** Both sides write to one another. */
export const WRITE_ENQUIRIES: Access = { to: ['company-member', 'operator-member'], scope: 'enquiries:write', fields };
/** What the company alone may do. */
export const SEND_ENQUIRIES: Access = { to: ['company-member'], scope: 'enquiries:write', fields };
/** What the operator alone may do. */
export const ANSWER_ENQUIRIES: Access = { to: ['operator-member'], scope: 'enquiries:write', fields };
/** Who has read a contact is told to the company. */
export const READ_READINGS: Access = { to: ['company-member'], scope: 'enquiries:read' };

const CHANGE_FAILURES = [...REVISED_FAILURES, 'state-forbids'] as const;

const ofOrganisation = z.strictObject({ organisationId: RecordId });
const ofEnquiry = z.strictObject({ id: RecordId });
const ofPart = z.strictObject({ id: RecordId, parkId: Slug });
const nothing = z.strictObject({});

/** Enquiries of a company, or those that went to an operator; of these, the parts of its parks. */
export const listEnquiries = endpoint({
  id: 'listEnquiries',
  method: 'get',
  path: '/organisations/:organisationId/enquiries',
  summary: 'Enquiries of a company, or those that went to an operator.',
  access: READ_ENQUIRIES,
  input: {
    params: ofOrganisation,
    query: z.strictObject({
      ...PAGE_QUERY,
      /** Those with a part in this state; of an operator, a part of its own parks. */
      state: EnquiryPartState.optional(),
      parkId: Slug.optional(),
      requirementId: RecordId.optional(),
      sort: z.enum(['newest', 'changed']).default('newest'),
    }),
  },
  output: pageOf(Enquiry),
  failures: READ_FAILURES,
});

/** Sends an enquiry about one or several spaces to whoever manages their parks. */
export const createEnquiry = endpoint({
  id: 'createEnquiry',
  method: 'post',
  path: '/organisations/:organisationId/enquiries',
  summary: 'Enquires about one or several spaces; shows company and contact to their operators and to nobody else.',
  access: SEND_ENQUIRIES,
  input: { params: ofOrganisation, body: NewEnquiry },
  output: Enquiry,
  creates: true,
  hasRevision: true,
  failures: [...WRITE_FAILURES, 'limit-reached'],
});

/** One enquiry, as far as the caller may see it. */
export const getEnquiry = endpoint({
  id: 'getEnquiry',
  method: 'get',
  path: '/enquiries/:id',
  summary: 'One enquiry; of an operator, the parts of its parks.',
  access: READ_ENQUIRIES,
  input: { params: ofEnquiry },
  output: Enquiry,
  hasRevision: true,
  failures: READ_FAILURES,
});

/** Says that an operator has seen its part. */
export const markEnquirySeen = endpoint({
  id: 'markEnquirySeen',
  method: 'post',
  path: '/enquiries/:id/parts/:parkId/seen',
  summary: 'Says that the operator has seen its part of an enquiry.',
  access: ANSWER_ENQUIRIES,
  input: { params: ofPart, headers: IfMatch, body: nothing },
  output: Enquiry,
  hasRevision: true,
  failures: CHANGE_FAILURES,
});

/** Writes to the other side; the first words of the operator are its answer. */
export const writeToEnquiry = endpoint({
  id: 'writeToEnquiry',
  method: 'post',
  path: '/enquiries/:id/parts/:parkId/messages',
  summary: 'Writes to the other side of an enquiry; the first words of the operator are its answer.',
  access: WRITE_ENQUIRIES,
  input: { params: ofPart, headers: IfMatch, body: z.strictObject({ text: MessageText }) },
  output: Enquiry,
  hasRevision: true,
  failures: [...CHANGE_FAILURES, 'limit-reached'],
});

/** Says that the operator has nothing for the company, and why. */
export const declineEnquiry = endpoint({
  id: 'declineEnquiry',
  method: 'post',
  path: '/enquiries/:id/parts/:parkId/decline',
  summary: 'Declines a part of an enquiry with a reason.',
  access: ANSWER_ENQUIRIES,
  input: { params: ofPart, headers: IfMatch, body: z.strictObject({ reason: MessageText }) },
  output: Enquiry,
  hasRevision: true,
  failures: CHANGE_FAILURES,
});

/** Takes a part back, and with it the consent to show the contact to its operator. */
export const withdrawEnquiry = endpoint({
  id: 'withdrawEnquiry',
  method: 'post',
  path: '/enquiries/:id/parts/:parkId/withdraw',
  summary: 'Takes a part of an enquiry back; its operator can read the contact no more.',
  access: SEND_ENQUIRIES,
  input: { params: ofPart, headers: IfMatch, body: nothing },
  output: Enquiry,
  hasRevision: true,
  failures: CHANGE_FAILURES,
});

/** Who has read the contact of an enquiry, and when. */
export const ContactReading = z.strictObject({
  at: z.iso.datetime(),
  /** Name of the person; absent once that person has been erased. */
  by: z.string().optional(),
  /** The operator to which the person belongs. */
  organisationName: z.string(),
});
export type ContactReading = z.infer<typeof ContactReading>;

/** Shows the contact whole, and writes down who has read it. */
export const readEnquiryContact = endpoint({
  id: 'readEnquiryContact',
  method: 'post',
  path: '/enquiries/:id/contact-readings',
  summary: 'The contact of an enquiry, whole; the reading is written down and shown to the company.',
  access: ANSWER_ENQUIRIES,
  input: { params: ofEnquiry, body: nothing },
  output: Contact,
  failures: [...WRITE_FAILURES, 'state-forbids'],
});

/** Who has read the contact, newest first. */
export const listContactReadings = endpoint({
  id: 'listContactReadings',
  method: 'get',
  path: '/enquiries/:id/contact-readings',
  summary: 'Who has read the contact of an enquiry, newest first.',
  access: READ_READINGS,
  input: { params: ofEnquiry },
  output: z.strictObject({ items: z.array(ContactReading) }),
  failures: READ_FAILURES,
});

/** What was done to an enquiry, newest first. */
export const getEnquiryHistory = endpoint({
  id: 'getEnquiryHistory',
  method: 'get',
  path: '/enquiries/:id/history',
  summary: 'What was done to an enquiry, newest first; for the company.',
  access: READ_READINGS,
  input: { params: ofEnquiry },
  output: RecordHistory,
  failures: READ_FAILURES,
});
