import { z } from 'zod';
import { Contact } from '#shared/contact.ts';
import { Lead, LeadSource, NewNote } from '#shared/lead.ts';
import { RecordId } from '#shared/organisation.ts';
import { type Followed, dayOf, deadlinesOf } from '#server/domain/leads/deadline.ts';

/**
 * A lead as it is kept and as the audit log has it. Who sent an anonymous one is not in it: whoever reads the log of a bureau
 * must not learn it either.
 */
export const StoredLead = z.strictObject({
  ...Lead.pick({
    id: true,
    source: true,
    isAnonymous: true,
    companyName: true,
    sector: true,
    areaBand: true,
    places: true,
    need: true,
    use: true,
    expectedAnnualTaxFen: true,
    requirement: true,
    nextStep: true,
    stage: true,
    rest: true,
    enquiries: true,
    receivedOn: true,
    createdAt: true,
    updatedAt: true,
    revision: true,
  }).shape,
  source: LeadSource,
  contact: Contact.optional(),
  ownerId: RecordId.optional(),
  /** Newest first. */
  notes: z.array(z.strictObject({ id: RecordId, at: z.iso.datetime(), ...NewNote.shape, byId: RecordId.optional() })),
  /** Days in Asia/Shanghai on which it was last moved, first moved beyond the assessment, and last signed. */
  movedOn: z.iso.date().optional(),
  assessedOn: z.iso.date().optional(),
  signedOn: z.iso.date().optional(),
});
export type StoredLead = z.infer<typeof StoredLead>;

/** What has been done about a lead, for what is due. */
export function followed(lead: StoredLead): Followed {
  // Notes stand newest first.
  const days = (kind: NewNote['kind']): string[] =>
    lead.notes.filter((note) => note.kind === kind).map(({ at }) => dayOf(at));
  return {
    ...lead,
    isAnonymous: lead.isAnonymous && lead.contact === undefined,
    answeredOn: days('contact').at(-1),
    feedbackOn: days('feedback').at(-1),
    reportedOn: days('report')[0],
  };
}

/** The day by whose end something is due for a lead. */
export function dueOn(lead: StoredLead): string | undefined {
  return deadlinesOf(followed(lead))[0]?.on;
}
