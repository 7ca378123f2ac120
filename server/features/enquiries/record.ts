import { z } from 'zod';
import { Contact } from '#shared/contact.ts';
import { EnquiryMessage, EnquiryPart, NewEnquiry } from '#shared/enquiry.ts';
import { RecordId } from '#shared/organisation.ts';

/** A message as it is stored: by whom, not by which name. */
const StoredMessage = EnquiryMessage.omit({ by: true }).extend({
  /** Absent once that person has been erased. */
  personId: RecordId.optional(),
});

/** A part of an enquiry, with the operator to which it went: only that one ever sees it, whoever manages the park later. */
const StoredPart = EnquiryPart.omit({ isAddressed: true, messages: true }).extend({
  /** Absent where no operator with an account managed the park. */
  operatorId: RecordId.optional(),
  messages: z.array(StoredMessage),
});
export type StoredPart = z.infer<typeof StoredPart>;

/** An enquiry as it is stored. */
export const StoredEnquiry = NewEnquiry.extend({
  id: RecordId,
  companyId: RecordId,
  /** Who sent it; absent once that person has been erased. */
  createdBy: RecordId.optional(),
  /** Absent once it has been erased. */
  contact: Contact.optional(),
  parts: z.array(StoredPart),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  revision: z.number().int().positive(),
});
export type StoredEnquiry = z.infer<typeof StoredEnquiry>;

/** That somebody of an operator has read the contact of an enquiry. */
export const StoredReading = z.strictObject({
  id: RecordId,
  enquiryId: RecordId,
  at: z.iso.datetime(),
  /** Absent once that person has been erased. */
  personId: RecordId.optional(),
  organisationId: RecordId,
  organisationName: z.string(),
  revision: z.literal(1),
});
export type StoredReading = z.infer<typeof StoredReading>;
