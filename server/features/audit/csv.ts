import { stringify } from 'csv-stringify/sync';
import { type AuditEntry } from '#shared/audit.ts';

/** Entries as a table; no cell is a formula to a spreadsheet. */
export function csvOf(entries: readonly AuditEntry[]): string {
  return stringify(entries.map(rowOf), { header: true, columns: [...COLUMNS], bom: true, escape_formulas: true });
}

const COLUMNS = [
  'at',
  'organisationId',
  'action',
  'subjectKind',
  'subjectId',
  'byKind',
  'byPersonId',
  'byName',
  'address',
  'requestId',
  'changes',
  'seq',
  'hash',
] as const;

/** What is absent is an empty cell. */
function rowOf(entry: AuditEntry): Readonly<Record<(typeof COLUMNS)[number], string | number | undefined>> {
  const { at, organisationId, action, subject, by, address, requestId, changes, seal } = entry;
  return {
    at,
    organisationId,
    action,
    subjectKind: subject.kind,
    subjectId: subject.id,
    byKind: by.kind,
    byPersonId: by.personId,
    byName: by.name,
    address,
    requestId,
    changes: changes && JSON.stringify(changes),
    seq: seal?.seq,
    hash: seal?.hash,
  };
}
