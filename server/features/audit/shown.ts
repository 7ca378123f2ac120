import { type AuditEntry } from '#shared/audit.ts';
import { PLATFORM_ID } from '#shared/organisation.ts';
import { type Doer } from '#server/domain/access/caller.ts';
import { changedFields } from '#server/domain/audit/changedFields.ts';
import { type ReadEntry } from './entry.ts';
import { nameOf } from './service.ts';

/** Of an entry, what depends on who looks. */
export interface View {
  /** Names of people by their ids. */
  readonly names: ReadonlyMap<string, string>;
  /** Whether what the changes were is theirs to see, or only that there were some. */
  readonly isOpen: boolean;
  /** Whether from where it was asked is theirs to see. */
  readonly hasAddress: boolean;
}

/** An entry for whoever looks. */
export function shownEntry(entry: ReadEntry, { names, isOpen, hasAddress }: View): AuditEntry {
  const { _id: id, at, organisationId, action, subject, by, requestId, seq, hash } = entry.row;
  return {
    id,
    at,
    organisationId,
    action,
    subject,
    by: doerOf(by, names),
    ...(hasAddress && entry.address !== undefined && { address: entry.address }),
    ...(requestId !== undefined && { requestId }),
    ...(isOpen && !isOfOthers(entry) && { changes: changesOf(entry) }),
    ...(seq !== undefined && hash !== undefined && { seal: { seq, hash } }),
  };
}

function doerOf(by: Doer, names: View['names']): AuditEntry['by'] {
  const name = nameOf(by, names);
  return {
    kind: by.kind,
    ...('personId' in by && { personId: by.personId }),
    ...(name !== undefined && { name }),
  };
}

/**
 * Stands in the chain of the platform only because no organisation did it, as a lead that came from an enquiry or a form: what
 * it was is for the bureau of the place, and not for whoever runs the platform.
 */
function isOfOthers({ row: { organisationId, subject } }: ReadEntry): boolean {
  return organisationId === PLATFORM_ID && OF_OTHERS.has(subject.kind);
}

const OF_OTHERS: ReadonlySet<string> = new Set(['lead', 'enquiry', 'requirement', 'listing-report']);

/** That a contact was changed is in the log; what it was is read where each reading is written down. */
function changesOf({ row: { subject }, before, after, personal }: ReadEntry): NonNullable<AuditEntry['changes']> {
  const contacts = new Set(
    subject.kind === 'person' ? [] : personal.filter(({ of }) => of === subject.id).map(({ path }) => path.join('.')),
  );
  return changedFields(before, after).map((change) => (contacts.has(change.path) ? { path: change.path } : change));
}
