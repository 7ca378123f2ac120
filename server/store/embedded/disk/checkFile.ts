import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs';

/**
 * Looks whether a file that is to be opened by LMDB begins as LMDB's files do and reaches as far as the roots of its
 * trees: LMDB would bring down the whole process over any other. A file that does not exist yet, or is empty, is made by
 * LMDB.
 *
 * @throws {Error} if the file is of another kind or has been cut off.
 */
export function checkFile(path: string): void {
  if (!existsSync(path)) return;
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    if (size > 0 && !isSound(file, size)) throw new Error(`${path} is damaged, or no file of this store`);
  } finally {
    closeSync(file);
  }
}

/** The first two pages describe the file by turns; the description of the later transaction holds. */
function isSound(file: number, sizeBytes: number): boolean {
  const first = readStart(file, 0);
  if (!isDescription(first)) return false;
  const pageBytes = first.readUInt32LE(PAGE_BYTES_AT);
  const second = readStart(file, pageBytes);
  if (!isDescription(second)) return false;
  const current = second.readBigUInt64LE(TRANSACTION_AT) > first.readBigUInt64LE(TRANSACTION_AT) ? second : first;
  const pages = BigInt(Math.floor(sizeBytes / pageBytes));
  const roots = ROOTS_AT.map((at) => current.readBigUInt64LE(at));
  return roots.every((root) => root === NO_PAGE || root < pages);
}

/** A page begins with 24 bytes about itself, then this number, the version of the format, and what is in the file (lmdb-js 3). */
function isDescription(start: Buffer): boolean {
  return (
    start.length === START_BYTES && start.readUInt32LE(MAGIC_AT) === MAGIC && start.readUInt32LE(VERSION_AT) === VERSION
  );
}

const MAGIC = 0xbeefc0de;
const MAGIC_AT = 24;
const VERSION = 2;
const VERSION_AT = 28;
const PAGE_BYTES_AT = 48;
/** Page numbers of the roots of the free pages and of the tables. */
const ROOTS_AT = [88, 136];
const TRANSACTION_AT = 152;
const START_BYTES = 160;
/** The root of an empty tree. */
const NO_PAGE = 0xffff_ffff_ffff_ffffn;

function readStart(file: number, position: number): Buffer {
  const bytes = Buffer.alloc(START_BYTES);
  return bytes.subarray(0, readSync(file, bytes, 0, START_BYTES, position));
}
