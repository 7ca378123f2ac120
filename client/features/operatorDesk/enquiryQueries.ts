import {
  type UseInfiniteQueryResult,
  type UseMutationResult,
  type UseQueryResult,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { type Demand, listDemand } from '#shared/demand.ts';
import { type Enquiry } from '#shared/enquiry.ts';
import { getEnquiry, listEnquiries } from '#shared/enquiryEndpoints.ts';
import { call } from '#client/app/api.ts';
import { useDesk } from './useDesk.ts';

const PAGE = 50;

/** Enquiries that went to the operator, the latest change first. */
export function useEnquiries(): UseInfiniteQueryResult<Enquiry[]> {
  const { organisationId } = useDesk();
  return useInfiniteQuery({
    queryKey: ['operator-enquiries', organisationId],
    staleTime: 0,
    initialPageParam: '',
    queryFn: ({ signal, pageParam }) =>
      call(
        listEnquiries,
        {
          params: { organisationId },
          query: { limit: PAGE, sort: 'changed', ...(pageParam !== '' && { cursor: pageParam }) },
        },
        signal,
      ),
    getNextPageParam: ({ nextCursor }) => nextCursor,
    select: ({ pages }) => pages.flatMap(({ items }) => items),
  });
}

/** One enquiry; of its parts those of the operator's parks. */
export function useEnquiry(id: string): UseQueryResult<Enquiry> {
  return useQuery({
    queryKey: ['operator-enquiry', id],
    staleTime: 0,
    queryFn: ({ signal }) => call(getEnquiry, { params: { id } }, signal),
  });
}

/** Writes to an enquiry in some way; afterwards the list is asked anew. */
export function useEnquiryWritten<T>(write: (sent: T) => Promise<Enquiry>): UseMutationResult<Enquiry, Error, T> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: write,
    onSuccess(enquiry) {
      client.setQueryData(['operator-enquiry', enquiry.id], enquiry);
      void client.invalidateQueries({ queryKey: ['operator-enquiries'] });
    },
  });
}

/** What companies look for in the places of the operator's parks, as far as they share it. */
export function useDemand(): UseInfiniteQueryResult<Demand[]> {
  const { organisationId } = useDesk();
  return useInfiniteQuery({
    queryKey: ['demand', organisationId],
    staleTime: 0,
    initialPageParam: '',
    queryFn: ({ signal, pageParam }) =>
      call(
        listDemand,
        { params: { organisationId }, query: { limit: PAGE, ...(pageParam !== '' && { cursor: pageParam }) } },
        signal,
      ),
    getNextPageParam: ({ nextCursor }) => nextCursor,
    select: ({ pages }) => pages.flatMap(({ items }) => items),
  });
}
