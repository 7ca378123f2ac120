import { type UseInfiniteQueryResult, type UseMutationResult, useMutation } from '@tanstack/react-query';
import { type z } from 'zod';
import { type AuditEntry } from '#shared/audit.ts';
import { exportAuditCsv, exportAuditLines, listAuditEntries } from '#shared/auditEndpoints.ts';
import { call } from '#client/app/api.ts';
import { usePages } from '#client/app/usePages.ts';
import { saveFile } from '#client/features/incentives/saveFile.ts';

/** Which entries of the log are shown. */
export type AuditFilter = z.input<(typeof exportAuditCsv)['input']['query']>;

/** Entries of the log, newest first, page after page. */
export function useAuditEntries(filter: AuditFilter): UseInfiniteQueryResult<AuditEntry[]> {
  return usePages({
    queryKey: ['audit-entries', filter],
    page: (asked, signal) => call(listAuditEntries, { query: { ...filter, ...asked } }, signal),
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
