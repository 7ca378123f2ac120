import {
  MutationCache,
  QueryClient,
  keepPreviousData,
  queryOptions,
  useQuery,
  type UseQueryResult,
} from '@tanstack/react-query';
import { type z } from 'zod';
import { type Endpoint } from '#shared/endpoint.ts';
import { type CriterionDescription } from '#shared/criterion.ts';
import { type Park } from '#shared/park.ts';
import { type Place } from '#shared/place.ts';
import { type Policy } from '#shared/policy/policy.ts';
import { type Resource } from '#shared/resource.ts';
import { type Sector } from '#shared/sector.ts';
import { type Source } from '#shared/source.ts';
import {
  listCriteria,
  listParks,
  listPlaces,
  listPolicies,
  listResources,
  listSectors,
  listSources,
} from '#shared/stockEndpoints.ts';
import { ApiProblem } from './apiProblem.ts';
import { call } from './api.ts';

/** Most rows that one page of a list may give. */
const PAGE_MAX = 500;
const RETRIES_WHILE_STARTING = 30;
const RETRIES_OFFLINE = 2;
const DELAY_MAX_MS = 2000;

/** The page's memory of what the server said; what a request did wrong is not asked again. */
export function createQueryClient(): QueryClient {
  const client = new QueryClient({
    mutationCache: new MutationCache({
      onError(problem) {
        // What shows is read again, so that the next attempt goes by what others have written; forms keep what was typed.
        if (isOvertaken(problem)) void client.refetchQueries({ type: 'active', stale: true });
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: Infinity,
        refetchOnWindowFocus: false,
        networkMode: 'always',
        retry: (failures, problem) => failures < retriesOf(problem),
        retryDelay: (failures) => Math.min(DELAY_MAX_MS, 400 * 2 ** failures),
      },
    },
  });
  return client;
}

/** What is on the screen is not what the server has any more. */
function isOvertaken(problem: Error): boolean {
  return problem instanceof ApiProblem && (problem.code === 'revision-overtaken' || problem.code === 'state-forbids');
}

/** Problems that are likely to be over soon. */
const PASSING: ReadonlySet<ApiProblem['code']> = new Set(['offline', 'too-busy', 'engine-failed']);

/** How often a question is asked again: a server that is starting is waited for, a lost connection tried shortly. */
function retriesOf(problem: Error): number {
  if (!(problem instanceof ApiProblem)) return 0;
  if (problem.code === 'not-ready') return RETRIES_WHILE_STARTING;
  return PASSING.has(problem.code) ? RETRIES_OFFLINE : 0;
}

/** The catalogue of criteria, in its order. */
export function useCriteria(): UseQueryResult<CriterionDescription[]> {
  return useQuery(queryOptions({ queryKey: ['criteria'], queryFn: ({ signal }) => all(listCriteria, signal) }));
}

/** The sector templates. */
export function useSectors(): UseQueryResult<Sector[]> {
  return useQuery(queryOptions({ queryKey: ['sectors'], queryFn: ({ signal }) => all(listSectors, signal) }));
}

/** The tree of places. */
export function usePlaces(): UseQueryResult<Place[]> {
  return useQuery(queryOptions({ queryKey: ['places'], queryFn: ({ signal }) => all(listPlaces, signal) }));
}

/** The parks, umbrellas among them. */
export function useParks(): UseQueryResult<Park[]> {
  return useQuery(queryOptions({ queryKey: ['parks'], queryFn: ({ signal }) => all(listParks, signal) }));
}

/** Policies with their measures. */
export function usePolicies(): UseQueryResult<Policy[]> {
  return useQuery(queryOptions({ queryKey: ['policies'], queryFn: ({ signal }) => all(listPolicies, signal) }));
}

/** What the list of policies may be narrowed by. */
export type PolicyFilters = Omit<z.input<(typeof listPolicies)['input']['query']>, 'limit' | 'cursor'>;

/** The policies that some filters keep; those of the filters before until the answer has come. */
export function useFilteredPolicies(filters: PolicyFilters): UseQueryResult<Policy[]> {
  return useQuery({
    queryKey: ['policies', filters],
    queryFn: ({ signal }) => all(listPolicies, signal, filters),
    placeholderData: keepPreviousData,
  });
}

/** Service platforms, institutes, hospitals and firms. */
export function useResources(): UseQueryResult<Resource[]> {
  return useQuery(queryOptions({ queryKey: ['resources'], queryFn: ({ signal }) => all(listResources, signal) }));
}

/** Where the figures were read. */
export function useSources(): UseQueryResult<Source[]> {
  return useQuery(queryOptions({ queryKey: ['sources'], queryFn: ({ signal }) => all(listSources, signal) }));
}

type ListEndpoint<T> = Endpoint<
  { readonly query: z.ZodObject },
  z.ZodType<{ items: T[]; nextCursor?: string | undefined }>
>;

/** Every row of a list, page after page. */
async function all<T>(list: ListEndpoint<T>, signal: AbortSignal, filters: object = {}): Promise<T[]> {
  const rows: T[] = [];
  let cursor: string | undefined;
  do {
    const query = { ...filters, limit: PAGE_MAX, ...(cursor === undefined ? {} : { cursor }) };
    const page: { items: T[]; nextCursor?: string | undefined } = await call(list, { query }, signal);
    rows.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return rows;
}
