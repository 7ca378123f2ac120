import { type Options, stringify } from 'csv-stringify/sync';
import { type AuditEntry } from '#shared/audit.ts';

/**
 * Entries as a table, page by page, of which there is one at least; no cell is a formula to a spreadsheet. The head comes with
 * the first page: where that cannot be read nothing has been sent yet.
 */
export async function* csvOf(pages: AsyncIterable<readonly AuditEntry[]>): AsyncGenerator<string> {
  let isFirst = true;
  for await (const entries of pages) {
    yield stringify(entries.map(rowOf), { ...TABLE, header: isFirst, bom: isFirst });
    isFirst = false;
  }
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

const TABLE: Options = { columns: [...COLUMNS], escape_formulas: true };

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
