import { PARTS_MAX, bytesOf, joined, textIn } from './bytes.ts';
import { type Orientation, exifOf, orientationIn } from './orientation.ts';

const HEAD_BYTES = 12;
const SHOWN: ReadonlySet<string> = new Set(['VP8X', 'VP8 ', 'VP8L', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);
const PICTURES: ReadonlySet<string> = new Set(['VP8 ', 'VP8L', 'ANMF']);
/** Bits of VP8X that say that there is Exif, or XMP. */
const HAS_EXIF = 0x08;
const HAS_XMP = 0x04;

/**
 * A WebP with what is needed to show it, and its orientation: without Exif, XMP, chunks of programs, and whatever stands behind
 * its end. Undefined where its chunks are not whole, or too many.
 *
 * @see RFC 9649 2.7
 */
export function webpWithoutMetadata(bytes: Uint8Array): Uint8Array<ArrayBuffer> | undefined {
  const chunks = chunksOf(bytes);
  if (chunks === undefined) return undefined;
  const orientation = chunks.map(orientationOf).find((found) => found !== undefined);
  const kept = chunks.filter(({ name }) => SHOWN.has(name)).map((chunk) => shown(chunk, orientation !== undefined));
  // By the format it comes behind the picture.
  const content = joined([...kept, ...(orientation === undefined ? [] : [chunkOf('EXIF', exifOf(orientation))])]);
  return joined([bytesOf('RIFF'), uint32(content.length + 4), bytesOf('WEBP'), content]);
}

interface Chunk {
  readonly name: string;
  readonly content: Uint8Array;
}

function chunksOf(bytes: Uint8Array): readonly Chunk[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const chunks: Chunk[] = [];
  const end = Math.min(bytes.length, 8 + view.getUint32(4, true));
  for (let at = HEAD_BYTES; at + 8 <= end;) {
    const length = view.getUint32(at + 4, true);
    if (at + 8 + length > bytes.length || chunks.length === PARTS_MAX) return undefined;
    chunks.push({ name: textIn(bytes, at, 4), content: bytes.subarray(at + 8, at + 8 + length) });
    at += 8 + length + (length % 2);
  }
  return chunks.some(({ name }) => PICTURES.has(name)) ? chunks : undefined;
}

function orientationOf({ name, content }: Chunk): Orientation | undefined {
  if (name !== 'EXIF') return undefined;
  // Some programs write what only a JPEG has before it.
  return orientationIn(textIn(content, 0, 6) === 'Exif\0\0' ? content.subarray(6) : content);
}

function shown({ name, content }: Chunk, hasExif: boolean): Uint8Array {
  if (name !== 'VP8X') return chunkOf(name, content);
  const said = content.slice();
  const others = (content[0] ?? 0) & ~(HAS_EXIF | HAS_XMP);
  said[0] = hasExif ? others | HAS_EXIF : others;
  return chunkOf(name, said);
}

function chunkOf(name: string, content: Uint8Array): Uint8Array {
  return joined([bytesOf(name), uint32(content.length), content, new Uint8Array(content.length % 2)]);
}

function uint32(number: number): Uint8Array {
  const view = new DataView(new ArrayBuffer(4));
  view.setUint32(0, number, true);
  return new Uint8Array(view.buffer);
}
