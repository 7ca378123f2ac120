import { type FileHandle, open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { crc32 } from 'node:zlib';
import { z } from 'zod';
import { type Criterion } from '#server/domain/matching/criterion.ts';
import { ENGINE_VERSION } from '#server/domain/matching/version.ts';
import { IMAGE_FORMAT } from '#server/matchIndex/indexImage.ts';
import { roomyBytes } from '#server/matchIndex/kernel/ground.ts';
import { type MatchImage } from './matchIndex.ts';
import { type Holes, KINDS, type NumberArray, pack, unpack } from '#server/platform/packed.ts';
import { contentHash } from '#server/store/contentHash.ts';
import { putOnDisk } from '#server/store/putOnDisk.ts';

/** Of what an index was built: where any of it is another, its snapshot is stale. */
export interface Built {
  readonly dataVersion: number;
  readonly catalogue: readonly Criterion[];
  /** Whatever else decides which spaces take part, as whether demo spaces do. */
  readonly setting: string;
}

/** The image of a snapshot, or a sentence that says why it cannot be used. */
export type SnapshotRead = { readonly image: MatchImage } | { readonly reason: string };

/** First eight bytes of every snapshot. */
const MAGIC = Buffer.from('PKFITIDX', 'latin1');
/** After them: the checksum of all that follows it, and how long the head is. */
const HEAD_AT = MAGIC.length + 8;
/** Where that begins of which the checksum is made. */
const SUMMED_FROM = MAGIC.length + 4;
/** Arrays begin with a line of the cache. */
const ALIGNED = 64;

const Head = z.strictObject({
  stamp: z.string(),
  bytes: z.number().int(),
  arrays: z.array(
    z.tuple([
      z.enum(['Uint8Array', 'Uint16Array', 'Uint32Array', 'Int32Array', 'Float64Array']),
      z.number(),
      z.number(),
    ]),
  ),
  data: z.unknown(),
  holes: z.custom<Holes>((value) => typeof value === 'object' && value !== null),
});

/** Writes a snapshot whole or not at all: what was there before stays until the new one is on disk. The image must not change meanwhile. */
export async function writeSnapshot(path: string, image: MatchImage, built: Built): Promise<void> {
  const pieces = piecesOf(image, stampOf(built));
  const beside = `${path}.new`;
  const file = await open(beside, 'w');
  try {
    for (const piece of pieces) await file.writeFile(piece);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(beside, path);
  putOnDisk(dirname(path));
}

/** Reads a snapshot, which is given only where it is whole and of just what is asked for; undefined where there is none. The image stands in the bytes that were read. */
export async function readSnapshot(
  path: string,
  built: Built,
  pieceBytes = PIECE_BYTES,
): Promise<SnapshotRead | undefined> {
  const reading = readIfThere(path, pieceBytes);
  const stamp = stampOf(built);
  const file = await reading;
  return file && imageIn(file, stamp);
}

/** What stands in a file, the checksum of all that one is made of, and its head, which is not to be believed before that. */
interface Summed {
  readonly bytes: Buffer<ArrayBuffer>;
  readonly sum: number;
  /** Undefined where it is none. */
  readonly head: unknown;
}

async function readIfThere(path: string, pieceBytes: number): Promise<Summed | undefined> {
  try {
    return await bytesOfFile(path, pieceBytes);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Bytes that are read at a time: while they are summed up, the next ones are on their way. */
const PIECE_BYTES = 4 << 20;
/** Pieces that are on their way at a time: enough for as long as it takes to understand the head. */
const AHEAD = 8;

/** In one piece of memory, in which numbers stand where they may be read as such. */
async function bytesOfFile(path: string, pieceBytes: number): Promise<Summed> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const { buffer } = roomyBytes(size);
    const bytes = Buffer.from(buffer, 0, size);
    const pieces = Array.from({ length: Math.ceil(size / pieceBytes) }, (_, at) =>
      bytes.subarray(at * pieceBytes, (at + 1) * pieceBytes),
    );
    let sum = 0;
    let filled = 0;
    let head: unknown;
    const begin = (at: number): Promise<number> => awaitedLater(readPiece(file, pieces[at], at * pieceBytes));
    const reading = Array.from({ length: AHEAD }, (_, at) => begin(at));
    for (const [at, piece] of pieces.entries()) {
      const read = (await reading.shift()) ?? 0;
      filled += read;
      reading.push(begin(at + AHEAD));
      const summed = piece.subarray(at === 0 ? SUMMED_FROM : 0, read);
      if (summed.length > 0) sum = crc32(summed, sum);
      // While the rest is on its way.
      head ??= headIn(bytes.subarray(0, filled));
    }
    return { bytes: bytes.subarray(0, filled), sum, head };
  } finally {
    await file.close();
  }
}

/** What fails is told where it is awaited; until then, it is nobody's fault that nobody awaits it yet. */
function awaitedLater(read: Promise<number>): Promise<number> {
  read.catch(() => undefined);
  return read;
}

/** Fills a piece from a place in a file on, as far as there is anything; how many bytes it read. */
async function readPiece(file: FileHandle, piece: Buffer | undefined, from: number): Promise<number> {
  let filled = 0;
  for (let read = 1; piece !== undefined && read > 0 && filled < piece.length; filled += read) {
    ({ bytesRead: read } = await file.read(piece, filled, piece.length - filled, from + filled));
  }
  return filled;
}

/** All that decides what is in an image: what is offered, not what may be asked. */
function stampOf({ dataVersion, catalogue, setting }: Built): string {
  const criteria = catalogue.map(({ id, reads, readsPlaces, betterment, coverSlack, alike, madeOf }) => [
    [id, reads, readsPlaces, betterment, coverSlack],
    [alike?.map(({ facts }) => facts), madeOf],
  ]);
  return contentHash({ engine: ENGINE_VERSION, format: IMAGE_FORMAT, dataVersion, setting, criteria, endian: ENDIAN });
}

/** Arrays are written as they stand in memory. */
const ENDIAN = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1 ? 'little' : 'big';

function piecesOf(image: MatchImage, stamp: string): Uint8Array[] {
  const { data, arrays, holes } = pack(image);
  let at = 0;
  const table = arrays.map((array) => {
    const from = at;
    at = aligned(at + array.byteLength);
    return [array.constructor.name, from, array.length];
  });
  const head = headOf({ stamp, bytes: at, arrays: table, data, holes });
  const length = Buffer.alloc(4);
  length.writeUInt32LE(head.length);
  const room = (array: NumberArray): Uint8Array => new Uint8Array(aligned(array.byteLength) - array.byteLength);
  // The checksum of nothing at all would begin anew.
  const rest = [length, head, ...arrays.flatMap((array) => [bytesOf(array), room(array)])].filter(
    (piece) => piece.length > 0,
  );
  const sum = Buffer.alloc(4);
  sum.writeUInt32LE(rest.reduce((sofar, piece) => crc32(piece, sofar), 0));
  return [MAGIC, sum, ...rest];
}

function aligned(bytes: number): number {
  return Math.ceil(bytes / ALIGNED) * ALIGNED;
}

/** In letters of one byte, which are read more than twice as fast, and so long that the arrays begin after it: JSON may be followed by blanks. */
function headOf(data: unknown): Buffer {
  const json = JSON.stringify(data).replace(
    WIDE,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return Buffer.from(json.padEnd(aligned(HEAD_AT + json.length) - HEAD_AT), 'latin1');
}

const WIDE = /[\u0080-\uffff]/g;

function bytesOf(array: NumberArray): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}

/** Where the arrays begin. */
function arraysFrom(bytes: Buffer): number {
  return HEAD_AT + bytes.readUInt32LE(MAGIC.length + 4);
}

/** The head as far as bytes have been read; undefined where it is not there yet, or damaged. */
function headIn(bytes: Buffer): unknown {
  if (bytes.length < HEAD_AT || bytes.length < arraysFrom(bytes)) return undefined;
  try {
    return JSON.parse(bytes.toString('latin1', HEAD_AT, arraysFrom(bytes)));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function imageIn({ bytes, sum, head: found }: Summed, stamp: string): SnapshotRead {
  if (bytes.length < HEAD_AT || !bytes.subarray(0, MAGIC.length).equals(MAGIC))
    return { reason: 'It is no snapshot of an index' };
  if (sum !== bytes.readUInt32LE(MAGIC.length)) return { reason: 'The snapshot is damaged' };
  const from = arraysFrom(bytes);
  const head = Head.safeParse(found);
  if (!head.success) return { reason: 'The snapshot is of another format' };
  if (head.data.stamp !== stamp) return { reason: 'The snapshot is of other data, criteria or version' };
  const arrays = head.data.arrays.map(
    ([kind, at, length]) => new KINDS[kind](bytes.buffer, bytes.byteOffset + from + at, length),
  );
  const image = unpack({ data: head.data.data, holes: head.data.holes, arrays });
  return isImage(image) ? { image } : { reason: 'The snapshot is of another format' };
}

/** By its checksum and its stamp it is what this engine wrote; only then is it believed to be an image. */
function isImage(value: unknown): value is MatchImage {
  return typeof value === 'object' && value !== null && 'format' in value && value.format === IMAGE_FORMAT;
}
