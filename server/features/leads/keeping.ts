import { type Doer } from '#server/domain/access/caller.ts';
import { type Asking } from '#server/platform/http/caller.ts';
import { type Audit, type Done } from '../audit/audit.ts';
import { type StoredLead } from './record.ts';

/** The kind of a lead among the subjects of the audit log. */
export const LEAD = 'lead';

/** Who does something to a lead: in the log it stands in the chain of the bureau, or of the platform where none does it. */
export interface LeadDoer {
  readonly by: Doer;
  readonly request?: Asking['request'];
  readonly organisationId?: string | undefined;
}

/** The product itself, which opens leads of enquiries: who sent one is not to be read here. */
export const BY_ENQUIRY: LeadDoer = { by: { kind: 'job', name: 'enquiry' } };

/** Whoever asks; somebody without account where nobody is signed in. */
export function doerOf({ caller, request }: Asking, organisationId?: string): LeadDoer {
  return { by: caller?.by ?? { kind: 'nobody' }, request, organisationId };
}

/** Something that was done to a lead. */
export interface LeadChange {
  /** As `lead-moved`. */
  readonly action: string;
  readonly before?: StoredLead | undefined;
  readonly after: StoredLead;
}

/** Writes a change of a lead down. */
export function recordLead(audit: Audit, doer: LeadDoer, change: LeadChange): Promise<void> {
  return audit.record(doneToLead(doer, change));
}

/** What the log says of a change of a lead. */
export function doneToLead(doer: LeadDoer, { action, before, after }: LeadChange): Done {
  return {
    ...withoutAbsent(doer),
    action,
    subject: { kind: LEAD, id: after.id },
    ...(before !== undefined && { before }),
    after,
    personal: { 'contact.name': after.id, 'contact.phone': after.id, 'contact.email': after.id },
  };
}

/** Writes down that somebody has read a contact. */
export function recordReading(audit: Audit, doer: LeadDoer, id: string): Promise<void> {
  return audit.record({ ...withoutAbsent(doer), action: 'lead-contact-read', subject: { kind: LEAD, id } });
}

function withoutAbsent({ by, request, organisationId }: LeadDoer): Omit<LeadDoer, 'organisationId'> & {
  readonly organisationId?: string;
} {
  return {
    by,
    ...(request !== undefined && { request }),
    ...(organisationId !== undefined && { organisationId }),
  };
}
