import { type Connection } from 'mongoose';
import { StoreUnavailable } from '../storeUnavailable.ts';
import { type Migration } from './migration.ts';

/** A migration that was done. */
export interface Applied {
  readonly version: number;
  readonly name: string;
  readonly appliedAt: Date;
  readonly tookMs: number;
}

/** The migrations that were done, oldest first. */
export async function appliedMigrations(connection: Connection, name = LEDGER): Promise<Applied[]> {
  const rows = await ledger(connection, name)
    .find({}, { sort: { _id: 1 } })
    .toArray();
  return rows.map(({ _id, ...rest }) => ({ version: _id, ...rest }));
}

/**
 * The migrations that are still to be done, in order, by what the collection `name` says was done.
 *
 * @throws {StoreUnavailable} if the store has had one that is not known here, so that a newer Parkfit has written it.
 */
export async function pendingMigrations(
  connection: Connection,
  migrations: readonly Migration[],
  name = LEDGER,
): Promise<readonly Migration[]> {
  const applied = await appliedMigrations(connection, name);
  const unknown = applied.find(({ version }) => !migrations.some((known) => known.version === version));
  if (unknown !== undefined)
    throw new StoreUnavailable(
      `The data were written by a newer Parkfit (migration ${unknown.version}, ${unknown.name}, is not known here); use that one, or restore a backup from before it.`,
    );
  return migrations.filter(({ version }) => !applied.some((done) => done.version === version));
}

/** Notes that a migration was done. */
export async function recordMigration(connection: Connection, { version, ...rest }: Applied): Promise<void> {
  await ledger(connection, LEDGER).insertOne({ _id: version, ...rest });
}

interface LedgerRow extends Omit<Applied, 'version'> {
  readonly _id: number;
}

const LEDGER = 'migrations';

function ledger(connection: Connection, name: string) {
  return connection.collection<LedgerRow>(name);
}
