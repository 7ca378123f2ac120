import { type AuditEntry, type ChainVerdict } from '#shared/audit.ts';
import { type exportAuditCsv } from '#shared/auditEndpoints.ts';
import { type InputOf } from '#shared/endpoint.ts';
import { Failure } from '#shared/failure.ts';
import { PLATFORM_ID } from '#shared/organisation.ts';
import { type Caller } from '#server/domain/access/caller.ts';
import { changedFields } from '#server/domain/audit/changedFields.ts';
import { type HashText } from '#server/domain/audit/chain.ts';
import { type Page, type PageQuery, type SortedWindow, pageByKey } from '#server/platform/paging.ts';
import { type Vault } from '../vault/vault.ts';
import { type ReadableChains, readableChains } from './access.ts';
import { csvOf } from './csv.ts';
import { type ReadEntry, readRows } from './entry.ts';
import { type ChainRepository } from './chains/repository.ts';
import { type AuditRepository, type EntryFilter } from './repository.ts';
import { type NamesOf, nameOf, personsOf } from './service.ts';
import { verifyChains } from './verification.ts';

/** Which entries somebody asks for. */
type Asked = InputOf<typeof exportAuditCsv.input>['query'];

/** The log, for managers and administrators. */
export interface EntryService {
  /** @throws {Failure} not-found of an organisation that is not the caller's */
  readonly list: (asked: Asked & PageQuery, caller: Caller | undefined) => Promise<Page<AuditEntry>>;
  /** @throws {Failure} not-found; limit-reached where it would be too long a file */
  readonly csv: (asked: Asked, caller: Caller | undefined) => Promise<string>;
  /** @throws {Failure} not-found; limit-reached where it would be too long a file */
  readonly lines: (asked: Asked, caller: Caller | undefined) => Promise<string>;
  /** @throws {Failure} not-found */
  readonly verify: (organisationId: string | undefined, caller: Caller | undefined) => Promise<ChainVerdict[]>;
}

/** What it stands on. */
interface EntryNeeds {
  readonly rows: Pick<AuditRepository, 'page'>;
  readonly chains: ChainRepository;
  readonly vault: Pick<Vault, 'open'>;
  readonly namesOf: NamesOf;
  readonly hashText: HashText;
}

/** Entries that one file holds at most: some 30 MB. */
const EXPORTED_MAX = 50_000;
/** Entries that are read at once for a file. */
const READ_AT_ONCE = 500;

/** Makes it. */
export function createEntryService(needs: EntryNeeds): EntryService {
  const { rows, vault, namesOf } = needs;

  async function read(filter: EntryFilter, window: SortedWindow, { isOpen }: ReadableChains): Promise<AuditEntry[]> {
    const entries = await readRows(await rows.page(filter, window), vault);
    const names = await namesOf(personsOf(entries));
    return entries.map((entry) =>
      shown(entry, { names, isOpen: isOpen(entry.row.organisationId) && !isOfOthers(entry) }),
    );
  }

  async function all(asked: Asked, readable: ReadableChains): Promise<AuditEntry[]> {
    const entries: AuditEntry[] = [];
    for (let isWhole = false; !isWhole;) {
      const last = entries.at(-1);
      const after = last === undefined ? {} : { after: { key: last.at, id: last.id } };
      const page = await read(filterOf(asked, readable), { limit: READ_AT_ONCE, ...after }, readable);
      entries.push(...page);
      if (entries.length > EXPORTED_MAX) throw tooLong();
      isWhole = page.length < READ_AT_ONCE;
    }
    return entries;
  }

  return {
    list({ limit, cursor, ...asked }, caller) {
      const readable = readableChains(caller, asked.organisationId);
      return pageByKey(
        { limit, cursor },
        ({ at }) => at,
        (window) => read(filterOf(asked, readable), window, readable),
      );
    },
    async csv(asked, caller) {
      const entries = await all(asked, readableChains(caller, asked.organisationId));
      return csvOf(entries);
    },
    async lines(asked, caller) {
      const entries = await all(asked, readableChains(caller, asked.organisationId));
      return entries.map((entry) => `${JSON.stringify(entry)}\n`).join('');
    },
    async verify(organisationId, caller) {
      const { chains } = readableChains(caller, organisationId);
      return verifyChains(needs, chains);
    },
  };
}

function filterOf(asked: Asked, { chains }: ReadableChains): EntryFilter {
  const { subjectKind, subjectId, personId, action, from, to } = asked;
  return {
    chains,
    subjectKind,
    subjectId,
    personId,
    action,
    ...(from !== undefined && { from: startOf(from).toISOString() }),
    ...(to !== undefined && { before: new Date(startOf(to).getTime() + DAY_MS).toISOString() }),
  };
}

/** A day begins in Shanghai eight hours before it begins in UTC. */
function startOf(day: string): Date {
  return new Date(`${day}T00:00:00+08:00`);
}

const DAY_MS = 86_400_000;

/** An entry for somebody who sees what its changes were, or who sees only that there were some. */
function shown(
  entry: ReadEntry,
  { names, isOpen }: { readonly names: ReadonlyMap<string, string>; readonly isOpen: boolean },
): AuditEntry {
  const { _id: id, at, organisationId, action, subject, by, requestId, seq, hash } = entry.row;
  const name = nameOf(by, names);
  return {
    id,
    at,
    organisationId,
    action,
    subject,
    by: {
      kind: by.kind,
      ...('personId' in by && { personId: by.personId }),
      ...(name !== undefined && { name }),
    },
    ...(entry.address !== undefined && { address: entry.address }),
    ...(requestId !== undefined && { requestId }),
    ...(isOpen && { changes: changesOf(entry) }),
    ...(seq !== undefined && hash !== undefined && { seal: { seq, hash } }),
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

function tooLong(): Failure {
  return new Failure('limit-reached', {
    detail: `A file holds at most ${EXPORTED_MAX} entries; ask for fewer days at a time.`,
  });
}
