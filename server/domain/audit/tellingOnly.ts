import { type HistoryEntry } from '#shared/history.ts';

/**
 * A history with what it says of some fields alone, each with all that is within it: a record as it is stored has more than is
 * shown to those who may see the record.
 */
export function tellingOnly(
  fields: Readonly<Record<string, unknown>>,
  history: readonly HistoryEntry[],
): HistoryEntry[] {
  const isTold = ({ path }: HistoryEntry['changes'][number]): boolean =>
    Object.hasOwn(fields, path.split('.')[0] ?? '');
  return history.map((entry) => ({ ...entry, changes: entry.changes.filter(isTold) }));
}
