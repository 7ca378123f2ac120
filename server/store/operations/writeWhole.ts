import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { OperationRefused } from '../operationRefused.ts';
import { putOnDisk } from '../putOnDisk.ts';

/** Where a file goes. */
export interface Target {
  readonly file: string;
  /** Whether a file that is there already gives way. */
  readonly overwrite: boolean;
}

/**
 * Writes a file, for its owner alone, that has its name only when it is whole and on disk; whatever goes wrong before
 * leaves nothing behind.
 *
 * @throws {OperationRefused} if the file is there already.
 */
export async function writeWhole<T>(target: Target, fill: (handle: FileHandle) => Promise<T>): Promise<T> {
  refuseExisting(target);
  const partial = `${target.file}.${randomUUID()}.partial`;
  const handle = await open(partial, 'wx', 0o600);
  try {
    const result = await fill(handle);
    await handle.sync();
    await handle.close();
    refuseExisting(target);
    await rename(partial, target.file);
    putOnDisk(dirname(target.file));
    return result;
  } catch (error) {
    await handle.close().catch(() => undefined);
    await rm(partial, { force: true });
    throw error;
  }
}

function refuseExisting({ file, overwrite }: Target): void {
  if (!overwrite && existsSync(file))
    throw new OperationRefused(`The file ${file} is there already; choose another name, or --force to replace it.`);
}
