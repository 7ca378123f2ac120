import { z } from 'zod';
import { type Access, OPEN } from './access.ts';
import { Contact } from './contact.ts';
import { IfMatch, PAGE_QUERY, endpoint, pageOf } from './endpoint.ts';
import { FormProof } from './formProof.ts';
import { RecordHistory } from './history.ts';
import {
  Lead,
  LeadColumn,
  LeadFigures,
  LeadSort,
  LeadSummary,
  NewNote,
  leadFactsOf,
  newLeadOf,
  publicLeadOf,
} from './lead.ts';
import { PersonName } from './me.ts';
import { RecordId } from './organisation.ts';
import { PlaceId } from './place.ts';
import { OpenRequirement } from './requirement.ts';
import { SectorId } from './vocabulary.ts';
import { CHANGE_FAILURES, READ_FAILURES, WRITE_FAILURES } from './usualFailures.ts';

/** Officers of the bureaus in whose jurisdiction a lead lies; nobody else, administrators of the platform neither. */
export const READS_LEADS: Access = { to: ['bureau-member'], scope: 'leads:read' };
export const WRITES_LEADS: Access = { to: ['bureau-member'], scope: 'leads:write' };
/** Gives a lead to another officer. */
export const ASSIGNS_LEADS: Access = { to: ['bureau-manager'], scope: 'leads:write' };

const ofBureau = z.strictObject({ organisationId: RecordId });
const ofLead = z.strictObject({ id: RecordId });

/** What a list of leads may be narrowed by. */
const filters = {
  column: LeadColumn.optional(),
  ownerId: RecordId.optional(),
  placeId: PlaceId.optional(),
  sector: SectorId.optional(),
  overdue: z.enum(['true']).optional(),
  text: z.string().trim().min(1).max(100).optional(),
  sort: LeadSort.default('updated'),
};

/** Leads of a bureau's jurisdiction. */
export const listLeads = endpoint({
  id: 'listLeads',
  method: 'get',
  path: '/organisations/:organisationId/leads',
  summary: 'Leads in the jurisdiction of a bureau.',
  access: READS_LEADS,
  input: { params: ofBureau, query: z.strictObject({ ...PAGE_QUERY, ...filters }) },
  output: pageOf(LeadSummary),
  failures: READ_FAILURES,
});

/** The same as a table. */
export const exportLeads = endpoint({
  id: 'exportLeads',
  method: 'get',
  path: '/organisations/:organisationId/leads.csv',
  summary: 'Leads in the jurisdiction of a bureau as CSV, contacts masked; at most 5,000, the first by the sort.',
  access: READS_LEADS,
  limit: 'costly',
  input: { params: ofBureau, query: z.strictObject(filters) },
  output: z.string(),
  contentType: 'text/csv',
  fileName: 'leads.csv',
  failures: READ_FAILURES,
});

/** Counts for the board and the week. */
export const leadFigures = endpoint({
  id: 'leadFigures',
  method: 'get',
  path: '/organisations/:organisationId/lead-figures',
  summary: 'How many leads stand in each column, how many are overdue, and what happened since Monday.',
  access: READS_LEADS,
  input: { params: ofBureau },
  output: LeadFigures,
  failures: READ_FAILURES,
});

/** Who may own a lead. */
export const listLeadOwners = endpoint({
  id: 'listLeadOwners',
  method: 'get',
  path: '/organisations/:organisationId/lead-owners',
  summary: 'Officers of a bureau, who may own its leads.',
  access: READS_LEADS,
  input: { params: ofBureau },
  output: z.strictObject({ items: z.array(z.strictObject({ personId: RecordId, name: PersonName })) }),
  failures: READ_FAILURES,
});

/** Entering a lead around a schema of requirements: the server's is closed by its catalogue, the client's is open. */
export function createLeadFor<R extends z.ZodType>(requirement: R) {
  return endpoint({
    id: 'createLead',
    method: 'post',
    path: '/organisations/:organisationId/leads',
    summary: 'Enters a lead that came to an officer.',
    access: WRITES_LEADS,
    input: { params: ofBureau, body: newLeadOf(requirement) },
    output: Lead,
    creates: true,
    hasRevision: true,
    failures: WRITE_FAILURES,
  });
}
export const createLead = createLeadFor(OpenRequirement);

/** One lead. */
export const getLead = endpoint({
  id: 'getLead',
  method: 'get',
  path: '/leads/:id',
  summary: 'One lead with its notes, what is due and where it may be moved.',
  access: READS_LEADS,
  input: { params: ofLead },
  output: Lead,
  hasRevision: true,
  failures: READ_FAILURES,
});

/** Writing what is known of a lead, around a schema of requirements. */
export function editLeadFor<R extends z.ZodType>(requirement: R) {
  return endpoint({
    id: 'editLead',
    method: 'put',
    path: '/leads/:id',
    summary: 'Writes what is known of a lead; what is left out is not known any more.',
    access: WRITES_LEADS,
    input: { params: ofLead, headers: IfMatch, body: leadFactsOf(requirement) },
    output: Lead,
    hasRevision: true,
    failures: CHANGE_FAILURES,
  });
}
export const editLead = editLeadFor(OpenRequirement);

