import { createHash } from 'node:crypto';
import { withoutMetadata } from '#server/domain/attachments/withoutMetadata.ts';
import { type Ground } from '#server/part.ts';
import { type AttachmentRepository, type StoredAttachment } from './repository.ts';
import { subjectOf } from './writing.ts';

/** What cleaning stands on. */
interface Needs extends Pick<Ground, 'atOnce' | 'audit' | 'clock'> {
  readonly attachments: AttachmentRepository;
}

/** Contents looked at in one turn; each is rewritten by itself. */
const PIECE = 100;

/**
 * Takes the metadata out of pictures that were kept before this was done at their coming: the content gets another hash, which
 * their records name from then on, and the former content is gone. Each content is looked at once. Tells how many it rewrote.
 */
export async function cleanContents(needs: Needs): Promise<number> {
  let rewritten = 0;
  for (let waiting = await needs.attachments.unclean(PIECE); waiting.length > 0;) {
    for (const sha256 of waiting) {
      if (await needs.atOnce(() => isRewritten(sha256, needs))) rewritten += 1;
    }
    waiting = await needs.attachments.unclean(PIECE);
  }
  return rewritten;
}

async function isRewritten(sha256: string, needs: Needs): Promise<boolean> {
  const { attachments, clock } = needs;
  const holders = await attachments.withContent(sha256);
  const bytes = cleaned(await attachments.content(sha256), holders);
  if (bytes === undefined) {
    await attachments.markClean(sha256);
    return false;
  }
  const fresh = { sha256: createHash('sha256').update(bytes).digest('hex'), sizeBytes: bytes.byteLength };
  await attachments.keep(fresh.sha256, bytes, clock.now());
  for (const before of holders) await point({ before, fresh }, needs);
  await attachments.drop(sha256);
  return true;
}

/** A picture without what is not seen; undefined where there is nothing to take out, as of a document or of what is damaged. */
function cleaned(
  bytes: Uint8Array | undefined,
  [holder]: readonly StoredAttachment[],
): Uint8Array<ArrayBuffer> | undefined {
  if (bytes === undefined || holder === undefined || holder.type === 'application/pdf') return undefined;
  const rest = withoutMetadata(bytes, holder.type);
  return rest === undefined || Buffer.compare(rest, bytes) === 0 ? undefined : rest;
}

interface Pointing {
  readonly before: StoredAttachment;
  readonly fresh: Pick<StoredAttachment, 'sha256' | 'sizeBytes'>;
}

/** Since when it is taken away, if it is, stays as it was. */
async function point({ before, fresh }: Pointing, { attachments, audit }: Needs): Promise<void> {
  const after = { ...before, ...fresh, revision: before.revision + 1 };
  await attachments.replace(after);
  await audit.record({ by: BY, action: 'attachment-cleaned', subject: subjectOf(before.id), before, after });
}

const BY = { kind: 'job', name: 'attachments' } as const;
