import { randomUUID } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StoreUnavailable } from '../storeUnavailable.ts';

/** What lies in the data folder of an embedded store. */
export interface StoreFolder {
  /** Documents, index entries, catalogue: one LMDB file, with its lock file beside it. */
  readonly documents: string;
  /** Present while a process serves the folder. */
  readonly lock: string;
  /** Where the serving process listens, as JSON; present while it serves. */
  readonly address: string;
  /** The Unix socket, where its path is short enough. */
  readonly socket: string;
  /** Tells this store from every other one, so that nobody talks to the wrong one. */
  readonly storeId: string;
}

/**
 * Opens the data folder, or makes it, for its owner alone.
 *
 * @throws {StoreUnavailable} if it is no folder or cannot be written.
 */
export function openFolder(dataDir: string): StoreFolder {
  try {
    if (!existsSync(dataDir)) mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    if (!statSync(dataDir).isDirectory()) throw new Error(NO_FOLDER);
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
    return {
      documents: join(dataDir, 'store.mdb'),
      lock: join(dataDir, 'store.lock'),
      address: join(dataDir, 'store.address'),
      socket: join(dataDir, 'store.sock'),
      storeId: readStoreId(join(dataDir, 'store.id')),
    };
  } catch (error) {
    throw new StoreUnavailable(`The data folder ${dataDir} cannot be written: ${reasonOf(error)}.`, error);
  }
}

/** Made once; where two processes make it at the same moment, the first one's holds. */
function readStoreId(path: string): string {
  try {
    writeFileSync(path, `${randomUUID()}\n`, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error;
  }
  return readFileSync(path, 'utf8').trim();
}

/** Whether an error of the system has this code. */
export function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

const NO_FOLDER = 'it is not a folder';

function reasonOf(error: unknown): string {
  if (isCode(error, 'EACCES') || isCode(error, 'EPERM')) return 'permission is denied';
  if (isCode(error, 'EROFS')) return 'it is on a read-only file system';
  if (isCode(error, 'ENOTDIR') || isCode(error, 'EEXIST')) return NO_FOLDER;
  if (isCode(error, 'ENOSPC')) return 'the disk is full';
  return error instanceof Error ? error.message : String(error);
}
