import {
  type DraftCase,
  type DraftDocument,
  type DraftState,
  type DraftSummary,
  type Draft,
  type EditedDraft,
  type Editor,
  type PolicyVersion,
} from '#shared/policy/draft.ts';
import { type FieldFault } from '#shared/failure.ts';
import { type Page, type PageQuery, pageBy } from '#server/platform/paging.ts';
import { type CasesRun, type CheckingNeeds, createChecking } from './checking.ts';
import {
  type Beginning,
  type DraftChange,
  type DraftingNeeds,
  changesOfEdit,
  createDrafting,
  refuseTooMany,
} from './drafting.ts';
import { type Publishing, type PublishingNeeds, createPublishing } from './publishing.ts';

/** Lets officers write policies: drafts, their cases, a second look, and what was in force when. */
export interface PolicyDraftService extends Publishing {
  readonly list: (query: DraftQuery) => Promise<Page<DraftSummary>>;
  /** @throws {Failure} not-found */
  readonly get: (id: string) => Promise<EditedDraft>;
  /** @throws {Failure} not-found of a policy; too-many-drafts */
  readonly begin: (beginning: Beginning, by: Editor) => Promise<EditedDraft>;
  /**
   * Writes document and cases. Where nothing is otherwise, nothing is done.
   *
   * @throws {Failure} not-found; revision-overtaken; draft-state-forbids
   */
  readonly edit: (change: DraftChange, written: Pick<Draft, 'document' | 'cases'>) => Promise<EditedDraft>;
  /** @throws {Failure} not-found; revision-overtaken; draft-state-forbids */
  readonly discard: (change: DraftChange) => Promise<EditedDraft>;
  /** @throws {Failure} not-found; revision-overtaken; draft-state-forbids; too-many-drafts */
  readonly restore: (change: DraftChange) => Promise<EditedDraft>;
  readonly validate: (document: DraftDocument) => Promise<FieldFault[]>;
  readonly runCases: (document: DraftDocument, cases: readonly DraftCase[]) => Promise<CasesRun>;
  /** Newest first. */
  readonly versions: (policyId: string) => Promise<PolicyVersion[]>;
}

interface DraftQuery extends PageQuery {
  readonly state?: DraftState | undefined;
}

/** Drafts given up that are kept, so that giving up can be undone. Ours. */
const DISCARDED_KEPT = 100;

/** Makes the service of drafts. */
export function createPolicyDraftService(
  needs: Omit<CheckingNeeds & DraftingNeeds & PublishingNeeds, 'checking' | 'drafting'>,
): PolicyDraftService {
  const { drafts, versions } = needs;
  const checking = createChecking(needs);
  const drafting = createDrafting({ ...needs, checking });
  const { find, shown, change } = drafting;
  return {
    ...createPublishing({ ...needs, checking, drafting }),
    list: ({ state, ...query }) => pageBy(query, (window) => drafts.page(state, window)),
    get: async (id) => shown(await find(id)),
    begin: async (beginning, by) => shown(await drafting.begin(beginning, by)),
    async edit(wish, written) {
      const before = await find(wish.id);
      const isSame = before.state === 'draft' && changesOfEdit(before, written).count === 0;
      if (isSame && before.revision === wish.seen) return shown(before);
      return shown(await change(wish, 'edited', (draft) => ({ written, changes: changesOfEdit(draft, written) })));
    },
    async discard(wish) {
      const draft = await change(wish, 'discarded');
      await drafts.forgetDiscarded(DISCARDED_KEPT);
      return shown(draft);
    },
    restore: (wish) =>
      needs.atOnce(async () => {
        await refuseTooMany(needs);
        return shown(await change(wish, 'restored'));
      }),
    validate: async (document) => [...(await checking.check(document)).faults],
    runCases: (document, cases) => checking.run(document, cases),
    versions: versions.of,
  };
}
