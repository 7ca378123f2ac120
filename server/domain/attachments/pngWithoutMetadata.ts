import { PARTS_MAX, bytesOf, joined, textIn } from './bytes.ts';
import { type Orientation, exifOf, orientationIn } from './orientation.ts';

/** Chunks that say how the picture is shown; critical ones begin with a capital and are kept whatever they are. */
const SHOWN: ReadonlySet<string> = new Set(
  'tRNS gAMA cHRM sRGB iCCP cICP mDCV cLLI sBIT pHYs bKGD hIST sPLT acTL fcTL fdAT'.split(' '),
);
const SIGNATURE_BYTES = 8;

/**
 * A PNG with what is needed to show it, and its orientation: without texts, times, Exif, chunks of programs, and whatever
 * stands behind its end. Undefined where its chunks are not whole, or too many.
 *
 * @see W3C PNG (third edition) 5 and 11
 */
export function pngWithoutMetadata(bytes: Uint8Array): Uint8Array<ArrayBuffer> | undefined {
  const chunks = chunksOf(bytes);
  if (chunks === undefined) return undefined;
  const orientation = chunks.map(orientationOf).find((found) => found !== undefined);
  const [head, ...rest] = chunks
    .filter(({ name }) => /^[A-Z]/u.test(name) || SHOWN.has(name))
    .map(({ whole }) => whole);
  const turned = orientation === undefined ? [] : [exifChunk(orientation)];
  return joined([bytes.subarray(0, SIGNATURE_BYTES), ...(head === undefined ? [] : [head]), ...turned, ...rest]);
}

interface Chunk {
  readonly name: string;
  readonly whole: Uint8Array;
  readonly content: Uint8Array;
}

function chunksOf(bytes: Uint8Array): readonly Chunk[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const chunks: Chunk[] = [];
  for (let at = SIGNATURE_BYTES; at + 12 <= bytes.length;) {
    const [name, end] = [textIn(bytes, at + 4, 4), at + 12 + view.getUint32(at)];
    if (end > bytes.length || chunks.length === PARTS_MAX) return undefined;
    chunks.push({ name, whole: bytes.subarray(at, end), content: bytes.subarray(at + 8, end - 4) });
    if (name === 'IEND') return chunks;
    at = end;
  }
  return undefined;
}

function orientationOf({ name, content }: Chunk): Orientation | undefined {
  return name === 'eXIf' ? orientationIn(content) : undefined;
}

function exifChunk(orientation: Orientation): Uint8Array {
  const named = joined([bytesOf('eXIf'), exifOf(orientation)]);
  const [length, check] = [new DataView(new ArrayBuffer(4)), new DataView(new ArrayBuffer(4))];
  length.setUint32(0, named.length - 4);
  check.setUint32(0, crc32(named));
  return joined([new Uint8Array(length.buffer), named, new Uint8Array(check.buffer)]);
}

/** The checksum of chunks: bit by bit, for a few bytes. @see W3C PNG (third edition) annex D */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffff_ffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb8_8320 : 0);
  }
  return (crc ^ 0xffff_ffff) >>> 0;
}
