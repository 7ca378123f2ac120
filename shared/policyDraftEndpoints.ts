import { z } from 'zod';
import { OF_POLICY_WRITERS } from './access.ts';
import { IfMatch, PAGE_QUERY, endpoint, pageOf } from './endpoint.ts';
import { type FailureCode, FieldFault } from './failure.ts';
import {
  CaseRun,
  DraftCases,
  DraftDocument,
  DraftState,
  DraftSummary,
  EditedDraft,
  PolicyVersion,
} from './policy/draft.ts';
import { Slug } from './text.ts';

const READ_FAILURES = [
  'invalid-request',
  'not-signed-in',
  'second-factor-missing',
  'forbidden',
] as const satisfies readonly FailureCode[];

const WRITE_FAILURES = [
  ...READ_FAILURES,
  'body-not-json',
  'origin-forbidden',
  'body-too-large',
  'media-type-not-supported',
] as const satisfies readonly FailureCode[];

const CHANGE_FAILURES = [
  ...WRITE_FAILURES,
  'not-found',
  'draft-state-forbids',
  'revision-overtaken',
] as const satisfies readonly FailureCode[];

const ofDraft = z.strictObject({ id: Slug });

/** Drafts by their ids; those of the given state. */
export const listPolicyDrafts = endpoint({
  id: 'listPolicyDrafts',
  method: 'get',
  path: '/policy-drafts',
  summary: 'Drafts of policies.',
  access: OF_POLICY_WRITERS,
  input: { query: z.strictObject({ ...PAGE_QUERY, state: DraftState.optional() }) },
  output: pageOf(DraftSummary),
  failures: READ_FAILURES,
});

/** Begins a draft: of an empty document, of a policy in force, or of what a file holds. */
export const beginPolicyDraft = endpoint({
  id: 'beginPolicyDraft',
  method: 'post',
  path: '/policy-drafts',
  summary: 'Begins a draft from nothing, from a policy in force or from the content of a file.',
  access: OF_POLICY_WRITERS,
  input: {
    body: z.discriminatedUnion('from', [
      z.strictObject({ from: z.literal('nothing') }),
      z.strictObject({ from: z.literal('policy'), policyId: Slug }),
      z.strictObject({ from: z.literal('file'), document: DraftDocument, cases: DraftCases.optional() }),
    ]),
  },
  output: EditedDraft,
  creates: true,
  hasRevision: true,
  failures: [...WRITE_FAILURES, 'not-found', 'too-many-drafts'],
});

/** One draft. */
export const getPolicyDraft = endpoint({
  id: 'getPolicyDraft',
  method: 'get',
  path: '/policy-drafts/:id',
  summary: 'One draft with its faults and its history.',
  access: OF_POLICY_WRITERS,
  input: { params: ofDraft },
  output: EditedDraft,
  hasRevision: true,
  failures: [...READ_FAILURES, 'not-found'],
});

/** Writes document and cases of a draft. One that was reviewed must be reviewed again. */
export const editPolicyDraft = endpoint({
  id: 'editPolicyDraft',
  method: 'put',
  path: '/policy-drafts/:id',
  summary: 'Writes a draft; what has been reviewed must be reviewed again.',
  access: OF_POLICY_WRITERS,
  input: {
    params: ofDraft,
    headers: IfMatch,
    body: z.strictObject({ document: DraftDocument, cases: DraftCases }),
  },
  output: EditedDraft,
  hasRevision: true,
  failures: CHANGE_FAILURES,
});

/** Gives a draft up; it can be restored. */
export const discardPolicyDraft = endpoint({
  id: 'discardPolicyDraft',
  method: 'post',
  path: '/policy-drafts/:id/discard',
  summary: 'Gives a draft up.',
  access: OF_POLICY_WRITERS,
  input: { params: ofDraft, headers: IfMatch, body: z.strictObject({}) },
  output: EditedDraft,
  hasRevision: true,
  failures: CHANGE_FAILURES,
});

/** Takes a draft back that was given up. */
export const restorePolicyDraft = endpoint({
  id: 'restorePolicyDraft',
  method: 'post',
  path: '/policy-drafts/:id/restore',
  summary: 'Takes a draft back that was given up.',
  access: OF_POLICY_WRITERS,
  input: { params: ofDraft, headers: IfMatch, body: z.strictObject({}) },
  output: EditedDraft,
  hasRevision: true,
  failures: [...CHANGE_FAILURES, 'too-many-drafts'],
});

/** What is wrong with a document, were it put beside the policies in force now. Nothing is stored. */
export const validatePolicyDraft = endpoint({
  id: 'validatePolicyDraft',
  method: 'post',
  path: '/policy-validations',
  limit: 'costly',
  summary: 'Every fault of a policy that is being written, by its path; stores nothing.',
  access: OF_POLICY_WRITERS,
  input: { body: z.strictObject({ document: DraftDocument }) },
  output: z.strictObject({ faults: z.array(FieldFault) }),
  failures: WRITE_FAILURES,
});

/** Runs test cases of a document, beside the policies in force now. Nothing is stored. */
export const runPolicyCases = endpoint({
  id: 'runPolicyCases',
  method: 'post',
  path: '/policy-case-runs',
  limit: 'costly',
  summary: 'What a policy that is being written says in its test cases; stores nothing.',
  access: OF_POLICY_WRITERS,
  input: { body: z.strictObject({ document: DraftDocument, cases: DraftCases }) },
  /** No case is run while the document has faults. */
  output: z.strictObject({ faults: z.array(FieldFault), runs: z.array(CaseRun) }),
  failures: WRITE_FAILURES,
});

/** What was put in force under the id of a policy, newest first; nothing where nobody has put anything in force here. */
export const listPolicyVersions = endpoint({
  id: 'listPolicyVersions',
  method: 'get',
  path: '/policy-versions/:policyId',
  summary: 'What was in force under the id of a policy, newest first.',
  access: OF_POLICY_WRITERS,
  input: { params: z.strictObject({ policyId: Slug }) },
  output: z.strictObject({ items: z.array(PolicyVersion) }),
  failures: READ_FAILURES,
});
