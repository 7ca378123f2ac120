import { type Access } from '#shared/access.ts';
import { Failure } from '#shared/failure.ts';
import { NOTHING_HERE, allow } from '#server/domain/access/allow.ts';
import { type Doing } from '#server/domain/access/caller.ts';
import { type Ground } from '#server/part.ts';
import { type Asking } from '#server/platform/http/caller.ts';
import { type LeadOpening } from '../leads/leadOpening.ts';
import { type Directory } from '../organisations/directory.ts';
import { holdingOf } from './access.ts';
import { type StoredEnquiry } from './record.ts';
import { type EnquiryRepository } from './repository.ts';
import { type Viewer, createShowing } from './showing.ts';

/** What enquiries stand on. */
export interface EnquiryNeeds extends Pick<
  Ground,
  'atOnce' | 'audit' | 'clock' | 'hold' | 'mail' | 'nudge' | 'newId' | 'parks'
> {
  readonly enquiries: EnquiryRepository;
  readonly directory: Directory;
  readonly leads: LeadOpening;
}

/** An enquiry, and who looks at it. */
export interface Found extends Viewer {
  readonly enquiry: StoredEnquiry;
}

/**
 * An enquiry that the caller may see, by the parts that `of` names where only some count.
 *
 * @throws {Failure} not-found
 */
export async function findEnquiry(
  { enquiries }: Pick<EnquiryNeeds, 'enquiries'>,
  { caller }: Pick<Asking, 'caller'>,
  { id, parkId, access }: { readonly id: string; readonly parkId?: string; readonly access: Access },
): Promise<Found> {
  const enquiry = await enquiries.find(id);
  if (enquiry === undefined) throw new Failure('not-found', { detail: NOTHING_HERE });
  const parts = parkId === undefined ? enquiry.parts : enquiry.parts.filter((part) => part.parkId === parkId);
  const standings = allow(access, caller, holdingOf({ ...enquiry, parts }, caller));
  if (parts.length === 0) throw new Failure('not-found', { detail: NOTHING_HERE });
  return { enquiry, caller, standings };
}

/**
 * Writes an enquiry anew, with its entry in the log and what it means to leads, as a part of the transaction that runs.
 *
 * @throws {Failure} revision-overtaken
 */
export async function rewrite(
  { enquiries, audit, clock, leads, directory }: EnquiryNeeds,
  doing: Doing & { readonly action: string },
  { before, changed }: { readonly before: StoredEnquiry; readonly changed: StoredEnquiry },
): Promise<StoredEnquiry> {
  const after = { ...changed, updatedAt: clock.now().toISOString(), revision: before.revision + 1 };
  if (!(await enquiries.replace(after))) throw overtaken(before.revision);
  await audit.record({ ...entryOf(after), ...doing, before, after });
  await leads.onEnquiryChanged(await createShowing(directory).whole(after));
  return after;
}

/** Where an entry about an enquiry stands in the log, and what in it is personal. */
export function entryOf({ id, companyId }: StoredEnquiry): {
  readonly organisationId: string;
  readonly subject: { readonly kind: string; readonly id: string };
  readonly personal: Readonly<Record<string, string>>;
} {
  return {
    organisationId: companyId,
    subject: { kind: 'enquiry', id },
    personal: { 'contact.name': id, 'contact.phone': id, 'contact.email': id },
  };
}

/** Somebody has been quicker. */
export function overtaken(currentRevision: number): Failure {
  return new Failure('revision-overtaken', { detail: 'Somebody has changed it since.', currentRevision });
}
