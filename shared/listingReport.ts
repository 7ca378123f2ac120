import { z } from 'zod';
import { type Access, OPEN } from './access.ts';
import { EmailAddress } from './contact.ts';
import { IfMatch, PAGE_QUERY, endpoint, pageOf } from './endpoint.ts';
import { type FailureCode } from './failure.ts';
import { FormProof } from './formProof.ts';
import { RecordHistory } from './history.ts';
import { UserLanguage } from './me.ts';
import { RecordId } from './organisation.ts';
import { SpaceId } from './space.ts';
import { Slug } from './text.ts';
import { READ_FAILURES } from './usualFailures.ts';

/** What of a listing is said to be wrong. */
export const ReportKind = z.enum(['price', 'area', 'availability', 'other']);
export type ReportKind = z.infer<typeof ReportKind>;

/** Whether somebody has looked into a report: put right, or found that nothing was wrong. */
export const ReportState = z.enum(['open', 'corrected', 'refused']);
export type ReportState = z.infer<typeof ReportState>;

const ReportText = z.string().trim().min(1).max(2000);

/** That something is wrong with the listing of a space, as whoever answers for the listing sees it. */
export const ListingReport = z.strictObject({
  id: RecordId,
  spaceId: SpaceId,
  parkId: Slug,
  kind: ReportKind,
  text: ReportText,
  /** Whether who reported wants an answer; the address stays with the product, which sends the answer. */
  wantsAnswer: z.boolean(),
  state: ReportState,
  /** What was answered; absent while it is open. */
  answer: ReportText.optional(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  revision: z.number().int().positive(),
});
export type ListingReport = z.infer<typeof ListingReport>;

/** What somebody writes who has found something wrong. */
export const NewListingReport = z.strictObject({
  kind: ReportKind,
  text: ReportText,
  /** Where the answer goes, and in which language. */
  replyTo: EmailAddress.optional(),
  language: UserLanguage.optional(),
  /** Needed from whoever is not signed in. */
  proof: FormProof.optional(),
});
export type NewListingReport = z.infer<typeof NewListingReport>;

/** Who may read what was reported: whoever may answer it. */
export const READ_REPORTS: Access = {
  to: ['operator-member', 'bureau-member', 'administrator'],
  scope: 'enquiries:read',
};

/** Who answers for listings: the operator of the park; the bureau of the place and the administrator where nobody manages it. */
export const HANDLE_REPORTS: Access = {
  to: ['operator-member', 'bureau-member', 'administrator'],
  scope: 'enquiries:write',
};

const SEND_FAILURES = [
  'body-not-json',
  'body-too-large',
  'media-type-not-supported',
] as const satisfies readonly FailureCode[];

/** Says that something is wrong with a listing; with an account or without. */
export const reportListing = endpoint({
  id: 'reportListing',
  method: 'post',
  path: '/spaces/:spaceId/reports',
  summary: 'Says that something is wrong with the listing of a space.',
  access: OPEN,
  limit: 'form',
  input: { params: z.strictObject({ spaceId: SpaceId }), body: NewListingReport },
  output: z.strictObject({ id: RecordId, createdAt: z.iso.datetime() }),
  creates: true,
  failures: ['invalid-request', 'not-found', 'limit-reached', ...SEND_FAILURES],
});

/** Reports about listings that an organisation answers for. */
export const listListingReports = endpoint({
  id: 'listListingReports',
  method: 'get',
  path: '/organisations/:organisationId/listing-reports',
  summary: 'What was reported wrong about listings that an organisation answers for.',
  access: READ_REPORTS,
  input: {
    params: z.strictObject({ organisationId: RecordId }),
    query: z.strictObject({
      ...PAGE_QUERY,
      state: ReportState.optional(),
      kind: ReportKind.optional(),
      sort: z.enum(['newest', 'oldest']).default('newest'),
    }),
  },
  output: pageOf(ListingReport),
  failures: READ_FAILURES,
});

/**
 * What was done to a report, newest first, for whoever may read it; who reported is not told. What was answered has left by mail:
 * a report has no earlier version to go back to.
 */
export const getListingReportHistory = endpoint({
  id: 'getListingReportHistory',
  method: 'get',
  path: '/listing-reports/:id/history',
  summary: 'What was done to a report, newest first; not who reported.',
  access: READ_REPORTS,
  input: { params: z.strictObject({ id: RecordId }) },
  output: RecordHistory,
  failures: READ_FAILURES,
});

/** Says what became of a report; who wants an answer gets it by mail, and the address is forgotten. */
export const resolveListingReport = endpoint({
  id: 'resolveListingReport',
  method: 'post',
  path: '/listing-reports/:id/resolve',
  summary: 'Says what became of a report, and sends the answer to who reported.',
  access: HANDLE_REPORTS,
  input: {
    params: z.strictObject({ id: RecordId }),
    headers: IfMatch,
    body: z.strictObject({ state: ReportState.exclude(['open']), answer: ReportText }),
  },
  output: ListingReport,
  hasRevision: true,
  failures: [...READ_FAILURES, ...SEND_FAILURES, 'revision-overtaken', 'state-forbids'],
});
