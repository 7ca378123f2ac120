import { ABOUT_NOTHING, type Row, type Rows } from '../row.ts';

/** Drafts are for whoever has the session that the token of the start opens, whatever its account. */
const OF_NO_DRAFT: Row = { cases: () => [{ about: {}, params: { id: 'none' } }] };

/** What writes policies. */
export const DRAFTS: Rows = {
  listPolicyDrafts: ABOUT_NOTHING,
  beginPolicyDraft: ABOUT_NOTHING,
  getPolicyDraft: OF_NO_DRAFT,
  editPolicyDraft: OF_NO_DRAFT,
  discardPolicyDraft: OF_NO_DRAFT,
  restorePolicyDraft: OF_NO_DRAFT,
  validatePolicyDraft: ABOUT_NOTHING,
  runPolicyCases: ABOUT_NOTHING,
  listPolicyVersions: { cases: () => [{ about: {}, params: { policyId: 'none' } }] },
  previewPolicies: ABOUT_NOTHING,
};
