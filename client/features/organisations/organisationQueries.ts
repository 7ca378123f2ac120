import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { type z } from 'zod';
import { type Endpoint, type InputShape, type SentInputOf } from '#shared/endpoint.ts';
import { type Organisation } from '#shared/organisation.ts';
import { getOrganisation } from '#shared/organisationEndpoints.ts';
import { call } from '#client/app/api.ts';

/** Query of a list that is shown whole: as many rows as one page may give. */
export const WHOLE = { limit: 500 } as const;

/** What is asked anew after any change of an organisation. */
export const ORGANISATION_KEY = 'organisation';

/** One organisation. */
export function useOrganisation(id: string): UseQueryResult<Organisation> {
  return useQuery({
    queryKey: [ORGANISATION_KEY, id],
    staleTime: 0,
    queryFn: ({ signal }) => call(getOrganisation, { params: { id } }, signal),
  });
}

type ListEndpoint<Input extends InputShape, T> = Endpoint<
  Input,
  z.ZodType<{ items: T[]; nextCursor?: string | undefined }>
>;

/** A list of an organisation or of the platform. */
export function useList<Input extends InputShape, T>(
  list: ListEndpoint<Input, T>,
  input: SentInputOf<Input>,
): UseQueryResult<{ items: T[]; nextCursor?: string | undefined }> {
  return useQuery({
    queryKey: [ORGANISATION_KEY, list.id, input],
    staleTime: 0,
    queryFn: ({ signal }) => call(list, input, signal),
  });
}
