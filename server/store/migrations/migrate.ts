import { setTimeout } from 'node:timers/promises';
import { type Connection } from 'mongoose';
import { reasonOf } from '#server/platform/reasonOf.ts';
import { StoreUnavailable } from '../storeUnavailable.ts';
import { type Applied, pendingMigrations, recordMigration } from './ledger.ts';
import { type Lease, takeLease } from './lease.ts';
import { type Migration } from './migration.ts';

/** How migrations are run. */
export interface Migrating {
  readonly migrations: readonly Migration[];
  readonly now: () => Date;
  /** Another one for each run. */
  readonly owner: string;
  /** Called once before the first migration that is done. */
  readonly before: (pending: readonly Migration[]) => Promise<void>;
}

/**
 * Does what is pending, one after the other, and records each; returns what was done. While another process does so, it
 * waits and then finds nothing left to do.
 *
 * @throws {StoreUnavailable} if one fails, which stays pending, or the store is of a newer Parkfit.
 */
export async function migrate(connection: Connection, migrating: Migrating): Promise<Applied[]> {
  const { migrations, owner, now } = migrating;
  for (let asked = 0; asked < ASKED_MAX; asked += 1) {
    const pending = await pendingMigrations(connection, migrations);
    if (pending.length === 0) return [];
    const lease = await takeLease('migration', { connection, owner, now });
    if (lease !== undefined) return whileRenewed(lease, () => applyAll(connection, lease, migrating));
    await setTimeout(PAUSE_MS);
  }
  throw new StoreUnavailable('Another process is migrating the data; start this one again when it is done.');
}

/** Together two minutes, twice a lease: one that a process has left behind ends within. */
const ASKED_MAX = 1200;
const PAUSE_MS = 100;

/** Several renewals may fail before the lease ends. */
const RENEWAL_MS = 15_000;

async function whileRenewed<T>(lease: Lease, work: () => Promise<T>): Promise<T> {
  // A failed renewal is told by the next one, before anything is recorded.
  const renewal = setInterval(() => void lease.renew().catch(() => undefined), RENEWAL_MS);
  try {
    return await work();
  } finally {
    clearInterval(renewal);
    await lease.end();
  }
}

async function applyAll(
  connection: Connection,
  lease: Lease,
  { migrations, now, before }: Migrating,
): Promise<Applied[]> {
  // Another process may have done it between the first look and the lease.
  const pending = await pendingMigrations(connection, migrations);
  if (pending.length > 0) await before(pending);
  const done: Applied[] = [];
  for (const { version, name, up } of pending) {
    await lease.renew();
    const appliedAt = now();
    await up(connection).catch((error: unknown) => {
      throw failed({ version, name }, error);
    });
    await lease.renew();
    const applied = { version, name, appliedAt, tookMs: now().getTime() - appliedAt.getTime() };
    await recordMigration(connection, applied);
    done.push(applied);
  }
  return done;
}

function failed({ version, name }: Pick<Migration, 'version' | 'name'>, error: unknown): StoreUnavailable {
  return new StoreUnavailable(`The migration ${version}, ${name}, of the data has failed: ${reasonOf(error)}`, error);
}
