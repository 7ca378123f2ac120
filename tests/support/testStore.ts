import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type StoreSettings, openStore } from '#server/store/connect.ts';
import { type Store } from '#server/store/store.ts';

/** A store for one test file, and the one database in it that is the test's own. */
export interface TestStore extends Store {
  readonly databaseName: string;
  /** How another connection finds it. */
  readonly settings: StoreSettings;
}

/**
 * Opens an empty store: a database of its own on `TEST_MONGODB_URI` where that is set, else an embedded store in a
 * temporary folder. Closing it drops that database and nothing else. `MONGODB_URI` is never looked at.
 */
export async function openTestStore(): Promise<TestStore> {
  const databaseName = `parkfit_test_${randomBytes(6).toString('hex')}`;
  const mongodbUri = process.env['TEST_MONGODB_URI'];
  const dataDir = await mkdtemp(join(tmpdir(), 'parkfit-test-'));
  const settings = { dataDir, databaseName, ...(mongodbUri !== undefined && { mongodbUri }) };
  const store = await openStore(settings, 'serve');
  return {
    ...store,
    databaseName,
    settings,
    async close() {
      await store.connection.dropDatabase();
      await store.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
