import {
  type UseInfiniteQueryResult,
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { type HistoryEntry } from '#shared/history.ts';
import { type Listing, type ParkHolding } from '#shared/listing.ts';
import { getListing, listHoldings, listListings, listingHistory } from '#shared/listingEndpoints.ts';
import { call } from '#client/app/api.ts';
import { usePages } from '#client/app/usePages.ts';
import { type DeskSearch } from './deskSearch.ts';
import { useDesk } from './useDesk.ts';

/** The operator's spaces, as the address narrows and sorts them; further ones page by page. */
export function useListings(): UseInfiniteQueryResult<Listing[]> {
  const { organisationId, search } = useDesk();
  const { park, building, state, text, sort } = search;
  const filters = { park, building, state, text, sort };
  return usePages({
    queryKey: ['listings', organisationId, filters],
    keepsPrevious: true,
    page: (asked, signal) =>
      call(listListings, { params: { organisationId }, query: { ...given(filters), ...asked } }, signal),
  });
}

/** What is there, since an address has no place for what is not. */
function given<T extends object>(values: T): Partial<T> {
  const filled = Object.entries(values).filter(([, value]) => value !== undefined && value !== '');
  // Only keys were left out.
  return Object.fromEntries(filled) as Partial<T>;
}

/** One space as the server has it. */
export function useListing(id: string): UseQueryResult<Listing> {
  return useQuery({
    queryKey: ['listing', id],
    staleTime: 0,
    queryFn: ({ signal }) => call(getListing, { params: { id } }, signal),
  });
}

/** What was done to a space. */
export function useListingHistory({ id, revision }: Listing): UseQueryResult<HistoryEntry[]> {
  return useQuery({
    queryKey: ['listing-history', id, revision],
    queryFn: async ({ signal }) => (await call(listingHistory, { params: { id } }, signal)).items,
  });
}

/** The operator's parks with their buildings. */
export function useHoldings(): UseQueryResult<ParkHolding[]> {
  const { organisationId } = useDesk();
  return useQuery({
    queryKey: ['holdings', organisationId],
    staleTime: 0,
    queryFn: async ({ signal }) =>
      (await call(listHoldings, { params: { organisationId }, query: { limit: HOLDINGS_MAX } }, signal)).items,
  });
}

const HOLDINGS_MAX = 500;

/** Writes a space in some way; afterwards the lists are asked anew. */
export function useWritten<T>(write: (sent: T) => Promise<Listing>): UseMutationResult<Listing, Error, T> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: write,
    onSuccess(listing) {
      client.setQueryData(['listing', listing.id], listing);
      void client.invalidateQueries({ queryKey: ['listings'] });
      void client.invalidateQueries({ queryKey: ['holdings'] });
    },
  });
}

/** Filters that are set, for a button that takes them away. */
export function hasFilters({ park, building, state, text }: DeskSearch): boolean {
  return [park, building, state, text].some((filter) => filter !== undefined);
}
