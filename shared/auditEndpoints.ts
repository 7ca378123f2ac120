import { z } from 'zod';
import { type Access } from './access.ts';
import { AuditEntry, AuditWord, ChainVerdict } from './audit.ts';
import { PAGE_QUERY, endpoint, pageOf } from './endpoint.ts';
import { RecordId } from './organisation.ts';
import { READ_FAILURES } from './usualFailures.ts';

/**
 * Managers read the chains of their own organisations. Administrators read all chains, but in those of others not what the
 * changes were: requirements, enquiries and leads are not theirs to see.
 */
export const AUDIT_READERS: Access = { to: ['organisation-manager', 'administrator'] };

/** Which entries are wanted; days are of Shanghai, both inclusive. */
const FILTERS = {
  organisationId: RecordId.optional(),
  subjectKind: AuditWord.optional(),
  subjectId: z.string().min(1).max(200).optional(),
  personId: RecordId.optional(),
  action: AuditWord.optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
};

/** The log of what was done, newest first. */
export const listAuditEntries = endpoint({
  id: 'listAuditEntries',
  method: 'get',
  path: '/audit-entries',
  summary: 'What was done, newest first: managers see their organisation, administrators all.',
  access: AUDIT_READERS,
  input: { query: z.strictObject({ ...FILTERS, ...PAGE_QUERY }) },
  output: pageOf(AuditEntry),
  failures: READ_FAILURES,
});

/** The same as one file for a spreadsheet. */
export const exportAuditCsv = endpoint({
  id: 'exportAuditCsv',
  method: 'get',
  path: '/audit-entries.csv',
  summary: 'What was done, newest first, as CSV.',
  access: AUDIT_READERS,
  limit: 'whole-log',
  input: { query: z.strictObject(FILTERS) },
  output: z.string(),
  contentType: 'text/csv',
  fileName: 'audit-entries.csv',
  failures: [...READ_FAILURES, 'limit-reached'],
});

/** The same as one file, an entry in JSON on each line. */
export const exportAuditLines = endpoint({
  id: 'exportAuditLines',
  method: 'get',
  path: '/audit-entries.ndjson',
  summary: 'What was done, newest first, as lines of JSON.',
  access: AUDIT_READERS,
  limit: 'whole-log',
  input: { query: z.strictObject(FILTERS) },
  output: z.string(),
  contentType: 'application/x-ndjson',
  fileName: 'audit-entries.ndjson',
  failures: [...READ_FAILURES, 'limit-reached'],
});

/** Walks the chains and tells whether anything has been altered, removed or put in. */
export const verifyAudit = endpoint({
  id: 'verifyAudit',
  method: 'get',
  path: '/audit-verification',
  summary: 'Whether the log is as it was sealed, chain by chain.',
  access: AUDIT_READERS,
  limit: 'whole-log',
  input: { query: z.strictObject({ organisationId: RecordId.optional() }) },
  output: z.strictObject({ chains: z.array(ChainVerdict) }),
  failures: READ_FAILURES,
});

/** Every operation of the log. */
export const AUDIT_ENDPOINTS = [listAuditEntries, exportAuditCsv, exportAuditLines, verifyAudit] as const;
