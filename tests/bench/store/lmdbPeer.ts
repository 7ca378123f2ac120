import { join } from 'node:path';
import { type Database, open } from 'lmdb';
import { keyNumber, orderedKey } from '#server/store/embedded/engine/orderedKey.ts';
import { ROW_BYTES, rowBytes, scattered } from './rows.ts';

/**
 * The `lmdb` package used directly, for the same bytes as the store has on disk, under the same keys in the same tables,
 * and with the same durability: each commit is flushed before it counts.
 */
export interface LmdbPeer {
  /** Puts documents, a thousand in a transaction. */
  readonly fill: (from: number, to: number) => void;
  /** Enters all documents into an index over `n`. */
  readonly index: () => void;
  readonly read: (id: number) => Buffer | undefined;
  readonly readRange: (first: number, count: number) => number;
  /** A single document and its entry, committed with those of other writers that wait at the same time, as `lmdb` does by itself. */
  readonly write: (id: number) => Promise<unknown>;
  readonly close: () => Promise<void>;
}

/** The numbers that the catalogue of a store would have given. */
const COLLECTION = keyNumber(1);
const INDEX = keyNumber(2);
const BATCH = 1000;

/** Opens a file of its own in the folder, or makes it, for a collection of `size`. */
export function openLmdbPeer(folder: string, size: number): LmdbPeer {
  // With overlapping sync, its default, a promise of a put is settled before the flush: not what the store promises.
  const root = open({ path: join(folder, 'peer.mdb'), noSubdir: true, maxDbs: 6, overlappingSync: false });
  const table = (name: string): Database<Buffer, Buffer> =>
    root.openDB<Buffer, Buffer>(name, { encoding: 'binary', keyEncoding: 'binary' });
  const documents = table('documents');
  const entries = table('entries');
  const place = (id: number): Buffer => Buffer.concat([COLLECTION, orderedKey(id)]);
  const entryFrom = (n: number): Buffer => Buffer.concat([INDEX, orderedKey(n)]);

  const entry = (id: number): Buffer => Buffer.concat([entryFrom(scattered(id, size)), place(id)]);
  const eachInBatches = ({ from, to }: { from: number; to: number }, act: (id: number) => void): void => {
    for (let at = from; at < to; at += BATCH) {
      root.transactionSync(() => {
        for (let id = at; id < Math.min(at + BATCH, to); id += 1) act(id);
      });
    }
  };

  return {
    fill(from, to) {
      eachInBatches({ from, to }, (id) => {
        documents.putSync(place(id), rowBytes(id, size));
      });
    },
    index() {
      eachInBatches({ from: 0, to: size }, (id) => {
        entries.putSync(entry(id), place(id));
      });
    },
    read: (id) => documents.get(place(id)),
    readRange(first, count) {
      let bytes = 0;
      for (const { value } of entries.getRange({ start: entryFrom(first), end: entryFrom(first + count) }))
        bytes += documents.get(value)?.length ?? 0;
      return bytes / ROW_BYTES;
    },
    write: (id) => Promise.all([documents.put(place(id), rowBytes(id, size)), entries.put(entry(id), place(id))]),
    close: () => root.close(),
  };
}
