import {
  ATTACHMENT_ACCESS,
  type AttachedTo,
  Attachment,
  type AttachmentKind,
  type FileContent,
  type SentFile,
} from '#shared/attachment.ts';
import { Failure } from '#shared/failure.ts';
import { type HistoryEntry } from '#shared/history.ts';
import { NOTHING_HERE, allow } from '#server/domain/access/allow.ts';
import { tellingOnly } from '#server/domain/audit/tellingOnly.ts';
import { type Ground } from '#server/part.ts';
import { holdingIn, isSeenBy } from './access.ts';
import { readFile } from './reading.ts';
import { type StoredAttachment } from './repository.ts';
import {
  type Changed,
  type Seen,
  type Who,
  type Writing,
  type WritingNeeds,
  createWriting,
  shown,
  subjectOf,
} from './writing.ts';

/** What may be changed of a file. */
interface Changes {
  readonly kind?: AttachmentKind | undefined;
  readonly name?: string | undefined;
  readonly isPublic?: boolean | undefined;
}

/** What comes with a file. */
interface NewFile {
  readonly kind: AttachmentKind;
  readonly isPublic: boolean;
  readonly file: SentFile;
}

/** Files at spaces and parks. */
export interface AttachmentService {
  /** @throws {Failure} not-found where there is no such space or park */
  readonly list: (of: AttachedTo, who: Who) => Promise<Attachment[]>;
  /** @throws {Failure} not-found; limit-reached; media-type-not-supported; invalid-request */
  readonly add: (of: AttachedTo, added: NewFile, who: Who) => Promise<Attachment>;
  /** @throws {Failure} not-found */
  readonly content: (id: string, who: Who) => Promise<FileContent>;
  /** @throws {Failure} not-found; revision-overtaken */
  readonly change: (seen: Seen, changes: Changes, who: Who) => Promise<Attachment>;
  /** @throws {Failure} not-found; revision-overtaken; state-forbids */
  readonly remove: (seen: Seen, who: Who) => Promise<Attachment>;
  /**
   * Takes it back, with name and kind of a revision where one is named.
   *
   * @throws {Failure} not-found also of the revision; revision-overtaken; state-forbids; limit-reached
   */
  readonly restore: (seen: Seen, earlier: number | undefined, who: Who) => Promise<Attachment>;
  /** Newest first. @throws {Failure} not-found */
  readonly history: (id: string, who: Who) => Promise<HistoryEntry[]>;
}

/** What the service stands on. */
export interface AttachmentNeeds extends WritingNeeds, Pick<Ground, 'newId' | 'spaces' | 'parks' | 'demo'> {}

/** Makes the service. */
export function createAttachmentService(needs: AttachmentNeeds): AttachmentService {
  const { attachments, atOnce, audit, newId, clock } = needs;
  const writing = createWriting(needs);
  return {
    async list(of, { caller }) {
      const holding = holdingIn(await parkOf(of, needs));
      return (await attachments.of(of)).filter((found) => isSeenBy(caller, found, holding)).map(shown);
    },
    async add(of, { file, ...rest }, who) {
      const parkId = await parkOf(of, needs);
      allow(ATTACHMENT_ACCESS, who.caller, holdingIn(parkId));
      const { bytes, ...read } = await readFile(file);
      return atOnce(async () => {
        await writing.refuseBeyond(of);
        const now = clock.now();
        await attachments.keep(read.sha256, bytes, now);
        const at = { createdAt: now.toISOString(), changedAt: now.toISOString() };
        return writing.add({ id: newId(), of, parkId, ...rest, ...read, state: 'kept', ...at, revision: 1 }, who);
      });
    },
    async content(id, { caller }) {
      const found = await attachments.find(id);
      const isSeen = found?.state === 'kept' && isSeenBy(caller, found, holdingIn(found.parkId));
      const bytes = isSeen ? await attachments.content(found.sha256) : undefined;
      if (found === undefined || bytes === undefined) throw new Failure('not-found', { detail: NOTHING_HERE });
      return { name: found.name, type: found.type, sha256: found.sha256, bytes };
    },
    change: (seen, { kind, name, isPublic }, who) =>
      writing.change(seen, who, (now) => {
        const after = { kind: kind ?? now.kind, name: name ?? now.name, isPublic: isPublic ?? now.isPublic };
        return Promise.resolve({ after, action: 'attachment-changed' });
      }),
    remove: (seen, who) =>
      writing.change(seen, who, ({ state }) => {
        if (state === 'removed') throw new Failure('state-forbids', { detail: 'It has been taken away already.' });
        return Promise.resolve({ after: { state: 'removed' }, action: 'attachment-removed' });
      }),
    restore: (seen, earlier, who) => writing.change(seen, who, (now) => restored(now, earlier, { writing, audit })),
    async history(id, { caller }) {
      const found = await attachments.find(id);
      allow(ATTACHMENT_ACCESS, caller, found === undefined ? {} : holdingIn(found.parkId));
      return tellingOnly(Attachment.shape, await audit.historyOf(subjectOf(id)));
    },
  };
}

/** What a file becomes that is taken back, with its name and kind of an earlier revision where one is named. */
async function restored(
  now: StoredAttachment,
  earlier: number | undefined,
  { writing, audit }: Pick<AttachmentNeeds, 'audit'> & { readonly writing: Writing },
): Promise<Changed> {
  if (now.state === 'kept' && earlier === undefined) {
    throw new Failure('state-forbids', { detail: 'It has not been taken away.' });
  }
  if (now.state === 'removed') await writing.refuseBeyond(now.of);
  const then = earlier === undefined ? now : await audit.revisionOf(subjectOf(now.id), earlier);
  if (then === undefined) throw new Failure('not-found', { detail: `There is no revision ${earlier}.` });
  return { after: { ...Said.parse(then), state: 'kept' }, action: 'attachment-restored' };
}

const Said = Attachment.pick({ name: true, kind: true }).strip();

/** @throws {Failure} not-found where there is no such space or park, or only an invented one that takes no part */
async function parkOf(of: AttachedTo, { spaces, parks, demo }: AttachmentNeeds): Promise<string> {
  if (of.kind === 'park') {
    if ((await parks.all()).some(({ id }) => id === of.id)) return of.id;
  } else {
    const space = await spaces.find(of.id);
    if (space !== undefined && (demo || !space.demo)) return space.parkId;
  }
  throw new Failure('not-found', { detail: NOTHING_HERE });
}
