import { copyFileSync, existsSync, linkSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { putOnDisk } from '../putOnDisk.ts';
import { StoreUnavailable } from '../storeUnavailable.ts';
import { readAddress } from './address.ts';
import { markMade, wasMade } from './disk/madeMark.ts';
import { DOCUMENTS, openFolder } from './folder.ts';
import { takeLock } from './lock.ts';
import { isServed } from './probe.ts';

/** A data folder that nobody serves and, while it is held, nobody can. */
export interface HeldFolder {
  /** A data folder for a store beside the present one, in the same file system; empty. */
  readonly fresh: string;
  /**
   * Puts the closed store of `fresh` in the place of the present one by one rename, and keeps the present one in a folder
   * that can itself be opened as a data folder. False where there is none to keep.
   */
  readonly replace: (keptIn: string) => boolean;
  /** Undoes `replace`. */
  readonly putBack: (keptIn: string) => void;
  /** Marks the file that is there now as made, removes `fresh`, and lets others serve the folder. */
  readonly release: () => void;
}

/** Whether there is a store in a data folder, in whatever state; or was one, whose file has been lost. */
export function hasStore(dataDir: string): boolean {
  const documents = join(dataDir, DOCUMENTS);
  return existsSync(documents) || wasMade(documents);
}

/**
 * Holds a data folder.
 *
 * @throws {StoreUnavailable} if a process serves it, or it cannot be used.
 */
export async function holdFolder(dataDir: string): Promise<HeldFolder> {
  const folder = openFolder(dataDir);
  const address = readAddress(folder);
  const lock = address && (await isServed(address, folder.storeId)) ? undefined : takeLock(folder.lock);
  if (lock === undefined) throw new StoreUnavailable(`A process serves the data folder ${dataDir}; stop it first.`);
  removeFresh(dataDir);
  const present = folder.documents;
  const fresh = join(dataDir, FRESH);
  mkdirSync(fresh, { mode: 0o700 });
  return {
    fresh,
    replace(keptIn) {
      const isThere = existsSync(present);
      if (isThere) keep(present, keptIn);
      moveOver(join(fresh, basename(present)), present);
      return isThere;
    },
    putBack(keptIn) {
      const kept = join(keptIn, basename(present));
      if (existsSync(kept)) moveOver(kept, present);
      else rmSync(present, { force: true });
      rmSync(keptIn, { recursive: true, force: true });
    },
    release() {
      markMade(present);
      removeFresh(dataDir);
      lock.release();
    },
  };
}

/** Left behind only by a restore that was killed. */
const FRESH = 'restoring';

function removeFresh(dataDir: string): void {
  if (readdirSync(dataDir).includes(FRESH)) rmSync(join(dataDir, FRESH), { recursive: true });
}

/** A second name for the file, so that there is no moment without a store; a copy where the file system has no second names. */
function keep(present: string, keptIn: string): void {
  mkdirSync(keptIn, { recursive: true, mode: 0o700 });
  const kept = join(keptIn, basename(present));
  try {
    linkSync(present, kept);
  } catch {
    copyFileSync(present, kept);
    putOnDisk(kept);
  }
  putOnDisk(keptIn);
}

function moveOver(from: string, to: string): void {
  putOnDisk(from);
  renameSync(from, to);
  // It belongs to the file that was there before.
  rmSync(`${to}-lock`, { force: true });
  putOnDisk(dirname(to));
}
