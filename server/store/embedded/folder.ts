import { randomUUID } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
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

/** The name of the LMDB file. */
export const DOCUMENTS = 'store.mdb';

/**
 * Opens the data folder, or makes it, for its owner alone.
 *
 * @throws {StoreUnavailable} if it is no folder or cannot be written.
 */
export function openFolder(dataDir: string): StoreFolder {
  try {
    makeFolder(resolve(dataDir));
    if (!statSync(dataDir).isDirectory()) throw new Error(NO_FOLDER);
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
    return {
      documents: join(dataDir, DOCUMENTS),
      lock: join(dataDir, 'store.lock'),
      address: join(dataDir, 'store.address'),
      socket: join(dataDir, 'store.sock'),
      storeId: readStoreId(join(dataDir, 'store.id')),
    };
  } catch (error) {
    throw new StoreUnavailable(`The data folder ${dataDir} cannot be written: ${reasonOf(error)}.`, error);
  }
}

/** One folder after the other: `recursive` of Node 20 never comes back where a file system takes no folders, as /proc. */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    // Another process may have been faster.
    if (!isCode(error, 'EEXIST')) throw error;
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
  if (!(error instanceof Error)) return String(error);
  return REASONS['code' in error ? String(error.code) : ''] ?? error.message;
}

/** By the codes of the system. */
const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission is denied',
  EPERM: 'permission is denied',
  EROFS: 'it is on a read-only file system',
  ENOENT: 'it cannot be made there',
  ENOTDIR: NO_FOLDER,
  EEXIST: NO_FOLDER,
  ENOSPC: 'the disk is full',
};
