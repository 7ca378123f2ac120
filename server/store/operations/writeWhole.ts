import { randomUUID } from 'node:crypto';
import { statSync } from 'node:fs';
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
  refuseTaken(target);
  const partial = partialOf(target);
  try {
    const result = await filled(partial, fill);
    await nameAll([partial]);
    return result;
  } catch (error) {
    await removeAll([partial]);
    throw error;
  }
}

/**
 * The same for several files, which get their names only when the last one is whole.
 *
 * @throws {OperationRefused} if one of them is there already, before any is written.
 */
export async function writeAllWhole<T, W extends Target>(
  targets: readonly W[],
  fill: (handle: FileHandle, target: W) => Promise<T>,
): Promise<T[]> {
  targets.forEach(refuseTaken);
  const partials: Partial[] = [];
  const results: T[] = [];
  try {
    for (const target of targets) {
      const partial = partialOf(target);
      partials.push(partial);
      results.push(await filled(partial, (handle) => fill(handle, target)));
    }
    await nameAll(partials);
    return results;
  } catch (error) {
    await removeAll(partials);
    throw error;
  }
}

/** A file under the name that it has until it is whole. */
interface Partial {
  readonly target: Target;
  readonly path: string;
}

function partialOf(target: Target): Partial {
  return { target, path: `${target.file}.${randomUUID()}.partial` };
}

async function filled<T>({ path }: Partial, fill: (handle: FileHandle) => Promise<T>): Promise<T> {
  const handle = await open(path, 'wx', 0o600);
  try {
    const result = await fill(handle);
    await handle.sync();
    return result;
  } finally {
    await handle.close();
  }
}

/** Somebody may have taken a name meanwhile. */
async function nameAll(partials: readonly Partial[]): Promise<void> {
  for (const { target } of partials) refuseTaken(target);
  for (const { path, target } of partials) await rename(path, target.file);
  for (const folder of new Set(partials.map(({ path }) => dirname(path)))) putOnDisk(folder);
}

async function removeAll(partials: readonly Partial[]): Promise<void> {
  for (const { path } of partials) await rm(path, { force: true });
}

function refuseTaken({ file, overwrite }: Target): void {
  const there = statSync(file, { throwIfNoEntry: false });
  if (there?.isDirectory()) throw new OperationRefused(`${file} is a folder; choose the name of a file.`);
  if (there && !overwrite)
    throw new OperationRefused(`The file ${file} is there already; choose another name, or --force to replace it.`);
}
