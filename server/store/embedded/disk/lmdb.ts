import { chmodSync } from 'node:fs';
import { type Database, open } from 'lmdb';
import { checkFile } from './checkFile.ts';
import { type Disk, type KeyRange, type Table, TABLES } from './disk.ts';

/**
 * Opens the LMDB file of a store, or makes it. The defaults of lmdb-js are durable: every commit is flushed before
 * `transactionSync` returns. `noSync`, `useWritemap` and `separateFlushed` would end that and are never set.
 */
export function openLmdb(path: string): Disk {
  checkFile(path);
  const root = open({ path, noSubdir: true, maxDbs: TABLES.length + 1 });
  // The folder may be open to others; what is in it need not be.
  for (const file of [path, `${path}-lock`]) chmodSync(file, 0o600);
  const tables = new Map<Table, Database<Buffer, Buffer>>(
    TABLES.map((name) => [name, root.openDB<Buffer, Buffer>(name, { encoding: 'binary', keyEncoding: 'binary' })]),
  );
  const of = (table: Table): Database<Buffer, Buffer> => {
    const found = tables.get(table);
    if (!found) throw new Error(`The store has no table ${table}.`);
    return found;
  };

  return {
    get: (table, key) => of(table).get(key),
    range: (table, range, limit) => [...of(table).getRange({ ...bounds(range), limit })],
    count: (table, range) => of(table).getKeysCount(bounds(range)),
    put(table, key, value) {
      of(table).putSync(key, Buffer.from(value.buffer, value.byteOffset, value.byteLength));
    },
    remove(table, key) {
      of(table).removeSync(key);
    },
    transaction: (work) => root.transactionSync(work),
    close: () => root.close(),
  };
}

/** LMDB walks backwards from the later key (inclusive) to the earlier one (exclusive), so the ends change their meaning. */
function bounds({ start, end, reverse = false }: KeyRange): Record<string, unknown> {
  if (!reverse) return { start, end };
  return { start: end, exclusiveStart: true, end: start, inclusiveEnd: true, reverse };
}
