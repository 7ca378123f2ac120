import { keepPreviousData, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { type HistoryEntry } from '#shared/history.ts';
import { type Lead, type LeadFigures, type LeadSummary } from '#shared/lead.ts';
import { getLead, leadFigures, leadHistory, listLeadOwners, listLeads } from '#shared/leadEndpoints.ts';
import { call } from '#client/app/api.ts';
import { type OfficerSearch } from './officerSearch.ts';

/** Most leads that board and table show; a desk with more is narrowed by its filters. */
export const SHOWN_MAX = 500;

/** Leads that the filters keep, and whether there are more than are shown. */
export interface ShownLeads {
  readonly items: LeadSummary[];
  readonly hasMore: boolean;
}

/** What a list of leads is asked by: the search part of the address that narrows or sorts it. */
export function filtersOf({ column, ownerId, placeId, sector, overdue, text, sort }: OfficerSearch): object {
  return {
    ...{ column, ownerId, placeId, sector, sort },
    ...(overdue === true && { overdue: 'true' }),
    ...(text !== undefined && text.trim() !== '' && { text }),
  };
}

/** Leads of a bureau's jurisdiction; those of the filters before until the answer has come. */
export function useLeads(organisationId: string, search: OfficerSearch): UseQueryResult<ShownLeads> {
  const filters = filtersOf(search);
  return useQuery({
    queryKey: ['leads', organisationId, filters],
    staleTime: 0,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => {
      const query = { limit: SHOWN_MAX, ...filters };
      const { items, nextCursor } = await call(listLeads, { params: { organisationId }, query }, signal);
      return { items, hasMore: nextCursor !== undefined };
    },
  });
}

/** What a bureau has in hand, and what happened since Monday. */
export function useFigures(organisationId: string): UseQueryResult<LeadFigures> {
  return useQuery({
    queryKey: ['lead-figures', organisationId],
    staleTime: 0,
    queryFn: ({ signal }) => call(leadFigures, { params: { organisationId } }, signal),
  });
}

/** Officers of a bureau, by name. */
export function useOwners(organisationId: string): UseQueryResult<{ personId: string; name: string }[]> {
  return useQuery({
    queryKey: ['lead-owners', organisationId],
    queryFn: async ({ signal }) => (await call(listLeadOwners, { params: { organisationId } }, signal)).items,
  });
}

/** One lead as the server has it. */
export function useLead(id: string): UseQueryResult<Lead> {
  return useQuery({
    queryKey: ['lead', id],
    staleTime: 0,
    queryFn: ({ signal }) => call(getLead, { params: { id } }, signal),
  });
}

/** What was done to a lead at each revision up to the present one. */
export function useHistory({ id, revision }: Pick<Lead, 'id' | 'revision'>): UseQueryResult<HistoryEntry[]> {
  return useQuery({
    queryKey: ['lead-history', id, revision],
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => (await call(leadHistory, { params: { id } }, signal)).items,
  });
}

/** Takes over a lead as the server gave it, and has what shows it in other ways asked anew. */
export function useTakeOver(): (lead: Lead) => void {
  const client = useQueryClient();
  return (lead) => {
    client.setQueryData(['lead', lead.id], lead);
    // At once, so that the next change of it names the revision that it has now.
    client.setQueriesData<ShownLeads>({ queryKey: ['leads'] }, (shown) => shown && withLead(shown, lead));
    void client.invalidateQueries({ queryKey: ['leads'] });
    void client.invalidateQueries({ queryKey: ['lead-figures'] });
  };
}

function withLead(shown: ShownLeads, lead: Lead): ShownLeads {
  return {
    ...shown,
    items: shown.items.map((one) => (one.id === lead.id ? { ...lead, duplicateCount: one.duplicateCount } : one)),
  };
}