/** Moves a lead on the board. */
export const moveLead = endpoint({
  id: 'moveLead',
  method: 'post',
  path: '/leads/:id/moves',
  summary: 'Moves a lead to a stage, pauses it or gives it up; the latter two with a reason.',
  access: WRITES_LEADS,
  input: {
    params: ofLead,
    headers: IfMatch,
    body: z.strictObject({ to: LeadColumn, reason: z.string().trim().min(1).max(500).optional() }),
  },
  output: Lead,
  hasRevision: true,
  failures: [...CHANGE_FAILURES, 'state-forbids'],
});

/** Writes a note. It changes nothing that somebody else could have written, so no revision need be seen. */
export const noteLead = endpoint({
  id: 'noteLead',
  method: 'post',
  path: '/leads/:id/notes',
  summary: 'Writes a note at a lead: of a talk, of feedback given, a report, or anything.',
  access: WRITES_LEADS,
  input: { params: ofLead, body: NewNote },
  output: Lead,
  creates: true,
  hasRevision: true,
  failures: [...WRITE_FAILURES, 'limit-reached'],
});

/** Takes a lead. */
export const takeLead = endpoint({
  id: 'takeLead',
  method: 'post',
  path: '/leads/:id/take',
  summary: 'Makes the caller the owner of a lead.',
  access: WRITES_LEADS,
  input: { params: ofLead, headers: IfMatch, body: z.strictObject({}) },
  output: Lead,
  hasRevision: true,
  failures: CHANGE_FAILURES,
});

/** Gives a lead to an officer, or to nobody. */
export const assignLead = endpoint({
  id: 'assignLead',
  method: 'put',
  path: '/leads/:id/owner',
  summary: 'Makes an officer of the bureau the owner of a lead; nobody, where none is named.',
  access: ASSIGNS_LEADS,
  input: { params: ofLead, headers: IfMatch, body: z.strictObject({ personId: RecordId.optional() }) },
  output: Lead,
  hasRevision: true,
  failures: CHANGE_FAILURES,
});

/** Reads the contact of a lead whole. */
export const readLeadContact = endpoint({
  id: 'readLeadContact',
  method: 'post',
  path: '/leads/:id/contact-readings',
  summary: 'Reads the contact of a lead; who read it and when is written down.',
  access: WRITES_LEADS,
  input: { params: ofLead, body: z.strictObject({}) },
  output: Contact,
  failures: WRITE_FAILURES,
});

/** Writes the contact of a lead. */
export const editLeadContact = endpoint({
  id: 'editLeadContact',
  method: 'put',
  path: '/leads/:id/contact',
  summary: 'Writes whom to reach about a lead.',
  access: WRITES_LEADS,
  input: { params: ofLead, headers: IfMatch, body: Contact },
  output: Lead,
  hasRevision: true,
  failures: CHANGE_FAILURES,
});

/** Forgets the contact of a lead, as whoever it is may ask. */
export const eraseLeadContact = endpoint({
  id: 'eraseLeadContact',
  method: 'post',
  path: '/leads/:id/contact-erasure',
  summary: 'Takes the contact of a lead away for good, from its history too.',
  access: WRITES_LEADS,
  input: { params: ofLead, headers: IfMatch, body: z.strictObject({}) },
  output: Lead,
  hasRevision: true,
  failures: CHANGE_FAILURES,
});

/** What was done to a lead. */
export const leadHistory = endpoint({
  id: 'leadHistory',
  method: 'get',
  path: '/leads/:id/history',
  summary: 'What was done to a lead, newest first; contacts are left out.',
  access: READS_LEADS,
  input: { params: ofLead },
  output: RecordHistory,
  failures: READ_FAILURES,
});

/** Writes again what was known at a revision. */
export const restoreLead = endpoint({
  id: 'restoreLead',
  method: 'post',
  path: '/leads/:id/restore',
  summary: 'Writes again what was known of a lead at a revision; stage, owner, notes and contact stay.',
  access: WRITES_LEADS,
  input: { params: ofLead, headers: IfMatch, body: z.strictObject({ revision: z.number().int().positive() }) },
  output: Lead,
  hasRevision: true,
  failures: CHANGE_FAILURES,
});

/** The form without account around a schema of requirements. */
export function sendPublicLeadFor<R extends z.ZodType>(requirement: R) {
  return endpoint({
    id: 'sendPublicLead',
    method: 'post',
    path: '/public-leads',
    summary: 'Asks the promotion bureaus of some places, without an account.',
    access: OPEN,
    input: { body: publicLeadOf(requirement).extend({ proof: FormProof }) },
    /** By which the sender can name what it sent. */
    output: z.strictObject({ reference: RecordId }),
    creates: true,
    limit: 'form',
    failures: ['invalid-request', 'body-not-json', 'body-too-large', 'media-type-not-supported'],
  });
}
export const sendPublicLead = sendPublicLeadFor(OpenRequirement);
