import {
  type UseInfiniteQueryResult,
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { type Demand, listDemand } from '#shared/demand.ts';
import { type Enquiry } from '#shared/enquiry.ts';
import { getEnquiry, listEnquiries } from '#shared/enquiryEndpoints.ts';
import { call } from '#client/app/api.ts';
import { usePages } from '#client/app/usePages.ts';
import { useDesk } from './useDesk.ts';

/** Enquiries that went to the operator, the latest change first. */
export function useEnquiries(): UseInfiniteQueryResult<Enquiry[]> {
  const { organisationId } = useDesk();
  return usePages({
    queryKey: ['operator-enquiries', organisationId],
    page: (asked, signal) =>
      call(listEnquiries, { params: { organisationId }, query: { sort: 'changed', ...asked } }, signal),
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
  return usePages({
    queryKey: ['demand', organisationId],
    page: (asked, signal) => call(listDemand, { params: { organisationId }, query: asked }, signal),
  });
}
