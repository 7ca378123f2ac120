import { chmodSync } from 'node:fs';
import { type Database, open, type RootDatabaseOptionsWithPath, type Transaction } from 'lmdb';
import { checkFile } from './checkFile.ts';
import { sealed, unsealed } from './checksum.ts';
import { type Change, type Disk, type KeyRange, type Reading, type Table, TABLES } from './disk.ts';
import { faultsIn } from './inspectFile.ts';
import { markMade } from './madeMark.ts';

/**
 * Opens the LMDB file of a store, or makes it. A commit is written and flushed by a thread of LMDB while this one goes on;
 * without `overlappingSync` it is neither seen nor reported done before it has been flushed. `noSync` and `useWritemap`
 * would end that and are never set. What belongs together is told by `batch`, not by the turn of the event loop. Files up
 * to `wholeBytes` are read whole before.
 */
export function openLmdb(path: string, wholeBytes?: number): Disk {
  const isRead = checkFile(path, wholeBytes);
  const root = open(optionsFor(path));
  // The folder may be open to others; what is in it need not be.
  for (const file of [path, `${path}-lock`]) chmodSync(file, 0o600);
  const tables = openTables((name) => root.openDB<Buffer, Buffer>(name, { encoding: 'binary', keyEncoding: 'binary' }));
  markMade(path);

  return {
    ...readingOf(tables),
    snapshot() {
      // Transactions of one file are shared by its tables.
      const transaction = tables.documents.useReadTransaction();
      return {
        ...readingOf(tables, { transaction }),
        release() {
          transaction.done();
        },
      };
    },
    async commit(changes) {
      // Of a batch that ends by an error LMDB commits what it has been given, so that what may fail comes before it.
      const ready = Array.from(changes, readied);
      const parts = new Set<Promise<boolean>>();
      const whole = root.batch(() => {
        for (const { table, key, value } of ready)
          parts.add(value ? tables[table].put(key, value) : tables[table].remove(key));
      });
      try {
        await Promise.all([whole, ...parts]);
      } catch (error) {
        throw await causeOf(error);
      }
    },
    isRead,
    async *faults(due) {
      // A reader of its own keeps LMDB from using again what is being read, from its first reading on.
      const reader = root.useReadTransaction();
      try {
        root.get('', { transaction: reader });
        yield* faultsIn(path, due);
      } finally {
        reader.done();
      }
    },
    close: () => root.close(),
  };
}

/**
 * After two entries of a batch the thread of LMDB begins, while the others are still being handed over; it would else begin
 * only after whatever has come in by sockets meanwhile. The library knows this option, but does not declare it.
 */
const BATCH_START = { batchStartThreshold: 2 };

function optionsFor(path: string): RootDatabaseOptionsWithPath {
  const options = {
    path,
    noSubdir: true,
    maxDbs: TABLES.length + 1,
    overlappingSync: false,
    eventTurnBatching: false,
  };
  return { ...options, ...BATCH_START };
}

/** As LMDB was built. */
const MAX_KEY_BYTES = 1978;

/** A change as LMDB takes it. @throws {RangeError} where it would not */
function readied({ table, key, value }: Change): Change & { readonly value: Buffer | undefined } {
  if (key.length === 0 || key.length > MAX_KEY_BYTES) throw new RangeError(`A key has ${key.length} bytes.`);
  return { table, key, value: value && sealed(key, value) };
}

/** lmdb-js tells why a commit has failed by a promise beside the error. */
async function causeOf(error: unknown): Promise<unknown> {
  if (!(error instanceof Error && 'commitError' in error)) return error;
  try {
    await error.commitError;
    return error;
  } catch (cause) {
    return cause;
  }
}

type Tables = Readonly<Record<Table, Database<Buffer, Buffer>>>;

function openTables(openTable: (name: Table) => Database<Buffer, Buffer>): Tables {
  const [documents, entries, catalogue, retries, log] = TABLES;
  return {
    documents: openTable(documents),
    entries: openTable(entries),
    catalogue: openTable(catalogue),
    retries: openTable(retries),
    log: openTable(log),
  };
}

function readingOf(tables: Tables, options: { readonly transaction?: Transaction } = {}): Reading {
  return {
    get(table, key) {
      const value = tables[table].get(key, options);
      return value && unsealed(key, value);
    },
    range: (table, range, limit) =>
      Array.from(tables[table].getRange({ ...bounds(range), ...options, limit }), ({ key, value }) => ({
        key,
        value: unsealed(key, value),
      })),
    count: (table, range) => tables[table].getKeysCount({ ...bounds(range), ...options }),
  };
}

/** LMDB walks backwards from the later key (inclusive) to the earlier one (exclusive), so the ends change their meaning. */
function bounds({ start, end, reverse = false }: KeyRange): Record<string, unknown> {
  if (!reverse) return { start, end };
  return { start: end, exclusiveStart: true, end: start, inclusiveEnd: true, reverse };
}
