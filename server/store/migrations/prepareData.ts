import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Connection } from 'mongoose';
import { reasonOf } from '#server/platform/reasonOf.ts';
import { timeName } from '../operations/archive/names.ts';
import { databaseOf } from '../operations/database.ts';
import { StoreUnavailable } from '../storeUnavailable.ts';
import { type Store } from '../store.ts';
import { type Applied, appliedMigrations, pendingMigrations } from './ledger.ts';
import { migrate } from './migrate.ts';
import { MIGRATIONS, type Migration } from './migration.ts';

/** What bringing the data up to date needs. */
export interface Preparing {
  readonly dataDir: string;
  readonly now: () => Date;
  readonly productVersion: string;
  /** Tells a person what is done. */
  readonly say: (line: string) => void;
  /** Without a backup before: somebody has made one by other means. */
  readonly withoutBackup?: boolean;
  /** Those of the product where not given. */
  readonly migrations?: readonly Migration[];
}

/**
 * Brings the data of a store to the layout of this Parkfit, before anything else uses them. Before the first migration of
 * a store that holds data, these are backed up into `backups` of the data folder, where the newest few are kept. A store
 * that another process serves is that one's to migrate.
 *
 * @throws {StoreUnavailable} with one sentence, if the data cannot be used by this Parkfit.
 */
export async function prepareData({ connection, joined }: Store, preparing: Preparing): Promise<Applied[]> {
  const { migrations = MIGRATIONS, now, say, withoutBackup = false } = preparing;
  if (joined) {
    const pending = await pendingMigrations(connection, migrations);
    if (pending.length > 0) throw new StoreUnavailable(SERVED_BY_OLDER);
    return [];
  }
  let hadData = false;
  const applied = await migrate(connection, {
    migrations,
    now,
    owner: randomUUID(),
    async before([first]) {
      hadData = await holdsData(connection);
      if (first === undefined || withoutBackup || !hadData) return;
      say(`The data before the migration ${first.version} are in ${await backupBefore(connection, first, preparing)}`);
    },
  });
  // In a new store there was nothing to migrate.
  for (const { version, name } of applied.filter(({ version: done }) => hadData && done > 1))
    say(`Migrated: ${version}, ${name}.`);
  return applied;
}

/** What was done to the data, and what is to be done. */
export async function migrationStatus(
  connection: Connection,
): Promise<{ readonly applied: readonly Applied[]; readonly pending: readonly Migration[] }> {
  return { applied: await appliedMigrations(connection), pending: await pendingMigrations(connection, MIGRATIONS) };
}

const SERVED_BY_OLDER =
  'The process that serves the store is of an older Parkfit, or is still migrating the data; start it again with this one.';

/** Whether anything is there besides what migrations themselves write. */
async function holdsData(connection: Connection): Promise<boolean> {
  const collections = await databaseOf(connection).listCollections({}, { nameOnly: true }).toArray();
  for (const { name } of collections.filter((collection) => !OWN.has(collection.name))) {
    if (
      (await databaseOf(connection)
        .collection(name)
        .findOne({}, { projection: { _id: 1 } })) !== null
    )
      return true;
  }
  return false;
}

const OWN: ReadonlySet<string> = new Set(['migrations', 'locks']);

async function backupBefore(connection: Connection, { version }: Migration, preparing: Preparing): Promise<string> {
  const { dataDir, now, productVersion } = preparing;
  // Only here, since a start hardly ever needs it.
  const { backup } = await import('../operations/backup.ts');
  const folder = join(dataDir, 'backups');
  const file = join(folder, `${timeName(now())}-before-migration-${version}.parkfit`);
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await backup(connection, { file, overwrite: true, now, productVersion });
  } catch (error) {
    throw new StoreUnavailable(
      `The data must be migrated, and the backup before it cannot be made: ${reasonOf(error)} Where you have made one by other means, run: parkfit migrate --without-backup.`,
      error,
    );
  }
  await removeOld(folder);
  return file;
}

/** So many backups before migrations are kept. */
const KEPT = 5;

/** The names begin with the time. Other files in the folder are somebody else's. */
async function removeOld(folder: string): Promise<void> {
  const own = (await readdir(folder)).filter((name) => /^\d{8}T\d{6}Z-before-migration-\d+\.parkfit$/u.test(name));
  for (const name of own.sort().slice(0, -KEPT)) await rm(join(folder, name));
}
