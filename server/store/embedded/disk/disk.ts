/** The tables of the store: documents by collection and `_id`, index entries, the catalogue, and answers kept for retries. */
export const TABLES = ['documents', 'entries', 'catalogue', 'retries'] as const;

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

/** Ordered keys and values on disk. What a transaction wrote is on disk when it returns, or not there at all when it throws. */
export interface Disk {
  readonly get: (table: Table, key: Buffer) => Buffer | undefined;
  /** The first entries of the range, at most `limit`. */
  readonly range: (table: Table, range: KeyRange, limit: number) => Entry[];
  readonly count: (table: Table, range: KeyRange) => number;
  readonly put: (table: Table, key: Buffer, value: Uint8Array) => void;
  readonly remove: (table: Table, key: Buffer) => void;
  readonly transaction: <Result>(work: () => Result) => Result;
  readonly close: () => Promise<void>;
}
