import { Failure } from '#shared/failure.ts';
import {
  type CellFault,
  type ListingImport,
  type ListingImportPreview,
  type PlannedSpace,
} from '#shared/listingImport.ts';
import { LISTING_IMPORT_ACCESS } from '#shared/listingEndpoints.ts';
import { type Park } from '#shared/park.ts';
import { type Space } from '#shared/space.ts';
import { allow, NOTHING_HERE } from '#server/domain/access/allow.ts';
import { type Page, type PageQuery, pageByKey } from '#server/platform/paging.ts';
import { type DeskRepository, type DeskSpace, type WrittenSpace } from '../../spaces/desk/repository.ts';
import { type SpaceLine } from '../../spaces/imports/readSpaces.ts';
import { operatorOf } from '../access.ts';
import { type ListingAsking } from '../changes.ts';
import { revisionOf } from '../shown.ts';
import { type DeskNotes } from '../../spaces/rows/repository.ts';
import {
  type Author,
  type NextSpace,
  type SpaceChange,
  type Writing,
  type WritingNeeds,
  overtaken,
} from '../writing.ts';
import { FROM_OPERATOR } from '../written.ts';
import { type ImportPlan, planOf } from './plan.ts';
import { type ImportedSpace, type ListingImportRepository } from './repository.ts';

/** Files of spaces that operators send. */
export interface ListingImportService {
  readonly preview: (organisationId: string, file: Uint8Array, asking: ListingAsking) => Promise<ListingImportPreview>;
  /** @throws {Failure} invalid-request where the file has faults: then nothing is imported */
  readonly run: (organisationId: string, file: Uint8Array, asking: ListingAsking) => Promise<ListingImport>;
  readonly list: (organisationId: string, query: PageQuery, asking: ListingAsking) => Promise<Page<ListingImport>>;
  /** @throws {Failure} not-found; revision-overtaken; state-forbids */
  readonly undo: (seen: SeenImport, asking: ListingAsking) => Promise<ListingImport>;
}

interface SeenImport {
  readonly id: string;
  readonly seen: number;
}

/** What the service stands on. */
export interface ListingImportNeeds extends Omit<WritingNeeds, 'raiseDataVersion'> {
  readonly desk: DeskRepository;
  readonly files: ListingImportRepository;
  readonly parks: { readonly all: () => Promise<Park[]> };
  /** Text of bytes in the encodings of the field; undefined where they are none. */
  readonly textOf: (bytes: Uint8Array) => string | undefined;
  readonly readLines: (
    text: AsyncIterable<string>,
    site: { readonly parks: readonly Park[]; readonly provenance: string },
  ) => AsyncGenerator<SpaceLine | { readonly fault: CellFault }>;
  /** Writes without telling that data have changed: that is told once for all of a file. */
  readonly writing: Writing;
  readonly raiseDataVersion: () => Promise<unknown>;
  readonly atOnce: <T>(use: () => Promise<T>) => Promise<T>;
  readonly newId: () => string;
  readonly today: () => string;
}

/** Faults and spaces told of one file; their number is told whole. */
const TOLD_MAX = 100;

/** Makes the service of files. */
export function createListingImportService(needs: ListingImportNeeds): ListingImportService {
  const { files, atOnce } = needs;
  return {
    async preview(organisationId, file, { caller }) {
      const plan = await planFor(needs, operatorOf(caller, organisationId).parkIds, file);
      return {
        ...countsOf(plan),
        faults: plan.faults.slice(0, TOLD_MAX),
        faultCount: plan.faults.length,
        spaces: plan.writes.slice(0, TOLD_MAX).map(asPlanned),
      };
    },
    run: (organisationId, file, asking) => atOnce(() => imported(needs, { organisationId, file }, asking)),
    async list(organisationId, query, { caller }) {
      allow(LISTING_IMPORT_ACCESS, caller, { organisationIds: [organisationId] });
      return pageByKey(
        query,
        ({ at }) => at,
        (window) => files.page(organisationId, window),
      );
    },
    undo: (seen, asking) => atOnce(() => undone(needs, seen, asking)),
  };
}

async function planFor(needs: ListingImportNeeds, parkIds: readonly string[], file: Uint8Array): Promise<ImportPlan> {
  const { desk, parks, textOf, readLines, today } = needs;
  const text = textOf(file);
  if (text === undefined) {
    return {
      writes: [],
      unchanged: 0,
      faults: [{ line: 1, message: 'The file is text neither in UTF-8 nor in GB18030' }],
    };
  }
  const lines = readLines(inOnePiece(text), { parks: await parks.all(), provenance: FROM_OPERATOR });
  return planOf({ lines, desk, parkIds, today: today() });
}

// eslint-disable-next-line @typescript-eslint/require-await -- what reads files takes pieces as they come
async function* inOnePiece(text: string): AsyncGenerator<string> {
  yield text;
}

function countsOf({ writes, unchanged }: ImportPlan): Pick<ListingImport, 'created' | 'changed' | 'unchanged'> {
  const created = writes.filter(({ becomes }) => becomes === 'new').length;
  return { created, changed: writes.length - created, unchanged };
}

