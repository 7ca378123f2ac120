import { z } from 'zod';
import { AreaBand } from './areaBand.ts';
import { Contact, MaskedContact } from './contact.ts';
import { EnquiryPartState } from './enquiry.ts';
import { PersonName } from './me.ts';
import { OrganisationName, RecordId } from './organisation.ts';
import { PlaceId } from './place.ts';
import { OpenRequirement } from './requirement.ts';
import { SpaceId } from './space.ts';
import { Slug } from './text.ts';
import { SectorId } from './vocabulary.ts';

/** The eight stages of a lead, from the least to the most advanced. */
export const LeadStage = z.enum([
  'lead',
  'assessment',
  'talks',
  'visit',
  'intent',
  'signed',
  'landed',
  'in-production',
]);
export type LeadStage = z.infer<typeof LeadStage>;

/** Where a lead stands on the board: at a stage, or beside all of them while it is paused or lost. */
export const LeadColumn = z.enum([...LeadStage.options, 'paused', 'lost']);
export type LeadColumn = z.infer<typeof LeadColumn>;

/** How a lead came: by a company's enquiry, by the form without account, or entered by an officer. */
export const LeadSource = z.enum(['enquiry', 'public-form', 'officer']);
export type LeadSource = z.infer<typeof LeadSource>;

/** Why and since when a lead is not pursued; its stage stays where it was. */
const LeadRest = z.strictObject({
  kind: z.enum(['paused', 'lost']),
  reason: z.string().trim().min(1).max(500),
  /** Day in Asia/Shanghai. */
  since: z.iso.date(),
});

/**
 * What a note tells: anything, that the investor was spoken with, that sender or investor were told how their lead is
 * judged, or a report of how it goes on.
 */
export const NoteKind = z.enum(['note', 'contact', 'feedback', 'report']);
export type NoteKind = z.infer<typeof NoteKind>;

/** What an officer writes. */
export const NewNote = z.strictObject({ kind: NoteKind, text: z.string().trim().min(1).max(4000) });
export type NewNote = z.infer<typeof NewNote>;

/** What an officer wrote at a lead. */
const LeadNote = z.strictObject({
  id: RecordId,
  at: z.iso.datetime(),
  ...NewNote.shape,
  /** Name of the person; absent once that person has been erased. */
  by: PersonName.optional(),
});

/** What is to be done by the end of a day in Asia/Shanghai. */
export const LeadDeadline = z.strictObject({
  kind: z.enum(['answer', 'assess', 'feedback', 'report', 'next-step']),
  on: z.iso.date(),
});
export type LeadDeadline = z.infer<typeof LeadDeadline>;

/** Most places that somebody without account may address at once. Ours. */
const PLACES_MAX = 10;

/** What is known of the investor's plan, around a schema of requirements; what is absent is not known. */
function planOf<R extends z.ZodType>(requirement: R) {
  return {
    companyName: OrganisationName.optional(),
    sector: SectorId.optional(),
    areaBand: AreaBand.optional(),
    /** What it needs, in its own words. */
    need: z.string().trim().min(1).max(4000).optional(),
    /** What it will use the space for. */
    use: z.string().trim().min(1).max(1000).optional(),
    /** Tax that it expects to pay in a year once in production. */
    expectedAnnualTaxFen: z.number().int().nonnegative().max(1e15).optional(),
    requirement: requirement.optional(),
  };
}

/** What officers write of a lead, around a schema of requirements. */
export function leadFactsOf<R extends z.ZodType>(requirement: R) {
  return z.strictObject({
    ...planOf(requirement),
    /** Where it may settle: the bureaus of these places and of all above have jurisdiction. */
    places: z.array(PlaceId).min(1).max(PLACES_MAX),
    nextStep: z.strictObject({ text: z.string().trim().min(1).max(500), on: z.iso.date() }).optional(),
  });
}

/** What officers write of a lead, its requirement not yet judged by the catalogue. */
export const LeadFacts = leadFactsOf(OpenRequirement);
export type LeadFacts = z.infer<typeof LeadFacts>;

