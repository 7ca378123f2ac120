import { type FileHandle, writeFile } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { type Pack, pack } from 'tar-stream';
import { type Target, writeWhole } from '../writeWhole.ts';

/** Adds one part, which bears the time `at` of the archive; resolves when it has been taken on. */
export type AddPart = (name: string, bytes: Uint8Array) => Promise<void>;

/**
 * Writes a gzip'd tar of which `fill` adds the parts. The file has its name only when it is whole.
 *
 * @throws {OperationRefused} if the file is there already.
 */
export function writeArchive<T>(
  { at, ...target }: Target & { readonly at: Date },
  fill: (add: AddPart) => Promise<T>,
): Promise<T> {
  return writeWhole(target, (handle) => streamed(handle, at, fill));
}

async function streamed<T>(handle: FileHandle, at: Date, fill: (add: AddPart) => Promise<T>): Promise<T> {
  const packing = pack();
  const written = pipeline(packing, createGzip(), (zipped: AsyncIterable<Uint8Array>) => writeFile(handle, zipped));
  const failed = new Promise<never>((_resolve, reject) => {
    written.catch(reject);
  });
  // Without a part under way nobody may be listening.
  failed.catch(() => undefined);
  try {
    const result = await fill((name, bytes) => Promise.race([addPart(packing, { name, mtime: at }, bytes), failed]));
    packing.finalize();
    await written;
    return result;
  } catch (error) {
    packing.destroy();
    await written.catch(() => undefined);
    throw error;
  }
}

function addPart(packing: Pack, header: { readonly name: string; readonly mtime: Date }, bytes: Uint8Array) {
  return new Promise<void>((resolve, reject) => {
    const entry = packing.entry({ ...header, mode: 0o600, size: bytes.byteLength }, (error) => {
      if (error) reject(error);
      else resolve();
    });
    entry.end(bytes);
  });
}
