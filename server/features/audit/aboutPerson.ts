import { type ChangedField, changedFields } from '#server/domain/audit/changedFields.ts';
import { type Vault } from '../vault/vault.ts';
import { type ReadEntry, readRows } from './entry.ts';
import { type AuditRepository } from './repository.ts';

/** An entry of the log as far as it is about a person. */
export interface EntryAbout {
  readonly at: string;
  readonly action: string;
  readonly subject: { readonly kind: string; readonly id: string };
  /** Of the request, where the person made it. */
  readonly address?: string;
  /** What was changed of the person’s own record; of another one the fields that are about the person. */
  readonly fields: readonly ChangedField[];
}

/** What the log holds about a person, oldest first; nothing about others. */
export async function entriesAbout(
  personId: string,
  { rows, vault }: { readonly rows: Pick<AuditRepository, 'aboutPerson'>; readonly vault: Pick<Vault, 'open'> },
): Promise<EntryAbout[]> {
  const entries = await readRows(await rows.aboutPerson(personId), vault);
  return entries.map((entry) => entryAbout(entry, personId));
}

function entryAbout(entry: ReadEntry, personId: string): EntryAbout {
  const { at, action, subject, by } = entry.row;
  const isDoer = 'personId' in by && by.personId === personId;
  const isOwn = subject.kind === 'person' && subject.id === personId;
  return {
    at,
    action,
    subject,
    ...(isDoer && entry.address !== undefined && { address: entry.address }),
    fields: isOwn ? changedFields(entry.before, entry.after) : fieldsOf(entry, personId),
  };
}

function fieldsOf({ personal }: ReadEntry, personId: string): ChangedField[] {
  return personal
    .filter(({ of }) => of === personId)
    .map(({ path, value }) => ({ path: path.join('.'), after: value }));
}
