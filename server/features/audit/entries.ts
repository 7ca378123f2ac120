import { type AuditEntry, type ChainVerdict } from '#shared/audit.ts';
import { type exportAuditCsv } from '#shared/auditEndpoints.ts';
import { type InputOf } from '#shared/endpoint.ts';
import { Failure } from '#shared/failure.ts';
import { type Caller } from '#server/domain/access/caller.ts';
import { type HashText } from '#server/domain/audit/chain.ts';
import { type Page, type PageQuery, type SortedWindow, pageByKey } from '#server/platform/paging.ts';
import { type Vault } from '../vault/vault.ts';
import { type ReadableChains, readableChains } from './access.ts';
import { csvOf } from './csv.ts';
import { type ReadEntry, readRows } from './entry.ts';
import { type ChainRepository } from './chains/repository.ts';
import { type AuditRepository, type EntryFilter } from './repository.ts';
import { type NamesOf, personsOf } from './service.ts';
import { shownEntry } from './shown.ts';
import { verifyChains } from './verification.ts';

/** Which entries somebody asks for. */
type Asked = InputOf<typeof exportAuditCsv.input>['query'];

/** The log, for managers and administrators. */
export interface EntryService {
  /** @throws {Failure} not-found of an organisation that is not the caller's */
  readonly list: (asked: Asked & PageQuery, caller: Caller | undefined) => Promise<Page<AuditEntry>>;
  /** @throws {Failure} not-found; limit-reached where it would be too long a file */
  readonly csv: (asked: Asked, caller: Caller | undefined) => Promise<AsyncIterable<string>>;
  /** @throws {Failure} not-found; limit-reached where it would be too long a file */
  readonly lines: (asked: Asked, caller: Caller | undefined) => Promise<AsyncIterable<string>>;
  /** @throws {Failure} not-found */
  readonly verify: (organisationId: string | undefined, caller: Caller | undefined) => Promise<ChainVerdict[]>;
}

/** What it stands on. */
interface EntryNeeds {
  readonly rows: Pick<AuditRepository, 'page' | 'countUpTo'>;
  readonly chains: ChainRepository;
  readonly vault: Pick<Vault, 'open'>;
  readonly namesOf: NamesOf;
  /** Which of some people belong to an organisation, or once did. */
  readonly hasBelonged: (organisationId: string, personIds: readonly string[]) => Promise<ReadonlySet<string>>;
  readonly hashText: HashText;
}

/** Entries that one file holds at most: some 30 MB. */
const EXPORTED_MAX = 50_000;
/** Entries that are read at once for a file. */
const READ_AT_ONCE = 200;

/** Makes it. */
export function createEntryService(needs: EntryNeeds): EntryService {
  const { rows, vault, namesOf } = needs;

  async function read(filter: EntryFilter, window: SortedWindow, readable: ReadableChains): Promise<AuditEntry[]> {
    const entries = await readRows(await rows.page(filter, window), vault);
    const names = await namesOf(personsOf(entries));
    const own = readable.isAdministrator ? undefined : await ownPeople(entries, needs);
    return entries.map((entry) => {
      const { organisationId, by } = entry.row;
      const hasAddress = own === undefined || ('personId' in by && own.get(organisationId)?.has(by.personId) === true);
      return shownEntry(entry, { names, isOpen: readable.isOpen(organisationId), hasAddress });
    });
  }

  async function* pages(filter: EntryFilter, readable: ReadableChains): AsyncGenerator<AuditEntry[]> {
    let after: SortedWindow['after'];
    for (let isWhole = false; !isWhole;) {
      const page = await read(filter, { limit: READ_AT_ONCE, ...(after && { after }) }, readable);
      yield page;
      const last = page.at(-1);
      after = last && { key: last.at, id: last.id };
      isWhole = page.length < READ_AT_ONCE;
    }
  }

  /** Counted before the first of it is sent: then it is too late to refuse. */
  async function file(asked: Asked, caller: Caller | undefined): Promise<AsyncIterable<AuditEntry[]>> {
    const readable = readableChains(caller, asked.organisationId);
    const filter = filterOf(asked, readable);
    if ((await rows.countUpTo(EXPORTED_MAX + 1, filter)) > EXPORTED_MAX) throw tooLong();
    return pages(filter, readable);
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
    csv: async (asked, caller) => csvOf(await file(asked, caller)),
    lines: async (asked, caller) => linesOf(await file(asked, caller)),
    async verify(organisationId, caller) {
      const { chains } = readableChains(caller, organisationId);
      return verifyChains(needs, chains);
    },
  };
}

/** By chain, who of those who did something in it is of its organisation. */
async function ownPeople(
  entries: readonly ReadEntry[],
  { hasBelonged }: Pick<EntryNeeds, 'hasBelonged'>,
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const own = new Map<string, ReadonlySet<string>>();
  for (const chain of new Set(entries.map(({ row }) => row.organisationId))) {
    const inChain = entries.filter(({ row }) => row.organisationId === chain);
    own.set(chain, await hasBelonged(chain, personsOf(inChain)));
  }
  return own;
}

/** Each entry as JSON on a line of its own. */
async function* linesOf(pages: AsyncIterable<readonly AuditEntry[]>): AsyncGenerator<string> {
  for await (const entries of pages) yield entries.map((entry) => `${JSON.stringify(entry)}\n`).join('');
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

function tooLong(): Failure {
  return new Failure('limit-reached', {
    detail: `A file holds at most ${EXPORTED_MAX} entries; ask for fewer days at a time.`,
  });
}
