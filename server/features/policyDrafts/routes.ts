import { Router } from 'express';
import { endLocalSession, getLocalSession, openLocalSession } from '#shared/localSessionEndpoints.ts';
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
import { serve } from '#server/platform/http/serve.ts';
import { type LocalAccess } from './access.ts';
import { type PolicyDraftService } from './service.ts';

const BY = 'local-token';

/** Routes of drafts; whoever mounts them guards what is declared to need a session. */
export function createPolicyDraftRoutes(drafts: PolicyDraftService): Router {
  const router = Router();
  serve(router, listPolicyDrafts, ({ query }) => drafts.list(query));
  serve(router, beginPolicyDraft, ({ body }) => drafts.begin(body, BY));
  serve(router, getPolicyDraft, ({ params }) => drafts.get(params.id));
  serve(router, editPolicyDraft, ({ params, headers, body }) =>
    drafts.edit({ id: params.id, seen: headers['if-match'], by: BY }, body),
  );
  serve(router, discardPolicyDraft, ({ params, headers }) =>
    drafts.discard({ id: params.id, seen: headers['if-match'], by: BY }),
  );
  serve(router, restorePolicyDraft, ({ params, headers }) =>
    drafts.restore({ id: params.id, seen: headers['if-match'], by: BY }),
  );
  serve(router, validatePolicyDraft, async ({ body }) => ({ faults: await drafts.validate(body.document) }));
  serve(router, runPolicyCases, ({ body }) => drafts.runCases(body.document, body.cases));
  serve(router, listPolicyVersions, async ({ params }) => ({ items: await drafts.versions(params.policyId) }));
  return router;
}

/** Routes by which a session is opened and ended. */
export function createLocalSessionRoutes(access: LocalAccess): Router {
  const router = Router();
  serve(router, getLocalSession, (_input, _asker, { local: { secret } }) =>
    Promise.resolve({ isOpen: access.isOpen(secret) }),
  );
  // eslint-disable-next-line @typescript-eslint/require-await -- what it throws is to reach the one who asks as a rejection
  serve(router, openLocalSession, async ({ body }, { requester }, { local: { give } }) => {
    give(access.open(body.token, requester));
    return { isOpen: true };
  });
  serve(router, endLocalSession, (_input, _asker, { local: { secret, give } }) => {
    access.end(secret);
    give(undefined);
    return Promise.resolve({ isOpen: false });
  });
  return router;
}
