import {
  type InfiniteData,
  type UseInfiniteQueryResult,
  type UseMutationResult,
  useInfiniteQuery,
  useMutation,
} from '@tanstack/react-query';
import { type z } from 'zod';
import { exportAuditCsv, exportAuditLines, listAuditEntries } from '#shared/auditEndpoints.ts';
import { call } from '#client/app/api.ts';
import { saveFile } from '#client/features/incentives/saveFile.ts';

/** Which entries of the log are shown. */
export type AuditFilter = z.input<(typeof exportAuditCsv)['input']['query']>;

type Page = z.output<(typeof listAuditEntries)['output']>;

/** Entries that one page holds. */
const PAGE = 50;

/** Entries of the log, newest first, page after page. */
export function useAuditEntries(filter: AuditFilter): UseInfiniteQueryResult<InfiniteData<Page>> {
  return useInfiniteQuery({
    queryKey: ['audit-entries', filter],
    staleTime: 0,
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) => {
      const cursor = pageParam === '' ? {} : { cursor: pageParam };
      return call(listAuditEntries, { query: { ...filter, ...cursor, limit: PAGE } }, signal);
    },
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
}

/** Saves entries of the log as a file of the browser. */
export function useAuditExport(filter: AuditFilter): UseMutationResult<void, Error, 'csv' | 'lines'> {
  return useMutation({
    mutationFn: async (form: 'csv' | 'lines') => {
      const endpoint = form === 'csv' ? exportAuditCsv : exportAuditLines;
      const content = await call(endpoint, { query: filter });
      saveFile({ name: endpoint.fileName ?? '', type: endpoint.contentType ?? '', content });
    },
  });
}
