import { type Connection } from 'mongoose';
import { type StoreSettings, hasData, holdData, openStore } from '../connect.ts';
import { createDataVersion } from '../dataVersion.ts';
import { MIGRATIONS } from '../migrations/migration.ts';
import { pendingMigrations } from '../migrations/ledger.ts';
import { OperationRefused } from '../operationRefused.ts';
import { type Store } from '../store.ts';
import { StoreUnavailable } from '../storeUnavailable.ts';
import { raiseAbove } from './dataVersionAbove.ts';
import { emptyCollections } from './emptyCollections.ts';
import { compareLoaded, createView, loadBackup } from './load.ts';
import { type Replacing, type Restored } from './restoring.ts';
import { verify } from './verify.ts';

/** Fills a store beside the present one, and puts its files in the place of the present ones. */
export async function restoreFolder(replacing: Replacing): Promise<Restored> {
  const { settings, restoring, manifest, restorePoint } = replacing;
  const presentVersion = await presentDataVersion(settings);
  const held = await holdData(settings.dataDir);
  try {
    const fresh = await openStore({ ...settings, dataDir: held.fresh }, 'serve');
    try {
      await fill(fresh.connection, replacing, presentVersion);
    } finally {
      await fresh.close();
    }
    const isKept = held.replace(restorePoint);
    try {
      restoring.onStep('replaced');
    } catch (error) {
      held.putBack(restorePoint);
      throw error;
    }
    return { manifest, ...(isKept && { restorePoint }) };
  } finally {
    held.release();
  }
}

async function fill(
  connection: Connection,
  { restoring: { file, onStep, without = [] }, manifest }: Replacing,
  presentVersion: number,
): Promise<void> {
  const nameOf = (name: string): string => name;
  const views = await loadBackup({ connection, file, nameOf });
  onStep('loaded');
  await compareLoaded({ connection, nameOf }, manifest);
  await emptyCollections(connection, without, nameOf);
  for (const view of views) await createView(connection, view);
  await pendingMigrations(connection, MIGRATIONS);
  const { valid } = await verify(connection);
  if (!valid) throw new OperationRefused('The restored data do not agree with themselves; nothing was changed.');
  await raiseAbove(connection, presentVersion);
  onStep('compared');
}

/** 0 where there is no present store, or it cannot be opened: it may be the reason for the restore. */
async function presentDataVersion(settings: StoreSettings): Promise<number> {
  if (!hasData(settings.dataDir)) return 0;
  let present: Store | undefined;
  try {
    present = await openStore(settings, 'serve');
    return await createDataVersion(present.connection).read();
  } catch (error) {
    if (error instanceof StoreUnavailable || present !== undefined) return 0;
    throw error;
  } finally {
    await present?.close();
  }
}
