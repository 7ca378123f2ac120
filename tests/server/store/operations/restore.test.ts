import { existsSync, readdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Double, Int32, Long } from 'bson';
import { describe, expect, it } from 'vitest';
import { backup } from '#server/store/operations/backup.ts';
import { createDataVersion } from '#server/store/dataVersion.ts';
import { restore } from '#server/store/operations/restore.ts';
import { restoreInto } from '#server/store/operations/restoreDatabase.ts';
import { type RestoreStep } from '#server/store/operations/restoring.ts';
import { checkBackup } from '#server/store/operations/checkBackup.ts';
import { temporaryFolder } from '#tests/support/temporaryFolder.ts';
import { openTestStore } from '#tests/support/testStore.ts';
import { allOf, inFolder, now } from './inFolder.ts';

interface Park {
  readonly _id: string;
  readonly floors: number;
}

const PARKS: readonly Park[] = [
  { _id: 'a', floors: 3 },
  { _id: 'b', floors: 4 },
];
const NOTHING = (): void => undefined;

/** A folder that held other data when the backup `file` was made of it. */
async function afterBackup(): Promise<{ readonly dataDir: string; readonly file: string }> {
  const dataDir = join(temporaryFolder(), 'data');
  const file = join(dataDir, 'one.parkfit');
  await inFolder(dataDir, async ({ connection }) => {
    await connection.collection<Park>('parks').insertMany(PARKS.map((park) => ({ ...park })));
    await connection.collection('parks').createIndex({ floors: 1 }, { unique: true }, {});
    await backup(connection, { file, overwrite: false, now, productVersion: '0.1.0' });
    await connection.collection('parks').deleteMany({});
    await connection.collection<{ _id: string }>('later').insertOne({ _id: 'x' });
    await createDataVersion(connection).raise();
    await createDataVersion(connection).raise();
  });
  return { dataDir, file };
}

function failingAt(failing: RestoreStep): (step: RestoreStep) => void {
  return (step) => {
    if (step === failing) throw new Error(`failed at ${step}`);
  };
}

describe('a restore', () => {
  it('puts the data of the backup in the place of the present ones, and keeps these', async () => {
    const { dataDir, file } = await afterBackup();

    const { restorePoint = '' } = await restore({ dataDir }, { file, now, productVersion: '0.1.0', onStep: NOTHING });

    expect(restorePoint).toBe(join(dataDir, 'restore-points', '20261122T080000Z'));
    await inFolder(dataDir, async (store) => {
      expect(await allOf(store, 'parks')).toEqual(PARKS);
      expect(await allOf(store, 'later')).toEqual([]);
      await expect(store.connection.collection('parks').insertOne({ floors: 4 })).rejects.toMatchObject({
        code: 11_000,
      });
    });
    await inFolder(restorePoint, async (store) => {
      expect(await allOf(store, 'parks')).toEqual([]);
      expect(await allOf(store, 'later')).toEqual([{ _id: 'x' }]);
    });
  });

  it('leaves those collections empty whose documents are not to come back', async () => {
    const { dataDir, file } = await afterBackup();

    const without = ['parks', 'none of this name'];
    await restore({ dataDir }, { file, now, productVersion: '0.1.0', onStep: NOTHING, without });

    await inFolder(dataDir, async (store) => {
      expect(await allOf(store, 'parks')).toEqual([]);
      await expect(store.connection.collection('parks').insertOne({ floors: 4 })).resolves.toBeDefined();
    });
  });

  it('keeps the type of every number and the order of every field', async () => {
    const { dataDir, file } = await afterBackup();
    const values = { _id: 'n', int: new Int32(1), double: new Double(1), long: Long.fromNumber(1) };
    const again = join(dataDir, 'two.parkfit');
    await restore({ dataDir }, { file, now, productVersion: '0.1.0', onStep: NOTHING });
    await inFolder(dataDir, async ({ connection }) => {
      const inner = new Map<string, unknown>([
        ['9', 1],
        ['1', [new Map(Object.entries({ 8: 1, 3: 2 }).reverse())]],
      ]);
      const ordered = new Map<string, unknown>(Object.entries({ _id: 'm', inner }));
      ordered.set('10', 1).set('2', 2);
      await connection.db?.command({ insert: 'numbers', documents: [values, ordered] });
      await backup(connection, { file: again, overwrite: false, now, productVersion: '0.1.0' });
    });
    const other = join(temporaryFolder(), 'data');

    const { manifest, restorePoint } = await restore(
      { dataDir: other },
      { file: again, now, productVersion: '0.1.0', onStep: NOTHING },
    );

    expect(restorePoint).toBeUndefined();
    const copy = join(other, 'copy.parkfit');
    const copied = await inFolder(other, ({ connection }) =>
      backup(connection, { file: copy, overwrite: false, now, productVersion: '0.1.0' }),
    );
    expect(copied.collections.find(({ name }) => name === 'numbers')).toEqual(
      manifest.collections.find(({ name }) => name === 'numbers'),
    );
  });

  it('raises the data version above all that were there before', async () => {
    const { dataDir, file } = await afterBackup();

    await restore({ dataDir }, { file, now, productVersion: '0.1.0', onStep: NOTHING });

    // The backup had none, the store had come to 2.
    expect(await inFolder(dataDir, ({ connection }) => createDataVersion(connection).read())).toBe(3);
  });

  it.each(['checked', 'loaded', 'compared', 'replaced'] as const)(
    'leaves the present data as they were where it fails when it has %s',
    async (step) => {
      const { dataDir, file } = await afterBackup();

      const restoring = restore({ dataDir }, { file, now, productVersion: '0.1.0', onStep: failingAt(step) });

      await expect(restoring).rejects.toThrow(`failed at ${step}`);
      await inFolder(dataDir, async (store) => {
        expect(await allOf(store, 'parks')).toEqual([]);
        expect(await allOf(store, 'later')).toEqual([{ _id: 'x' }]);
      });
      expect(existsSync(join(dataDir, 'restoring'))).toBe(false);
      expect(existsSync(join(dataDir, 'restore-points', '20261122T080000Z'))).toBe(false);
    },
  );

  it('is refused while a process serves the folder', async () => {
    const { dataDir, file } = await afterBackup();

    await inFolder(dataDir, async (store) => {
      await expect(restore({ dataDir }, { file, now, productVersion: '0.1.0', onStep: NOTHING })).rejects.toThrow(
        `A process serves the data folder ${dataDir}; stop it first.`,
      );
      expect(await allOf(store, 'later')).toEqual([{ _id: 'x' }]);
    });
  });

  it('works where the present store is damaged', async () => {
    const { dataDir, file } = await afterBackup();
    await writeFile(join(dataDir, 'store.mdb'), 'no store');

    await restore({ dataDir }, { file, now, productVersion: '0.1.0', onStep: NOTHING });

    expect(await inFolder(dataDir, (store) => allOf(store, 'parks'))).toEqual(PARKS);
  });
});

