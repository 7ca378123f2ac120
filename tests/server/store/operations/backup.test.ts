import { readFile, readdir, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { backup } from '#server/store/operations/backup.ts';
import { checkBackup } from '#server/store/operations/checkBackup.ts';
import { temporaryFolder } from '#tests/support/temporaryFolder.ts';
import { type TestStore, openTestStore } from '#tests/support/testStore.ts';
import { now } from './inFolder.ts';

let store: TestStore;

beforeAll(async () => {
  store = await openTestStore();
  await store.connection.collection<{ _id: string; areaM2: number }>('spaces').insertMany([
    { _id: 'b', areaM2: 2 },
    { _id: 'a', areaM2: 1 },
  ]);
  await store.connection.collection('spaces').createIndex({ areaM2: 1 }, { unique: true }, {});
  await store.connection.collection<{ _id: string; value: number }>('meta').insertOne({ _id: 'dataVersion', value: 7 });
});

afterAll(() => store.close());

function backUp(file: string, overwrite = false) {
  return backup(store.connection, { file, overwrite, now, productVersion: '0.1.0' });
}

describe('a backup', () => {
  it('says what it holds, and is found to be so', async () => {
    const file = join(temporaryFolder(), 'one.parkfit');

    const manifest = await backUp(file);

    // {_id: 'a', areaM2: 1} is 4 + (1+4+4+2) + (1+7+4) + 1 = 28 bytes, of which there are two.
    expect(manifest).toMatchObject({
      createdAt: '2026-11-22T08:00:00.000Z',
      productVersion: '0.1.0',
      dataVersion: 7,
      collections: [
        { name: 'meta', documents: 1 },
        { name: 'spaces', documents: 2, bytes: 56 },
      ],
    });
    expect(await checkBackup(file)).toEqual(manifest);
  });

  it('is for its owner alone, and leaves nothing beside it', async () => {
    const folder = temporaryFolder();

    await backUp(join(folder, 'one.parkfit'));

    expect((await stat(join(folder, 'one.parkfit'))).mode & 0o777).toBe(0o600);
    expect(await readdir(folder)).toEqual(['one.parkfit']);
  });

  it('does not replace a file unless that is asked for', async () => {
    const file = join(temporaryFolder(), 'one.parkfit');
    await writeFile(file, 'mine');

    await expect(backUp(file)).rejects.toThrow(
      `The file ${file} is there already; choose another name, or --force to replace it.`,
    );
    expect(await readFile(file, 'utf8')).toBe('mine');
    await backUp(file, true);
    expect(await checkBackup(file)).toMatchObject({ dataVersion: 7 });
  });

  it('shows one moment, whatever is written meanwhile', async () => {
    const counters = store.connection.collection<{ _id: number; value: number }>('counters');
    await counters.insertMany(Array.from({ length: 50 }, (_, _id) => ({ _id, value: 0 })));
    const file = join(temporaryFolder(), 'one.parkfit');
    const until = new AbortController();
    const writing = (async () => {
      while (!until.signal.aborted) await counters.updateMany({}, { $inc: { value: 1 } });
    })();

    await backUp(file);
    until.abort();
    await writing;

    const values = [
      ...gunzipSync(await readFile(file))
        .toString('latin1')
        .matchAll(/value\0([^]{4})/gu),
    ].map(([, bytes]) => bytes);
    // One of the data version, which stays 7, and fifty that are all the same.
    expect(values).toHaveLength(51);
    expect(new Set(values).size).toBeLessThanOrEqual(2);
    await store.connection.dropCollection('counters');
  });
});

describe('a damaged backup', () => {
  it('is known when it was cut off', async () => {
    const file = join(temporaryFolder(), 'one.parkfit');
    await backUp(file);
    await truncate(file, (await stat(file)).size - 20);

    await expect(checkBackup(file)).rejects.toThrow(`The backup ${file} cannot be used: it is not a whole archive.`);
  });

  it('is known when a value was changed', async () => {
    const file = join(temporaryFolder(), 'one.parkfit');
    await backUp(file);
    const changed = Buffer.from(
      gunzipSync(await readFile(file))
        .toString('latin1')
        .replace('areaM2\0\x01', 'areaM2\0\x03'),
      'latin1',
    );
    await writeFile(file, gzipSync(changed));

    await expect(checkBackup(file)).rejects.toThrow(
      /what it holds of the collection spaces is not what was written\.$/u,
    );
  });

  it('is known when it is no backup', async () => {
    const file = join(temporaryFolder(), 'one.parkfit');
    await writeFile(file, 'id,parkId\n');

    await expect(checkBackup(file)).rejects.toThrow(/it is not a whole archive\.$/u);
  });

  it('is told apart from a file that is not there', async () => {
    await expect(checkBackup(join(temporaryFolder(), 'none'))).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
