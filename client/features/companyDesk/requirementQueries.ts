import {
  type UseInfiniteQueryResult,
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { type z } from 'zod';
import { type HistoryEntry } from '#shared/history.ts';
import { type Answer, findMatches } from '#shared/matchEndpoints.ts';
import { OpenRequirement } from '#shared/requirement.ts';
import { type RequirementSummary, type SavedRequirement } from '#shared/savedRequirement.ts';
import {
  createRequirementFor,
  editRequirementFor,
  getRequirement,
  getRequirementHistory,
  listRequirements,
  restoreRequirement,
  shortlistSpace,
  unlistSpace,
} from '#shared/savedRequirementEndpoints.ts';
import { type Space } from '#shared/space.ts';
import { getSpace } from '#shared/stockEndpoints.ts';
import { call } from '#client/app/api.ts';
import { usePages } from '#client/app/usePages.ts';

const createRequirement = createRequirementFor(OpenRequirement);
const editRequirement = editRequirementFor(OpenRequirement);

/** How the list of requirements is narrowed and sorted. */
export type RequirementQuery = Omit<z.input<(typeof listRequirements)['input']['query']>, 'limit' | 'cursor'>;

/** The requirements of a company, page by page; always asked anew, since its other people change them too. */
export function useRequirements(
  organisationId: string,
  query: RequirementQuery,
): UseInfiniteQueryResult<RequirementSummary[]> {
  return usePages({
    queryKey: ['requirements', organisationId, query],
    page: (asked, signal) =>
      call(listRequirements, { params: { organisationId }, query: { ...query, ...asked } }, signal),
  });
}

/** One requirement as the server has it. */
export function useRequirement(id: string | undefined): UseQueryResult<SavedRequirement> {
  return useQuery({
    queryKey: ['requirement', id],
    staleTime: 0,
    enabled: id !== undefined,
    queryFn: ({ signal }) => call(getRequirement, { params: { id: id ?? '' } }, signal),
  });
}

/** What was done to a requirement. */
export function useRequirementHistory({ id, revision }: SavedRequirement): UseQueryResult<HistoryEntry[]> {
  return useQuery({
    queryKey: ['requirement-history', id, revision],
    queryFn: async ({ signal }) => (await call(getRequirementHistory, { params: { id } }, signal)).items,
  });
}

/** Something that is done to a requirement, or makes one. */
export type RequirementDeed =
  | { readonly does: 'create'; readonly organisationId: string; readonly body: New }
  | { readonly does: 'edit'; readonly of: Revised; readonly body: Edit }
  | { readonly does: 'shortlist'; readonly of: Revised; readonly spaceId: string; readonly note?: string | undefined }
  | { readonly does: 'unlist'; readonly of: Revised; readonly spaceId: string }
  | { readonly does: 'restore'; readonly of: Revised; readonly revision: number };

type Revised = Pick<SavedRequirement, 'id' | 'revision'>;
type New = z.input<(typeof createRequirement)['input']['body']>;
type Edit = z.input<(typeof editRequirement)['input']['body']>;

/** Does it, and shows everywhere what the server gave. */
export function useRequirementDeed(): UseMutationResult<SavedRequirement, Error, RequirementDeed> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: done,
    onSuccess(requirement) {
      client.setQueryData(['requirement', requirement.id], requirement);
      void client.invalidateQueries({ queryKey: ['requirements'] });
    },
  });
}

function done(deed: RequirementDeed): Promise<SavedRequirement> {
  if (deed.does === 'create') {
    return call(createRequirement, { params: { organisationId: deed.organisationId }, body: deed.body });
  }
  const { id, revision: seen } = deed.of;
  const headers = { 'if-match': `"${seen}"` };
  switch (deed.does) {
    case 'edit':
      return call(editRequirement, { params: { id }, headers, body: deed.body });
    case 'shortlist': {
      const body = deed.note === undefined || deed.note === '' ? {} : { note: deed.note };
      return call(shortlistSpace, { params: { id, spaceId: deed.spaceId }, headers, body });
    }
    case 'unlist':
      return call(unlistSpace, { params: { id, spaceId: deed.spaceId }, headers });
    case 'restore':
      return call(restoreRequirement, { params: { id }, headers, body: { revision: deed.revision } });
  }
}

/** Matches that the desk shows of a requirement; the finding view shows all. */
const MATCHES_SHOWN = 10;

/** The best matches of a requirement as things are now. */
export function useBestMatches(requirement: OpenRequirement): UseQueryResult<Answer> {
  return useQuery({
    queryKey: ['matches', 'desk', requirement],
    staleTime: 60_000,
    queryFn: ({ signal }) =>
      call(findMatches, { query: { limit: MATCHES_SHOWN, include: 'counts' }, body: requirement }, signal),
  });
}

/** One space, for its name and where it is. */
export function useSpace(id: string): UseQueryResult<Space> {
  return useQuery({
    queryKey: ['space', id],
    staleTime: 60_000,
    queryFn: ({ signal }) => call(getSpace, { params: { id } }, signal),
  });
}