describe('a restore into a MongoDB whose files are not at hand', () => {
  async function withBackup(use: (given: Awaited<ReturnType<typeof prepared>>) => Promise<void>): Promise<void> {
    const given = await prepared();
    try {
      await use(given);
    } finally {
      await given.store.close();
    }
  }

  async function prepared() {
    const folder = temporaryFolder();
    const file = join(folder, 'one.parkfit');
    const store = await openTestStore();
    const { connection } = store;
    await connection.collection<Park>('parks').insertMany(PARKS.map((park) => ({ ...park })));
    await connection.collection('parks').createIndex({ floors: 1 }, { unique: true }, {});
    await backup(connection, { file, overwrite: false, now, productVersion: '0.1.0' });
    await connection.collection('parks').deleteMany({});
    await connection.collection<{ _id: string }>('later').insertOne({ _id: 'x' });
    return { store, file, manifest: await checkBackup(file), restorePoint: join(folder, 'restore-points', 'then') };
  }

  const stepping = (file: string, onStep: (step: RestoreStep) => void) => ({
    file,
    now,
    productVersion: '0.1.0',
    onStep,
  });

  it('replaces the collections, and keeps a backup of the former data', async () => {
    await withBackup(async ({ store, file, manifest, restorePoint: point }) => {
      const restored = await restoreInto(store.connection, {
        restoring: stepping(file, NOTHING),
        manifest,
        restorePoint: point,
      });

      expect(restored.restorePoint).toBe(join(point, 'before-restore.parkfit'));
      expect(await allOf(store, 'parks')).toEqual(PARKS);
      expect(await allOf(store, 'later')).toEqual([]);
      await expect(store.connection.collection('parks').insertOne({ floors: 4 })).rejects.toMatchObject({
        code: 11_000,
      });
      expect(readdirSync(point)).toEqual(['before-restore.parkfit']);
    });
  });

  it.each(['loaded', 'compared', 'replaced'] as const)(
    'brings the former data back where it fails when it has %s',
    async (step) => {
      await withBackup(async ({ store, file, manifest, restorePoint: point }) => {
        const restoring = stepping(file, failingAt(step));

        await expect(restoreInto(store.connection, { restoring, manifest, restorePoint: point })).rejects.toThrow(
          `failed at ${step}`,
        );

        expect(await allOf(store, 'parks')).toEqual([]);
        expect(await allOf(store, 'later')).toEqual([{ _id: 'x' }]);
        expect(
          (await store.connection.listCollections())
            .map(({ name }) => name)
            .filter((name) => name.startsWith('restoring')),
        ).toEqual([]);
      });
    },
  );
});
