import { closeSync, existsSync, openSync, readSync } from 'node:fs';

/**
 * Looks whether a file that is to be opened by LMDB begins as LMDB's files do: LMDB would bring down the whole process
 * over any other. A file that does not exist yet, or is empty, is made by LMDB.
 *
 * @throws {Error} if the file is of another kind.
 */
export function checkFile(path: string): void {
  const start = existsSync(path) ? readStart(path) : Buffer.alloc(0);
  if (start.length === 0) return;
  if (
    start.length < HEADER_BYTES ||
    start.readUInt32LE(MAGIC_AT) !== MAGIC ||
    start.readUInt32LE(VERSION_AT) !== VERSION
  )
    throw new Error(`${path} is damaged, or no file of this store`);
}

/** The first page begins with 24 bytes about the page, then this number and the version of the format (lmdb-js 3). */
const MAGIC = 0xbeefc0de;
const MAGIC_AT = 24;
const VERSION = 2;
const VERSION_AT = 28;
const HEADER_BYTES = 32;

function readStart(path: string): Buffer {
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(HEADER_BYTES);
    return bytes.subarray(0, readSync(file, bytes));
  } finally {
    closeSync(file);
  }
}
