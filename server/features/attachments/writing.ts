import { ATTACHMENTS_MAX, ATTACHMENT_ACCESS, type AttachedTo, Attachment } from '#shared/attachment.ts';
import { Failure } from '#shared/failure.ts';
import { NOTHING_HERE, allow } from '#server/domain/access/allow.ts';
import { doingOf } from '#server/platform/http/doing.ts';
import { type Ground } from '#server/part.ts';
import { type Subject } from '../audit/audit.ts';
import { type Asking } from '#server/platform/http/caller.ts';
import { overtaken, refuseOvertaken } from '#server/platform/overtaken.ts';
import { holdingIn, operatorIn } from './access.ts';
import { type AttachmentRepository, type StoredAttachment } from './repository.ts';

/** Who asks. */
export type Who = Pick<Asking, 'caller' | 'request'>;

/** A file as somebody has seen it. */
export interface Seen {
  readonly id: string;
  readonly revision: number;
}

/** What writing stands on. */
export interface WritingNeeds extends Pick<Ground, 'atOnce' | 'audit' | 'clock' | 'hold'> {
  readonly attachments: AttachmentRepository;
}

/** What becomes of a file, and by what name that stands in the log. */
export interface Changed {
  readonly after: Partial<StoredAttachment>;
  readonly action: string;
}

/** Writes files, each change with its entry in the log. */
export interface Writing {
  /** As a part of the transaction that runs. */
  readonly add: (fresh: StoredAttachment, who: Who) => Promise<Attachment>;
  /**
   * Changes one that the caller may change, as it has seen it.
   *
   * @throws {Failure} not-found; revision-overtaken
   */
  readonly change: (seen: Seen, who: Who, to: (found: StoredAttachment) => Promise<Changed>) => Promise<Attachment>;
  /** As a part of the transaction that runs. @throws {Failure} limit-reached */
  readonly refuseBeyond: (of: AttachedTo) => Promise<void>;
}

/** Makes it. */
export function createWriting({ attachments, atOnce, audit, clock, hold }: WritingNeeds): Writing {
  function note(after: StoredAttachment, action: string, who: Who): Parameters<typeof audit.record>[0] {
    const organisationId = operatorIn(who.caller, after.parkId);
    const done = { ...doingOf(who), action, subject: subjectOf(after.id), after };
    return organisationId === undefined ? done : { ...done, organisationId };
  }

  async function held({ id, revision }: Seen, { caller }: Who): Promise<StoredAttachment> {
    const found = await attachments.find(id);
    allow(ATTACHMENT_ACCESS, caller, found === undefined ? {} : holdingIn(found.parkId));
    if (found === undefined) throw new Failure('not-found', { detail: NOTHING_HERE });
    refuseOvertaken(found, revision);
    return found;
  }

  return {
    async add(fresh, who) {
      await attachments.add(fresh);
      await audit.record(note(fresh, 'attachment-added', who));
      return shown(fresh);
    },
    change: (seen, who, to) =>
      atOnce(async () => {
        const before = await held(seen, who);
        const { after: changes, action } = await to(before);
        const changedAt = clock.now().toISOString();
        const after = { ...before, ...changes, revision: before.revision + 1, changedAt };
        if (!(await attachments.replace(after))) throw overtaken(after.revision);
        await audit.record({ ...note(after, action, who), before });
        return shown(after);
      }),
    async refuseBeyond(of) {
      await hold(`attachments of ${of.kind} ${of.id}`);
      if ((await attachments.of(of)).length >= ATTACHMENTS_MAX) {
        throw new Failure('limit-reached', { detail: `There may be ${ATTACHMENTS_MAX} files; take one away first.` });
      }
    },
  };
}

/** As what a file stands in the log. */
export function subjectOf(id: string): Subject {
  return { kind: 'attachment', id };
}

/** A file as it is told: without where its content lies. */
export function shown(stored: StoredAttachment): Attachment {
  return Shown.parse(stored);
}

const Shown = Attachment.strip();
