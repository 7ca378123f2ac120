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
  /** Takes away what was written of a space. */
  readonly forget: (before: WrittenSpace, author: Author) => Promise<void>;
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
  /** An id that was there before goes on counting, so that no two states of it share a revision. */
  async function nextRevision(before: DeskSpace | undefined, space: Space): Promise<number> {
    if (before?.desk !== undefined) return before.desk.revision + 1;
    return Math.max(await desk.lastRevisionOf(space.id), before === undefined ? 0 : revisionOf(before)) + 1;
  }

  return {
    async write({ before, after, action }, { organisationId, by, request }) {
      const { space } = after;
      const revision = await nextRevision(before, space);
      const notes = notesAfter(before, after, organisationId);
      const written = { space, desk: { revision, organisationId, updatedAt: now().toISOString(), ...notes } };
      if (!(await desk.write(written, before))) throw overtaken(revision);
      await audit.record({
        ...{ organisationId, by, action, subject: subjectOf(space), after: recordOf(written) },
        ...(request !== undefined && { request }),
        ...(before !== undefined && { before: recordOf(before) }),
      });
      if (before === undefined || contentHash(before.space) !== contentHash(space)) await raiseDataVersion();
      return written;
    },
    async forget(before, { organisationId, by, request }) {
      await desk.forget(before);
      await audit.record({
        ...{ organisationId, by, action: 'space-removed', subject: subjectOf(before.space) },
        ...(request !== undefined && { request }),
        before: recordOf(before),
      });
      await raiseDataVersion();
    },
  };
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