/** A lead that an officer enters, around a schema of requirements. */
export function newLeadOf<R extends z.ZodType>(requirement: R) {
  return leadFactsOf(requirement).extend({ contact: Contact.optional() });
}

/** What somebody without account writes to the bureaus of some places, around a schema of requirements. */
export function publicLeadOf<R extends z.ZodType>(requirement: R) {
  return z.strictObject({
    ...planOf(requirement),
    companyName: OrganisationName,
    need: z.string().trim().min(1).max(4000),
    use: z.string().trim().min(1).max(1000),
    contact: Contact,
    places: z.array(PlaceId).min(1).max(PLACES_MAX),
    /** The language of the acknowledgement. */
    language: z.enum(['zh-CN', 'en']),
    /** That the bureaus of the places may see all of it and call. */
    consents: z.literal(true),
  });
}

/** An enquiry that a lead came from, as far as it is about the lead's places. */
const LeadEnquiry = z.strictObject({
  enquiryId: RecordId,
  parts: z.array(z.strictObject({ parkId: Slug, spaceIds: z.array(SpaceId), state: EnquiryPartState })),
});

/** Another lead that may be of the same company, and by what. */
const LeadDuplicate = z.strictObject({
  id: RecordId,
  companyName: OrganisationName.optional(),
  column: LeadColumn,
  by: z.array(z.enum(['name', 'phone', 'mail'])).min(1),
});

/** A lead as a list shows it. */
export const LeadSummary = z.strictObject({
  id: RecordId,
  source: LeadSource,
  /** Came with an enquiry that gave the bureau no name. */
  isAnonymous: z.boolean(),
  ...LeadFacts.omit({ need: true, use: true, requirement: true }).shape,
  stage: LeadStage,
  rest: LeadRest.optional(),
  /** Where it may be moved now. */
  moves: z.array(LeadColumn),
  /** Who follows it; without a name once that person has been erased. */
  owner: z.strictObject({ personId: RecordId, name: PersonName.optional() }).optional(),
  /** What is due, soonest first. */
  deadlines: z.array(LeadDeadline),
  /** Other leads that may be of the same company, among those that the caller may see. */
  duplicateCount: z.number().int().nonnegative(),
  /** Day in Asia/Shanghai on which it came. */
  receivedOn: z.iso.date(),
  updatedAt: z.iso.datetime(),
  revision: z.number().int().positive(),
});
export type LeadSummary = z.infer<typeof LeadSummary>;

/** A lead 线索: somebody who may settle, and how far the promotion officers are with it. */
export const Lead = LeadSummary.omit({ duplicateCount: true }).extend({
  ...LeadFacts.pick({ need: true, use: true, requirement: true }).shape,
  /** Absent where no contact is known, or it has been erased. Read whole by an operation that writes the reading down. */
  maskedContact: MaskedContact.optional(),
  enquiries: z.array(LeadEnquiry),
  /** Newest first. */
  notes: z.array(LeadNote),
  duplicates: z.array(LeadDuplicate),
  createdAt: z.iso.datetime(),
});
export type Lead = z.infer<typeof Lead>;

/** What a bureau has in hand, and what happened since Monday. */
export const LeadFigures = z.strictObject({
  /** Leads and how many of them are overdue, by column; every column is there. */
  columns: z.array(
    z.strictObject({
      column: LeadColumn,
      count: z.number().int().nonnegative(),
      overdueCount: z.number().int().nonnegative(),
    }),
  ),
  /** The Monday with which the week began, in Asia/Shanghai. */
  weekFrom: z.iso.date(),
  newCount: z.number().int().nonnegative(),
  /** Leads that were moved, each once. */
  movedCount: z.number().int().nonnegative(),
  signedCount: z.number().int().nonnegative(),
});
export type LeadFigures = z.infer<typeof LeadFigures>;

/** How a list of leads is sorted; by ids where two are equal. */
export const LeadSort = z.enum(['updated', 'due', 'received', 'tax', 'company']);
export type LeadSort = z.infer<typeof LeadSort>;
