import { chmodSync } from 'node:fs';
import { type Database, open, type Transaction } from 'lmdb';
import { checkFile } from './checkFile.ts';
import { sealed, unsealed } from './checksum.ts';
import { type Disk, type KeyRange, type Reading, type Table, TABLES } from './disk.ts';

/**
 * Opens the LMDB file of a store, or makes it. The defaults of lmdb-js are durable: every commit is flushed before
 * `transactionSync` returns. `noSync`, `useWritemap` and `separateFlushed` would end that and are never set.
 */
export function openLmdb(path: string): Disk {
  checkFile(path);
  const root = open({ path, noSubdir: true, maxDbs: TABLES.length + 1 });
  // The folder may be open to others; what is in it need not be.
  for (const file of [path, `${path}-lock`]) chmodSync(file, 0o600);
  const tables = openTables((name) => root.openDB<Buffer, Buffer>(name, { encoding: 'binary', keyEncoding: 'binary' }));

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
    commit(changes) {
      root.transactionSync(() => {
        for (const { table, key, value } of changes) {
          if (value) tables[table].putSync(key, sealed(key, value));
          else tables[table].removeSync(key);
        }
      });
    },
    close: () => root.close(),
  };
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
