import { Router } from 'express';
import {
  beginPolicyDraft,
  discardPolicyDraft,
  editPolicyDraft,
  getPolicyDraft,
  listPolicyDrafts,
  listPolicyVersions,
  restorePolicyDraft,
  runPolicyCases,
  validatePolicyDraft,
} from '#shared/policyDraftEndpoints.ts';
import { signedInCaller } from '#server/domain/access/signedIn.ts';
import { type Asking } from '#server/platform/http/caller.ts';
import { serve } from '#server/platform/http/serve.ts';
import { type PolicyDraftService } from './service.ts';

/** Routes of drafts. */
export function createPolicyDraftRoutes(drafts: PolicyDraftService): Router {
  const router = Router();
  serve(router, listPolicyDrafts, ({ query }) => drafts.list(query));
  serve(router, beginPolicyDraft, ({ body }, asking) => drafts.begin(body, editorOf(asking)));
  serve(router, getPolicyDraft, ({ params }) => drafts.get(params.id));
  serve(router, editPolicyDraft, ({ params, headers, body }, asking) =>
    drafts.edit({ id: params.id, seen: headers['if-match'], by: editorOf(asking) }, body),
  );
  serve(router, discardPolicyDraft, ({ params, headers }, asking) =>
    drafts.discard({ id: params.id, seen: headers['if-match'], by: editorOf(asking) }),
  );
  serve(router, restorePolicyDraft, ({ params, headers }, asking) =>
    drafts.restore({ id: params.id, seen: headers['if-match'], by: editorOf(asking) }),
  );
  serve(router, validatePolicyDraft, async ({ body }) => ({ faults: await drafts.validate(body.document) }));
  serve(router, runPolicyCases, ({ body }) => drafts.runCases(body.document, body.cases));
  serve(router, listPolicyVersions, async ({ params }) => ({ items: await drafts.versions(params.policyId) }));
  return router;
}

/** Whoever asks was admitted. */
function editorOf({ caller }: Asking): string {
  return signedInCaller(caller).personId;
}