function asPlanned({ line, id, becomes, changes }: PlannedSpace): PlannedSpace {
  return { line, id, becomes, changes };
}

async function imported(
  needs: ListingImportNeeds,
  { organisationId, file }: { readonly organisationId: string; readonly file: Uint8Array },
  asking: ListingAsking,
): Promise<ListingImport> {
  const { writing, files, now, newId } = needs;
  const plan = await planFor(needs, operatorOf(asking.caller, organisationId).parkIds, file);
  if (plan.faults.length > 0) throw refused(plan.faults);
  const author = authorOf(organisationId, asking);
  const changes = plan.writes.map(({ before, after }) => ({ before, after, action: 'space-imported' }));
  const written = await writing.writeAll(changes, author);
  const revisionById = new Map(written.map((one) => [one.space.id, revisionOf(one)]));
  const spaces = plan.writes.map(({ id, before }): ImportedSpace => {
    return { id, revision: revisionById.get(id) ?? 0, ...(before !== undefined && { before }) };
  });
  const made: ListingImport = {
    ...{ id: newId(), organisationId, at: now().toISOString(), state: 'done', keptIds: [], revision: 1 },
    ...countsOf(plan),
  };
  await files.add(made, spaces);
  await record(needs, author, { action: 'import-done', after: made });
  if (spaces.length > 0) await needs.raiseDataVersion();
  return made;
}

function refused(faults: readonly CellFault[]): Failure {
  return new Failure('invalid-request', {
    detail: `Nothing was imported: the file has ${faults.length} faults.`,
    errors: faults.slice(0, TOLD_MAX).map(({ line, column, message }) => ({
      path: column === undefined ? `body.${line}` : `body.${line}.${column}`,
      message,
    })),
  });
}

async function undone(
  needs: ListingImportNeeds,
  { id, seen }: SeenImport,
  asking: ListingAsking,
): Promise<ListingImport> {
  const { files } = needs;
  const found = await files.find(id);
  allow(LISTING_IMPORT_ACCESS, asking.caller, { organisationIds: found === undefined ? [] : [found.organisationId] });
  if (found === undefined) throw new Failure('not-found', { detail: NOTHING_HERE });
  if (found.revision !== seen) throw overtaken(found.revision);
  if (found.state === 'undone') throw new Failure('state-forbids', { detail: 'It has been taken back already.' });
  const author = authorOf(found.organisationId, asking);
  const { parkIds } = operatorOf(asking.caller, found.organisationId);
  const keptIds = await takeBack(needs, await files.spacesOf(id), { author, parkIds });
  const changed: ListingImport = { ...found, state: 'undone', keptIds, revision: found.revision + 1 };
  if (!(await files.replace(changed))) throw overtaken(found.revision);
  await record(needs, author, { action: 'import-undone', before: found, after: changed });
  await needs.raiseDataVersion();
  return changed;
}

/**
 * Takes all back at once, and gives the ids of the rest: what was written since the import stays, and so does what lies in a park
 * that the operator has given up.
 */
async function takeBack(
  { desk, writing }: ListingImportNeeds,
  imported: readonly ImportedSpace[],
  { author, parkIds }: { readonly author: Author; readonly parkIds: readonly string[] },
): Promise<string[]> {
  const found = await desk.ofIds(imported.map(({ id }) => id));
  const presentById = new Map(found.map((present) => [present.space.id, present]));
  const [made, changed, kept]: [WrittenSpace[], SpaceChange[], string[]] = [[], [], []];
  for (const { id, revision, before } of imported) {
    const present = asImported(presentById.get(id), revision, parkIds);
    if (present === undefined) kept.push(id);
    else if (before?.desk === undefined) made.push(present);
    else changed.push({ before: present, after: asItWas(before.space, before.desk), action: 'space-import-undone' });
  }
  await writing.forgetAll(made, author);
  if (changed.length > 0) await writing.writeAll(changed, author);
  return kept;
}

/** A space that nobody has written since, in a park that is the operator's still. */
function asImported(
  present: DeskSpace | undefined,
  revision: number,
  parkIds: readonly string[],
): WrittenSpace | undefined {
  if (present?.desk?.revision !== revision || !parkIds.includes(present.space.parkId)) return undefined;
  return { space: present.space, desk: present.desk };
}

function asItWas(space: Space, { taking, note }: DeskNotes): NextSpace {
  return { space, taking, note };
}

function authorOf(organisationId: string, { caller, request }: ListingAsking): Author {
  return { organisationId, by: caller?.by ?? { kind: 'nobody' }, request };
}

async function record(
  { audit }: ListingImportNeeds,
  { organisationId, by, request }: Author,
  done: { readonly action: string; readonly before?: ListingImport; readonly after: ListingImport },
): Promise<void> {
  const subject = { kind: 'listing-import', id: done.after.id };
  await audit.record({ organisationId, by, subject, ...(request !== undefined && { request }), ...done });
}
