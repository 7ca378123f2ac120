import { Failure } from '#shared/failure.ts';
import { type Taking } from '#shared/listing.ts';
import { type Space } from '#shared/space.ts';
import { type Doer } from '#server/domain/access/caller.ts';
import { contentHash } from '#server/store/contentHash.ts';
import { type Audit, type Done, type Subject } from '../audit/audit.ts';
import { type DeskRepository, type DeskSpace, type WrittenSpace } from '../spaces/desk/repository.ts';
import { type DeskNotes } from '../spaces/rows/repository.ts';
import { revisionOf } from './shown.ts';

/** Whose change it is, and where it came from. */
export interface Author {
  readonly organisationId: string;
  readonly by: Doer;
  readonly request?: Done['request'] | undefined;
}

/** What a space is to be. */
export interface NextSpace {
  readonly space: Space;
  readonly taking?: Taking | undefined;
  readonly note?: string | undefined;
}

/** A change of one space. */
export interface SpaceChange {
  readonly before: DeskSpace | undefined;
  readonly after: NextSpace;
  /** As `space-held`. */
  readonly action: string;
}

/** Writes spaces with what belongs to it, as a part of the transaction that runs. */
export interface Writing {
  /** @throws {Failure} revision-overtaken */
  readonly write: (change: SpaceChange, author: Author) => Promise<DeskSpace>;
  /**
   * The same of many spaces, each once, in their order.
   *
   * @throws {Failure} revision-overtaken
   */
  readonly writeAll: (changes: readonly SpaceChange[], author: Author) => Promise<DeskSpace[]>;
  /** Takes away what was written of spaces. */
  readonly forgetAll: (before: readonly WrittenSpace[], author: Author) => Promise<void>;
}

/** What writing stands on. */
export interface WritingNeeds {
  readonly desk: DeskRepository;
  readonly audit: Audit;
  readonly raiseDataVersion: () => Promise<unknown>;
  readonly now: () => Date;
}

/** Makes what writes spaces. */
export function createWriting({ desk, audit, raiseDataVersion, now }: WritingNeeds): Writing {
  async function writeAll(changes: readonly SpaceChange[], author: Author): Promise<WrittenSpace[]> {
    const fresh = changes.filter(({ before }) => before?.desk === undefined).map(({ after }) => after.space.id);
    const forgotten = await desk.lastRevisionsOf(fresh);
    const writes = changes.map((change) => {
      const { before, after } = change;
      const revision = nextRevision(before, forgotten.get(after.space.id) ?? 0);
      const { organisationId } = author;
      const notes = { organisationId, updatedAt: now().toISOString(), ...notesAfter(before, after, organisationId) };
      return { ...change, written: { space: after.space, desk: { revision, ...notes } } };
    });
    if (!(await desk.write(writes))) throw overtaken(Math.max(...writes.map(({ written }) => written.desk.revision)));
    await audit.recordAll(writes.map((write) => doneOf(write, author)));
    if (writes.some(isSeenByAll)) await raiseDataVersion();
    return writes.map(({ written }) => written);
  }

  return {
    writeAll,
    async write(change, author) {
      const [written] = await writeAll([change], author);
      if (written === undefined) throw new Error('Nothing was written.');
      return written;
    },
    async forgetAll(all, { organisationId, by, request }) {
      if (all.length === 0) return;
      await desk.forget(all);
      await audit.recordAll(
        all.map((before) => ({
          ...{ organisationId, by, action: 'space-removed', subject: subjectOf(before.space) },
          ...(request !== undefined && { request }),
          before: recordOf(before),
        })),
      );
      await raiseDataVersion();
    },
  };
}

/** An id that was there before goes on counting, so that no two states of it share a revision. */
function nextRevision(before: DeskSpace | undefined, lastForgotten: number): number {
  if (before?.desk !== undefined) return before.desk.revision + 1;
  return Math.max(lastForgotten, before === undefined ? 0 : revisionOf(before)) + 1;
}

function doneOf(
  { before, written, action }: SpaceChange & { readonly written: WrittenSpace },
  { organisationId, by, request }: Author,
): Done {
  return {
    ...{ organisationId, by, action, subject: subjectOf(written.space), after: recordOf(written) },
    ...(request !== undefined && { request }),
    ...(before !== undefined && { before: recordOf(before) }),
  };
}

/** Whether a change is of what all see and matching goes by. */
function isSeenByAll({ before, written }: Pick<SpaceChange, 'before'> & { readonly written: WrittenSpace }): boolean {
  return before === undefined || contentHash(before.space) !== contentHash(written.space);
}

/** What only operators see, with whose it is. */
function notesAfter(
  before: DeskSpace | undefined,
  { taking, note }: NextSpace,
  organisationId: string,
): Pick<DeskNotes, 'taking' | 'takingOf' | 'note' | 'noteOf'> {
  return {
    ...(taking !== undefined && { taking, takingOf: ownerOfTaking(before, taking) ?? organisationId }),
    ...(note !== undefined && { note, noteOf: ownerOfNote(before, note) ?? organisationId }),
  };
}

/** Whoever said first who has the space in hand, as long as that stays so. */
function ownerOfTaking(before: DeskSpace | undefined, { taker }: Taking): string | undefined {
  const { taking, takingOf } = before?.desk ?? {};
  return taking?.taker !== undefined && contentHash(taking.taker) === contentHash(taker) ? takingOf : undefined;
}

function ownerOfNote(before: DeskSpace | undefined, note: string): string | undefined {
  return before?.desk?.note === note ? before.desk.noteOf : undefined;
}

/** Somebody has written a record since it was seen. */
export function overtaken(currentRevision: number): Failure {
  return new Failure('revision-overtaken', {
    detail: 'Somebody has written it since: look at it as it is now, and change that.',
    currentRevision,
  });
}

/** What the log calls a space. */
export function subjectOf({ id }: Pick<Space, 'id'>): Subject {
  return { kind: 'space', id };
}

/** A space as the log keeps it. */
function recordOf(stored: DeskSpace): object {
  const { space, desk } = stored;
  return {
    ...space,
    ...(desk?.taking !== undefined && { taking: desk.taking }),
    ...(desk?.note !== undefined && { note: desk.note }),
    revision: revisionOf(stored),
  };
}
