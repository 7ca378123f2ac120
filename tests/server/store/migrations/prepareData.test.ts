import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Migration } from '#server/store/migrations/migration.ts';
import { prepareData } from '#server/store/migrations/prepareData.ts';
import { checkBackup } from '#server/store/operations/checkBackup.ts';
import { temporaryFolder } from '#tests/support/temporaryFolder.ts';
import { type TestStore, openTestStore } from '#tests/support/testStore.ts';

let store: TestStore;

beforeEach(async () => {
  store = await openTestStore();
});

afterEach(() => store.close());

/** As many as that, all of which do nothing. */
const upTo = (version: number): Migration[] =>
  Array.from({ length: version }, (_, at) => ({
    version: at + 1,
    name: `number-${at + 1}`,
    up: () => Promise.resolve(),
  }));

function prepare(dataDir: string, version: number, rest: { readonly joined?: boolean; readonly day?: number } = {}) {
  const said: string[] = [];
  const now = (): Date => new Date(Date.UTC(2026, 10, rest.day ?? 22, 8));
  const preparing = {
    dataDir,
    now,
    productVersion: '0.1.0',
    say: (line: string) => said.push(line),
    migrations: upTo(version),
  };
  return prepareData({ ...store, joined: rest.joined ?? false }, preparing).then(() => said);
}

const addSpace = () => store.connection.collection<{ _id: string }>('spaces').insertOne({ _id: 'a' });

describe('preparing the data', () => {
  it('backs them up before the first migration, and says where', async () => {
    const dataDir = temporaryFolder();
    await addSpace();

    const said = await prepare(dataDir, 2);

    const file = join(dataDir, 'backups', '20261122T080000Z-before-migration-1.parkfit');
    expect(said).toEqual([`The data before the migration 1 are in ${file}`, 'Migrated: 2, number-2.']);
    expect(await checkBackup(file)).toMatchObject({ collections: [{ name: 'spaces', documents: 1 }] });
  });

  it('makes no backup of nothing, nor where nothing is pending', async () => {
    const dataDir = temporaryFolder();
    const said = await prepare(dataDir, 2);
    await addSpace();
    await prepare(dataDir, 2);

    expect(await readdir(dataDir)).toEqual([]);
    // Nor does it speak of migrations where there was nothing to migrate.
    expect(said).toEqual([]);
  });

  it('keeps the newest five of its backups, and what else lies there', async () => {
    const dataDir = temporaryFolder();
    await addSpace();
    for (const version of [1, 2, 3, 4, 5]) await prepare(dataDir, version, { day: version });
    await writeFile(join(dataDir, 'backups', 'mine.parkfit'), '');

    await prepare(dataDir, 6, { day: 6 });

    expect((await readdir(join(dataDir, 'backups'))).sort()).toEqual([
      ...[2, 3, 4, 5, 6].map((version) => `2026110${version}T080000Z-before-migration-${version}.parkfit`),
      'mine.parkfit',
    ]);
  });

  it('leaves a store that another process serves to that one, and says so where something is pending', async () => {
    const dataDir = temporaryFolder();

    await expect(prepare(dataDir, 1, { joined: true })).rejects.toThrow(
      /^The process that serves the store is of an older Parkfit/u,
    );
    await prepare(dataDir, 1);
    expect(await prepare(dataDir, 1, { joined: true })).toEqual([]);
  });

  it('does not migrate without the backup', async () => {
    const dataDir = temporaryFolder();
    await addSpace();
    await writeFile(join(dataDir, 'backups'), 'a file where the folder would be');

    await expect(prepare(dataDir, 1)).rejects.toThrow(
      /^The data must be migrated, and the backup before it cannot be made: EEXIST/u,
    );
    expect(await store.connection.collection('migrations').countDocuments()).toBe(0);
  });
});
