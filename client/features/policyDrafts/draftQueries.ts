import { keepPreviousData, queryOptions, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { type DraftSummary, type EditedDraft, type PolicyVersion } from '#shared/policy/draft.ts';
import { type FieldFault } from '#shared/failure.ts';
import {
  getPolicyDraft,
  listPolicyDrafts,
  listPolicyVersions,
  validatePolicyDraft,
} from '#shared/policyDraftEndpoints.ts';
import { call } from '#client/app/api.ts';
import { type Written } from './draftHistory.ts';

const DRAFTS_MAX = 500;

/** The drafts, newest change first; always asked anew, since commands change them too. */
export function useDrafts(): UseQueryResult<DraftSummary[]> {
  return useQuery(
    queryOptions({
      queryKey: ['policy-drafts'],
      staleTime: 0,
      queryFn: async ({ signal }) => {
        const { items } = await call(listPolicyDrafts, { query: { limit: DRAFTS_MAX } }, signal);
        return items.toSorted((one, other) => (one.updatedAt < other.updatedAt ? 1 : -1));
      },
    }),
  );
}

/** One draft as the server has it. */
export function useDraft(id: string): UseQueryResult<EditedDraft> {
  return useQuery(
    queryOptions({
      queryKey: ['policy-draft', id],
      staleTime: 0,
      gcTime: 0,
      refetchOnReconnect: false,
      queryFn: ({ signal }) => call(getPolicyDraft, { params: { id } }, signal),
    }),
  );
}

/** What is wrong with a document as it is written now; of the one before while that is found out. */
export function useFaults(document: Written['document']): UseQueryResult<FieldFault[]> {
  return useQuery(
    queryOptions({
      queryKey: ['policy-validation', document],
      gcTime: 10_000,
      placeholderData: keepPreviousData,
      queryFn: async ({ signal }) => (await call(validatePolicyDraft, { body: { document } }, signal)).faults,
    }),
  );
}

/** What was in force under an id, newest first. */
export function useVersions(policyId: string): UseQueryResult<PolicyVersion[]> {
  return useQuery(
    queryOptions({
      queryKey: ['policy-versions', policyId],
      staleTime: 0,
      queryFn: async ({ signal }) => (await call(listPolicyVersions, { params: { policyId } }, signal)).items,
    }),
  );
}

/** Takes over a draft as the server gave it, and has the list asked anew. */
export function useTakeOver(): (draft: EditedDraft) => void {
  const client = useQueryClient();
  return (draft) => {
    client.setQueryData(['policy-draft', draft.id], draft);
    void client.invalidateQueries({ queryKey: ['policy-drafts'] });
  };
}
