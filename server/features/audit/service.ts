import { type HistoryEntry } from '#shared/history.ts';
import { type Doer } from '#server/domain/access/caller.ts';
import { changedFields } from '#server/domain/audit/changedFields.ts';
import { type Vault } from '../vault/vault.ts';
import { type Audit, type Done } from './audit.ts';
import { type ReadEntry, readRows, rowsOf } from './entry.ts';
import { type AuditRepository } from './repository.ts';

/** Names of people by their ids; without those that have been erased. */
export type NamesOf = (personIds: readonly string[]) => Promise<ReadonlyMap<string, string>>;

/** What the log stands on. */
export interface AuditNeeds {
  readonly rows: AuditRepository;
  readonly vault: Vault;
  readonly namesOf: NamesOf;
  readonly now: () => Date;
  readonly newId: () => string;
  readonly nudge: (job: string) => void;
}

/** Makes the log of what is done. */
export function createAudit({ rows, vault, namesOf, now, newId, nudge }: AuditNeeds): Audit {
  async function recordAll(done: readonly Done[]): Promise<void> {
    await rows.add(await rowsOf(done, { vault, newId, at: now() }));
    nudge(SEALING);
  }

  return {
    record: (done) => recordAll([done]),
    recordAll,
    async historyOf(subject) {
      const entries = await readRows(await rows.ofSubject(subject), vault);
      const names = await namesOf(personsOf(entries));
      return entries.flatMap((entry) => historyEntry(entry, names));
    },
    async revisionOf(subject, revision) {
      const row = await rows.ofRevision(subject, revision);
      const [entry] = row === undefined ? [] : await readRows([row], vault);
      return entry === undefined || entry.hasErased ? undefined : entry.after;
    },
    forget: vault.destroy,
  };
}

/** Name of the job that ties entries into their chains. */
export const SEALING = 'seal';

function historyEntry(entry: ReadEntry, names: ReadonlyMap<string, string>): HistoryEntry[] {
  const { revision, at, action, by } = entry.row;
  if (revision === undefined) return [];
  const name = nameOf(by, names);
  return [
    {
      revision,
      at,
      action,
      ...(name !== undefined && { by: name }),
      ...('personId' in by ? {} : { byKind: by.kind }),
      changes: changedFields(entry.before, entry.after),
    },
  ];
}

/** The people who have done what entries tell. */
export function personsOf(entries: readonly ReadEntry[]): string[] {
  return [...new Set(entries.flatMap(({ row: { by } }) => ('personId' in by ? [by.personId] : [])))];
}

/** Name of a person, command or job; undefined of somebody unknown or erased. */
export function nameOf(by: Doer, names: ReadonlyMap<string, string>): string | undefined {
  if ('personId' in by) return names.get(by.personId);
  return by.kind === 'nobody' ? undefined : by.name;
}
