import { join } from 'node:path';
import { type Database, open } from 'lmdb';
import { mongo } from 'mongoose';
import { encode } from '#server/store/embedded/engine/bson.ts';
import { logKey } from '#server/store/embedded/engine/log.ts';
import { encodeEvent } from '#server/store/embedded/engine/logEvent.ts';
import { keyNumber, orderedKey } from '#server/store/embedded/engine/orderedKey.ts';
import { retryKey } from '#server/store/embedded/engine/transactions.ts';
import { COLLECTION as COLLECTION_NAME } from './measureDriver.ts';
import { WRITERS } from './measures.ts';
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
  /** The same with all else that the store commits with an insert: what it logs, and what it keeps in case it is sent again. */
  readonly writeAll: (id: number, writer: number) => Promise<unknown>;
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
  const besides = openBesides(table, size);
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

  const write = (id: number): Promise<unknown> =>
    Promise.all([documents.put(place(id), rowBytes(id, size)), entries.put(entry(id), place(id))]);

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
    write,
    writeAll: (id, writer) => Promise.all([write(id), besides(id, writer)]),
    close: () => root.close(),
  };
}

/** What the store writes beside a document and its entry: the log, its size, and the answer to the last write of a session. */
function openBesides(
  table: (name: string) => Database<Buffer, Buffer>,
  size: number,
): (id: number, writer: number) => Promise<unknown> {
  const [log, retries, catalogue] = [table('log'), table('retries'), table('catalogue')];
  const uuid = new mongo.UUID();
  const namespace = { database: 'bench', collection: COLLECTION_NAME };
  const sessions = Array.from({ length: WRITERS }, () => retryKey(String(new mongo.UUID())));
  const at = new Date(0);
  let logged = 0n;
  return (id, writer) => {
    logged += 1n;
    const event = encodeEvent({ kind: 'insert', document: rowBytes(id, size) }, { namespace, at, uuid });
    const kept = encode({ number: id, reply: { n: 1 }, at });
    return Promise.all([
      log.put(logKey(logged), Buffer.from(event)),
      retries.put(sessions[writer] ?? Buffer.alloc(0), Buffer.from(kept)),
      catalogue.put(LOG_SIZE, logKey(logged)),
    ]);
  };
}

const LOG_SIZE = Buffer.from('size');
