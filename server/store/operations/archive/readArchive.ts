import { createReadStream } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { extract } from 'tar-stream';
import { BackupDamaged } from './damaged.ts';

/** A part of an archive. */
export interface Part {
  readonly name: string;
  readonly bytes: Buffer;
}

/** No part that Parkfit writes is longer: a document has at most 16 MiB. */
const PART_BYTES_MAX = 32 * 1024 * 1024;

/**
 * The parts of an archive, one after the other.
 *
 * @throws {BackupDamaged} where the file is no whole archive; an error of the file system where it cannot be read.
 */
export async function* readArchive(file: string): AsyncGenerator<Part> {
  const source = createReadStream(file);
  const parts = extract();
  const passed = pipeline(source, createGunzip(), parts);
  // Whoever reads the parts is told of it first.
  passed.catch(() => undefined);
  try {
    for await (const entry of parts) {
      const { name, size } = entry.header;
      if (size > PART_BYTES_MAX) throw new BackupDamaged(file, `its part ${name} is too long`);
      yield { name, bytes: await buffer(entry) };
    }
    await passed;
  } catch (error) {
    throw isOfFileSystem(error) || error instanceof BackupDamaged
      ? error
      : new BackupDamaged(file, 'it is not a whole archive', error);
  } finally {
    source.destroy();
  }
}

function isOfFileSystem(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error;
}
