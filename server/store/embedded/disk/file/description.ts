import { type PageFile } from './pageFile.ts';

/** What a file of LMDB (lmdb-js 3) says of itself as of one transaction. */
export interface Description {
  readonly pageBytes: number;
  readonly freePages: Tree;
  /** The tree whose entries are the tables. */
  readonly tables: Tree;
  /** The highest page in use. */
  readonly lastPage: number;
  readonly transaction: bigint;
}

/** A tree of pages; `root` is absent where it is empty. */
export interface Tree {
  readonly root: number | undefined;
  /** Levels from the root to the leaves, both included. */
  readonly depth: number;
  readonly branchPages: number;
  readonly leafPages: number;
  readonly overflowPages: number;
  readonly entries: number;
}

/**
 * The descriptions that LMDB may go by when it opens the file. The first two pages hold them by turns, and that of the
 * later transaction counts. Where that one was written before its pages were known to be on disk, a third one, in the
 * middle of the first page, tells what surely is; LMDB takes it after a power cut.
 *
 * @throws {Error} if the file does not begin as LMDB's files do.
 */
export function readDescriptions(file: PageFile): Description[] {
  const first = readStart(file, 0);
  if (!isStart(first)) throw new Error('its first page is no description');
  const pageBytes = first.readUInt32LE(FREE_TREE_AT);
  if (!PAGE_SIZES.has(pageBytes)) throw new Error(`its pages cannot have ${pageBytes} bytes`);
  const second = readStart(file, pageBytes);
  if (!isStart(second)) throw new Error('its second page is no description');
  const current = transactionOf(second) > transactionOf(first) ? second : first;
  if ((current.readUInt16LE(FREE_TREE_AT + 4) & NOT_KNOWN_TO_BE_ON_DISK) === 0)
    return [description(current, pageBytes)];
  const flushed = readStart(file, pageBytes / 2);
  return [current, flushed].map((start) => description(start, pageBytes));
}

/** It may be about to be written: what is read twice alike is whole. */
function readStart(file: PageFile, position: number): Buffer {
  for (let start = file.read(position, START_BYTES); ;) {
    const again = file.read(position, START_BYTES);
    if (again.equals(start)) return start;
    start = again;
  }
}

const MAGIC = 0xbeefc0de;
const MAGIC_AT = 24;
const VERSION = 2;
const VERSION_AT = 28;
const FREE_TREE_AT = 48;
const TABLES_TREE_AT = 96;
const LAST_PAGE_AT = 144;
const TRANSACTION_AT = 152;
const START_BYTES = 160;
const NOT_KNOWN_TO_BE_ON_DISK = 0x1000;
const PAGE_SIZES = new Set([512, 1024, 2048, 4096, 8192, 16384, 32768, 65536]);

/** A page begins with 24 bytes about itself, then comes the number of LMDB and the version of the format. */
function isStart(start: Buffer): boolean {
  return (
    start.length === START_BYTES &&
    start.readUInt32LE(MAGIC_AT) === MAGIC &&
    (start.readUInt32LE(VERSION_AT) & 0xffff) === VERSION
  );
}

function transactionOf(start: Buffer): bigint {
  return start.readBigUInt64LE(TRANSACTION_AT);
}

function description(start: Buffer, pageBytes: number): Description {
  return {
    pageBytes,
    freePages: readTree(start.subarray(FREE_TREE_AT)),
    tables: readTree(start.subarray(TABLES_TREE_AT)),
    lastPage: number64(start, LAST_PAGE_AT),
    transaction: transactionOf(start),
  };
}

/** The bytes that describe a tree. */
export const TREE_BYTES = 48;

/** A tree as it is described in a description of the file, and in the entry of a table. */
export function readTree(bytes: Buffer): Tree {
  return {
    root: bytes.readBigUInt64LE(40) === NO_PAGE ? undefined : number64(bytes, 40),
    depth: bytes.readUInt16LE(6),
    branchPages: number64(bytes, 8),
    leafPages: number64(bytes, 16),
    overflowPages: number64(bytes, 24),
    entries: number64(bytes, 32),
  };
}

/** The root of an empty tree. */
const NO_PAGE = 0xffff_ffff_ffff_ffffn;

/** A whole number of 64 bits; beyond 2⁵³ not exact, and then in no file. */
export function number64(bytes: Buffer, at: number): number {
  return Number(bytes.readBigUInt64LE(at));
}
