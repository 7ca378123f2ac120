import {
  type UseInfiniteQueryResult,
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { type z } from 'zod';
import { type Enquiry, type NewEnquiry } from '#shared/enquiry.ts';
import {
  type ContactReading,
  createEnquiry,
  getEnquiry,
  listContactReadings,
  listEnquiries,
  withdrawEnquiry,
  writeToEnquiry,
} from '#shared/enquiryEndpoints.ts';
import { call } from '#client/app/api.ts';
import { usePages } from '#client/app/usePages.ts';

/** The enquiries of a company, the latest first. */
export function useEnquiries(organisationId: string): UseInfiniteQueryResult<Enquiry[]> {
  return usePages({
    queryKey: ['company-enquiries', organisationId],
    page: (asked, signal) => call(listEnquiries, { params: { organisationId }, query: asked }, signal),
  });
}

/** One enquiry. */
export function useEnquiry(id: string): UseQueryResult<Enquiry> {
  return useQuery({
    queryKey: ['company-enquiry', id],
    staleTime: 0,
    queryFn: ({ signal }) => call(getEnquiry, { params: { id } }, signal),
  });
}

/** Who has read the contact of an enquiry. */
export function useContactReadings(id: string): UseQueryResult<ContactReading[]> {
  return useQuery({
    queryKey: ['company-enquiry-readings', id],
    staleTime: 0,
    queryFn: async ({ signal }) => (await call(listContactReadings, { params: { id } }, signal)).items,
  });
}

/** Something that a company does to an enquiry, or makes one. */
type EnquiryDeed =
  | { readonly does: 'send'; readonly organisationId: string; readonly body: z.input<typeof NewEnquiry> }
  | { readonly does: 'write'; readonly of: Enquiry; readonly parkId: string; readonly text: string }
  | { readonly does: 'withdraw'; readonly of: Enquiry; readonly parkId: string };

/** Does it, and shows everywhere what the server gave. */
export function useEnquiryDeed(): UseMutationResult<Enquiry, Error, EnquiryDeed> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: done,
    onSuccess(enquiry) {
      client.setQueryData(['company-enquiry', enquiry.id], enquiry);
      void client.invalidateQueries({ queryKey: ['company-enquiries'] });
    },
  });
}

function done(deed: EnquiryDeed): Promise<Enquiry> {
  if (deed.does === 'send') {
    return call(createEnquiry, { params: { organisationId: deed.organisationId }, body: deed.body });
  }
  const params = { id: deed.of.id, parkId: deed.parkId };
  const headers = { 'if-match': `"${deed.of.revision}"` };
  return deed.does === 'write'
    ? call(writeToEnquiry, { params, headers, body: { text: deed.text } })
    : call(withdrawEnquiry, { params, headers, body: {} });
}
