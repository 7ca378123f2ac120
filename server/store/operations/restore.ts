import { join } from 'node:path';
import { type StoreSettings } from '../connect.ts';
import { timeName } from './archive/names.ts';
import { checkBackup } from './checkBackup.ts';
import { restoreDatabase } from './restoreDatabase.ts';
import { restoreFolder } from './restoreFolder.ts';
import { type Replacing, type Restored, type Restoring } from './restoring.ts';

/**
 * Puts the data of a backup in the place of the present ones, which are kept as a restore point. Whatever goes wrong, the
 * present data stay or come back.
 *
 * @throws {OperationRefused} {StoreUnavailable} with one sentence.
 */
export async function restore(settings: StoreSettings, restoring: Restoring): Promise<Restored> {
  const { file, now, onStep } = restoring;
  const manifest = await checkBackup(file);
  onStep('checked');
  const restorePoint = join(settings.dataDir, 'restore-points', timeName(now()));
  const replacing: Replacing = { settings, restoring, manifest, restorePoint };
  return settings.mongodbUri === undefined ? restoreFolder(replacing) : restoreDatabase(replacing);
}
