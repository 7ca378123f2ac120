/**
 * The tables of the store: documents by collection and place, index entries, the catalogue, answers kept for retries, and
 * the log of all changes in their order.
 */
export const TABLES = ['documents', 'entries', 'catalogue', 'retries', 'log'] as const;

export type Table = (typeof TABLES)[number];

export interface Entry {
  readonly key: Buffer;
  readonly value: Buffer;
}

/** Keys from `start` (inclusive) to `end` (exclusive), in the order of their bytes or against it. */
export interface KeyRange {
  readonly start: Buffer;
  readonly end: Buffer;
  readonly reverse?: boolean;
}

/** Ordered keys and values that can be read. */
export interface Reading {
  readonly get: (table: Table, key: Buffer) => Buffer | undefined;
  /** The first entries of the range, at most `limit`. */
  readonly range: (table: Table, range: KeyRange, limit: number) => Entry[];
  readonly count: (table: Table, range: KeyRange) => number;
}

/** What the tables held at one moment, whatever is committed later. It keeps the disk from using room again until it is released. */
export interface Snapshot extends Reading {
  readonly release: () => void;
}

/** A new value under a key; no value takes the key away. */
export interface Change {
  readonly table: Table;
  readonly key: Buffer;
  readonly value: Uint8Array | undefined;
}

/** Ordered keys and values on disk. */
export interface Disk extends Reading {
  readonly snapshot: () => Snapshot;
  /**
   * All changes are on disk, and read from then on, when this settles; or none of them when it rejects. The next commit waits
   * for it.
   */
  readonly commit: (changes: Iterable<Change>) => Promise<void>;
  /** Whether everything on it was read, and found sound, when it was opened. */
  readonly isRead: boolean;
  /**
   * Reads everything as it is at one moment and tells what is damaged, one sentence each, without its end. `due` is asked
   * after each piece, and awaited where it says so.
   */
  readonly faults: (due: () => Promise<void> | undefined) => AsyncIterable<string>;
  readonly close: () => Promise<void>;
}
