import { createReadStream } from 'node:fs';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createRestoring } from '#server/restoring.ts';
import { type RestoreBackup } from '#server/features/setup/restoring.ts';
import { PRODUCT_VERSION } from '#server/platform/productVersion.ts';
import { backup } from '#server/store/operations/backup.ts';
import { temporaryFolder } from '#tests/support/temporaryFolder.ts';
import { TEST_NOW, type TestServer, openTestServer } from '#tests/support/testServer.ts';

let server: TestServer;
let restore: RestoreBackup;

beforeAll(async () => {
  server = await openTestServer();
  const { dataDir } = server.store.settings;
  restore = createRestoring(server.store, { dataDir, now: () => TEST_NOW, prepare: server.services.prepare });
});

afterAll(() => server.close());

async function backedUp(name: string): Promise<string> {
  const file = join(temporaryFolder(), 'taken.parkfit');
  const other = await openTestServer({ demo: false });
  try {
    await other.services.organisations.users.add(
      { email: 'kept@example.test', name, language: 'en', isConfirmed: true },
      undefined,
    );
    const wish = { file, overwrite: false, now: () => TEST_NOW, productVersion: PRODUCT_VERSION };
    // Somebody is signed in, a link is on its way, and a letter waits.
    for (const name of ['sessions', 'oneTimeLinks', 'letters'])
      await other.store.connection.collection<{ _id: string }>(name).insertOne({ _id: 'of then' });
    await backup(other.store.connection, wish);
  } finally {
    await other.close();
  }
  return file;
}

const countOf = (name: string): Promise<number> => server.store.connection.collection(name).countDocuments();

async function spacesFound(): Promise<number> {
  const answer = await server.send('/matches?include=counts', { criteria: {} });
  const { counts } = z.looseObject({ counts: z.looseObject({ considered: z.number() }) }).parse(await answer.json());
  return counts.considered;
}

/** Whatever else is done. */
const freely = <T>(replace: () => Promise<T>): Promise<T> => replace();

const filesIn = (folder: string): Promise<string[]> => readdir(join(server.store.settings.dataDir, folder));

describe('createRestoring', () => {
  it('leaves everything as it is where the file is no whole backup, and keeps no file', async () => {
    const file = join(temporaryFolder(), 'broken.parkfit');
    await writeFile(file, 'this is no backup');
    const before = await spacesFound();

    await expect(restore(createReadStream(file), freely)).rejects.toMatchObject({ code: 'invalid-request' });

    expect(await spacesFound()).toBe(before);
    expect(before).toBeGreaterThan(0);
    expect(await filesIn('uploads')).toEqual([]);
  });

  it('takes no file beyond its limit, and keeps none of it', async () => {
    const { dataDir } = server.store.settings;
    const wish = { dataDir, now: () => TEST_NOW, prepare: server.services.prepare };
    const file = join(temporaryFolder(), 'large.parkfit');
    await writeFile(file, 'x'.repeat(101));

    const refused = createRestoring(server.store, { ...wish, bytesMax: 100 })(createReadStream(file), freely);
    const read = createRestoring(server.store, { ...wish, bytesMax: 101 })(createReadStream(file), freely);

    await expect(refused).rejects.toMatchObject({ code: 'body-too-large' });
    await expect(read).rejects.toMatchObject({ code: 'invalid-request' });
    expect(await filesIn('uploads')).toEqual([]);
  });

  it('puts the data of a backup in the place of those that are served, and searching goes on over them', async () => {
    const file = await backedUp('Kept Person');

    const { documents } = await restore(createReadStream(file), freely);

    expect(documents).toBeGreaterThan(0);
    expect(await server.services.identity.people.byEmail('kept@example.test')).toMatchObject({ name: 'Kept Person' });
    // The backup was taken where nothing invented is.
    expect(await spacesFound()).toBe(0);
    // All may have been ended, or sent, since.
    for (const name of ['sessions', 'oneTimeLinks', 'letters']) expect(await countOf(name)).toBe(0);
    expect(await filesIn('restore-points')).toHaveLength(1);
    expect(await filesIn('uploads')).toEqual([]);
  });
});
