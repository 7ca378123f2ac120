import { type Row, type Rows } from '../row.ts';

/** Policies are written by the officers of every bureau. */
const OF_ANY_BUREAU = { bureaus: ['bureau', 'otherBureau'] } as const;

const OF_POLICIES: Row = { cases: () => [{ about: OF_ANY_BUREAU }] };

const OF_NO_DRAFT: Row = {
  cases: () => [{ about: OF_ANY_BUREAU, params: { id: 'none' } }],
  ownRefusals: [404],
  unfulfilled: 'There is no draft here; the tests of drafts have some.',
};

const OF_WHOLE_POLICIES: Row = { ...OF_POLICIES, unfulfilled: 'It needs whole policies; their own tests have them.' };

/** What writes policies. */
export const DRAFTS: Rows = {
  listPolicyDrafts: OF_POLICIES,
  beginPolicyDraft: { cases: () => [{ about: OF_ANY_BUREAU, body: { from: 'nothing' } }] },
  getPolicyDraft: OF_NO_DRAFT,
  editPolicyDraft: OF_NO_DRAFT,
  discardPolicyDraft: OF_NO_DRAFT,
  restorePolicyDraft: OF_NO_DRAFT,
  validatePolicyDraft: OF_POLICIES,
  runPolicyCases: OF_WHOLE_POLICIES,
  listPolicyVersions: { cases: () => [{ about: OF_ANY_BUREAU, params: { policyId: 'none' } }] },
  previewPolicies: {
    cases: () => [{ about: OF_ANY_BUREAU, body: { policies: [] } }],
    unfulfilled: 'It reckons for long with policies that are sound; its own tests do.',
  },
};
