import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Connection } from 'mongoose';
import { openStore } from '../connect.ts';
import { createDataVersion } from '../dataVersion.ts';
import { MIGRATIONS } from '../migrations/migration.ts';
import { pendingMigrations } from '../migrations/ledger.ts';
import { OperationRefused } from '../operationRefused.ts';
import { type Manifest } from './archive/manifest.ts';
import { backup } from './backup.ts';
import { readCatalogue } from './catalogue.ts';
import { checkBackup } from './checkBackup.ts';
import { raiseAbove } from './dataVersionAbove.ts';
import { databaseOf } from './database.ts';
import { emptyCollections } from './emptyCollections.ts';
import { compareLoaded, createView, loadBackup } from './load.ts';
import { type Replacing, type RestoreStep, type Restored } from './restoring.ts';

/** Loads into the database itself, under other names, and renames: for a MongoDB whose files are not at hand. */
export async function restoreDatabase(replacing: Replacing): Promise<Restored> {
  const store = await openStore(replacing.settings, 'serve');
  try {
    return await restoreInto(store.connection, replacing);
  } finally {
    await store.close();
  }
}

/** The same over an open connection; the restore point is a backup in the folder of that name. */
export async function restoreInto(
  connection: Connection,
  { restoring, manifest, restorePoint }: Omit<Replacing, 'settings'>,
): Promise<Restored> {
  const { file, now, productVersion, onStep, without = [] } = restoring;
  const presentVersion = await createDataVersion(connection).read();
  await mkdir(restorePoint, { recursive: true, mode: 0o700 });
  const keptIn = join(restorePoint, 'before-restore.parkfit');
  await removeStaged(connection);
  await backup(connection, { file: keptIn, overwrite: false, now, productVersion });
  const done = new Set<RestoreStep>();
  const stepped = (step: RestoreStep): void => {
    done.add(step);
    onStep(step);
  };
  try {
    await replaceAll(connection, { file, manifest, onStep: stepped, without });
    await raiseAbove(connection, presentVersion);
    onStep('replaced');
  } catch (error) {
    await removeStaged(connection);
    if (done.has('compared')) await putBack(connection, { keptIn, presentVersion }, error);
    throw error;
  }
  return { manifest, restorePoint: keptIn };
}

async function putBack(
  connection: Connection,
  { keptIn, presentVersion }: { readonly keptIn: string; readonly presentVersion: number },
  cause: unknown,
): Promise<void> {
  try {
    await replaceAll(connection, {
      file: keptIn,
      manifest: await checkBackup(keptIn),
      onStep: () => undefined,
      without: [],
    });
    await raiseAbove(connection, presentVersion);
  } catch {
    throw new OperationRefused(
      `The restore has failed half-way, and so has bringing the former data back; they are in ${keptIn}: restore that file.`,
      cause,
    );
  }
}

interface ReplacingAll {
  readonly file: string;
  readonly manifest: Manifest;
  readonly onStep: (step: RestoreStep) => void;
  readonly without: readonly string[];
}

async function replaceAll(connection: Connection, { file, manifest, onStep, without }: ReplacingAll): Promise<void> {
  const views = await loadBackup({ connection, file, nameOf: stagedName });
  onStep('loaded');
  await compareLoaded({ connection, nameOf: stagedName }, manifest);
  await emptyCollections(connection, without, stagedName);
  await refuseNewer(connection);
  onStep('compared');
  const viewNames = new Set(views.map(({ name }) => name));
  await dropOthers(
    connection,
    new Set(manifest.collections.map(({ name }) => name).filter((name) => !viewNames.has(name))),
  );
  for (const { name } of manifest.collections.filter((collection) => !viewNames.has(collection.name)))
    await databaseOf(connection).renameCollection(stagedName(name), name, { dropTarget: true });
  for (const view of views) await createView(connection, view);
}

/** What a name of the backup is until it takes the place of the present collection. */
function stagedName(name: string): string {
  return `${STAGED}${name}`;
}

const STAGED = 'restoring.';

/** Left behind by a restore that was stopped. */
async function removeStaged(connection: Connection): Promise<void> {
  for (const { name } of await readCatalogue(connection))
    if (name.startsWith(STAGED)) await databaseOf(connection).dropCollection(name);
}

/** Views, and collections that the backup does not have. */
async function dropOthers(connection: Connection, kept: ReadonlySet<string>): Promise<void> {
  for (const { name, type } of await readCatalogue(connection))
    if (!name.startsWith(STAGED) && (type === 'view' || !kept.has(name)))
      await databaseOf(connection).dropCollection(name);
}

async function refuseNewer(connection: Connection): Promise<void> {
  await pendingMigrations(connection, MIGRATIONS, stagedName('migrations'));
}
