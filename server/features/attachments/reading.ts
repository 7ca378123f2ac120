import { createHash } from 'node:crypto';
import { fileTypeFromBuffer } from 'file-type';
import { ATTACHMENT_BYTES_MAX, AttachmentName, AttachmentType, type SentFile } from '#shared/attachment.ts';
import { Failure } from '#shared/failure.ts';
import { withoutMetadata } from '#server/domain/attachments/withoutMetadata.ts';
import { type PictureSize, pictureSize } from '#server/domain/attachments/pictureSize.ts';

/** What a file that was sent is. */
export interface ReadFile extends Partial<PictureSize> {
  readonly name: string;
  readonly type: AttachmentType;
  readonly sha256: string;
  readonly sizeBytes: number;
  /** As it is kept: a picture without its metadata. */
  readonly bytes: Uint8Array;
}

/** A browser that shows a picture takes four bytes a pixel: a small file may state more than a machine has. Ours. */
const PIXELS_MAX = 60_000_000;

/**
 * Tells what a file is by its content.
 *
 * @throws {Failure} media-type-not-supported; body-too-large; invalid-request where it is damaged, too wide or has no fit name
 */
export async function readFile({ name, bytes }: SentFile): Promise<ReadFile> {
  if (bytes.byteLength > ATTACHMENT_BYTES_MAX) {
    throw new Failure('body-too-large', { detail: `A file may have ${ATTACHMENT_BYTES_MAX} bytes.` });
  }
  const type = AttachmentType.safeParse((await fileTypeFromBuffer(bytes))?.mime).data;
  if (type === undefined) {
    throw new Failure('media-type-not-supported', { detail: 'A file must be a PNG, JPEG or WebP picture or a PDF.' });
  }
  const kept = type === 'application/pdf' ? { bytes } : pictureOf(bytes, type);
  return {
    name: nameOf(name),
    type,
    sha256: createHash('sha256').update(kept.bytes).digest('hex'),
    sizeBytes: kept.bytes.byteLength,
    ...kept,
  };
}

/** The last part of what a browser sends, which may be a whole path of the sender's machine. */
function nameOf(sent: string): string {
  const { success, data } = AttachmentName.safeParse(sent.split(/[/\\]/u).at(-1));
  if (success) return data;
  throw fault('The file needs a name of 1 to 150 characters, none of them control characters');
}

/** A picture to be kept: whoever looks at it need not learn where its photographer stood. */
function pictureOf(
  sent: Uint8Array,
  type: Exclude<AttachmentType, 'application/pdf'>,
): PictureSize & Pick<ReadFile, 'bytes'> {
  const size = sizeOf(sent, type);
  const bytes = withoutMetadata(sent, type);
  if (bytes === undefined) throw fault('The picture is damaged');
  return { ...size, bytes };
}

function sizeOf(bytes: Uint8Array, type: Exclude<AttachmentType, 'application/pdf'>): PictureSize {
  const size = pictureSize(bytes, type);
  if (size === undefined) throw fault('The picture is damaged');
  if (size.widthPx * size.heightPx > PIXELS_MAX) throw fault(`The picture has more than ${PIXELS_MAX} pixels`);
  return size;
}

function fault(message: string): Failure {
  return new Failure('invalid-request', { detail: message, errors: [{ path: 'file', message }] });
}
