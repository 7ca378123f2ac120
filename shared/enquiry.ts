import { z } from 'zod';
import { Contact, MaskedContact } from './contact.ts';
import { OrganisationName, RecordId } from './organisation.ts';
import { SpaceId } from './space.ts';
import { Slug } from './text.ts';

/** How far one park is with an enquiry: sent, seen by its operator, answered, declined, or taken back by the company. */
export const EnquiryPartState = z.enum(['sent', 'seen', 'answered', 'declined', 'withdrawn']);
export type EnquiryPartState = z.infer<typeof EnquiryPartState>;

/** What one side writes to the other. */
export const EnquiryMessage = z.strictObject({
  at: z.iso.datetime(),
  from: z.enum(['company', 'operator']),
  /** Name of the person; absent once that person has been erased. */
  by: z.string().optional(),
  text: z.string(),
});
export type EnquiryMessage = z.infer<typeof EnquiryMessage>;

/** The part of an enquiry that goes to whoever manages one park; an operator sees the parts of its own parks only. */
export const EnquiryPart = z.strictObject({
  parkId: Slug,
  spaceIds: z.array(SpaceId).min(1).max(50),
  state: EnquiryPartState,
  /** Whether an operator with an account manages the park, so that somebody can answer. */
  isAddressed: z.boolean(),
  messages: z.array(EnquiryMessage),
});
export type EnquiryPart = z.infer<typeof EnquiryPart>;

/** What a company writes when it enquires about spaces. */
export const NewEnquiry = z.strictObject({
  /** A saved requirement of the company that it comes from. */
  requirementId: RecordId.optional(),
  spaceIds: z.array(SpaceId).min(1).max(50),
  /** What it needs, in its own words. */
  need: z.string().trim().min(1).max(4000),
  /** What it will use the space for. */
  use: z.string().trim().min(1).max(1000),
  /** Tax that it expects to pay in a year once in production; absent where it does not say. */
  expectedAnnualTaxFen: z.number().int().nonnegative().max(1e15).optional(),
  companyName: OrganisationName,
  contact: Contact,
  /** Consents that the bureau of the place sees company and contact too; else it sees an anonymous lead. */
  tellsBureau: z.boolean(),
});
export type NewEnquiry = z.infer<typeof NewEnquiry>;

/**
 * An enquiry 询盘 of a company about one or several spaces. `contact` shows to the company's own people; operators see it
 * masked and read it whole by an operation that writes the reading down.
 */
export const Enquiry = z.strictObject({
  id: RecordId,
  companyId: RecordId,
  ...NewEnquiry.omit({ contact: true }).shape,
  contact: Contact.optional(),
  maskedContact: MaskedContact,
  parts: z.array(EnquiryPart),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  revision: z.number().int().positive(),
});
export type Enquiry = z.infer<typeof Enquiry>;
