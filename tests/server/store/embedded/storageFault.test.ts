import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Mongoose } from 'mongoose';
import { describe, expect, it } from 'vitest';
import { createClock } from '#server/platform/clock.ts';
import { openStore } from '#server/store/connect.ts';
import { type Disk } from '#server/store/embedded/disk/disk.ts';
import { openLmdb } from '#server/store/embedded/disk/lmdb.ts';
import { startStoreServer, type StoreServerSettings } from '#server/store/embedded/storeServer.ts';
import { temporaryFolder } from '#tests/support/temporaryFolder.ts';
import { startChild } from './processes/child.ts';

/** A disk that fails as LMDB does when the system cannot write: the commit is rejected, and the transaction has not happened. */
function failing(disk: Disk): Disk & { fail: () => void } {
  let broken = false;
  return {
    ...disk,
    fail() {
      broken = true;
    },
    commit: (changes) => (broken ? Promise.reject(new Error('Input/output error')) : disk.commit(changes)),
  };
}

function settingsOf(path: string): StoreServerSettings {
  return { storeId: 'faulty', address: { transport: 'socket', path }, now: createClock().now };
}

describe('a disk that fails', () => {
  it('gives the client an error, takes no more writes, and has lost nothing that was acknowledged', async () => {
    const folder = temporaryFolder();
    const disk = failing(openLmdb(join(folder, 'store.mdb')));
    const path = join(folder, 'store.sock');
    const server = await startStoreServer(disk, settingsOf(path));
    const uri = `mongodb://${encodeURIComponent(path)}/test?directConnection=true`;
    const connection = await new Mongoose().createConnection(uri).asPromise();
    const rows = connection.collection<{ _id: number }>('rows');
    await rows.insertOne({ _id: 1 });

    disk.fail();

    await expect(rows.insertOne({ _id: 2 })).rejects.toMatchObject({ code: 96 });
    await expect(rows.insertOne({ _id: 3 })).rejects.toThrow(/takes no more commands until it is opened again/);
    await expect(rows.updateOne({ _id: 1 }, { $set: { changed: true } })).rejects.toMatchObject({ code: 96 });
    await expect(connection.db?.command({ ping: 1 })).rejects.toMatchObject({ code: 96 });
    await connection.close();
    await server.close();

    const reopened = await startStoreServer(openLmdb(join(folder, 'store.mdb')), settingsOf(path));
    const again = await new Mongoose().createConnection(uri).asPromise();
    expect(await again.collection('rows').find().toArray()).toEqual([{ _id: 1 }]);
    await again.close();
    await reopened.close();
  });

  it('that is full refuses, and has every acknowledged document when there is room again', async () => {
    const dataDir = temporaryFolder();
    // A limit on the size of files (in blocks of 512 or 1,024 bytes) stands for a full disk.
    const child = startChild('fill', [dataDir], 'ulimit -f 6000');
    const line: unknown = (await child.lines.next()).value;
    await child.ended;
    const told: unknown = JSON.parse(String(line));

    const store = await openStore({ dataDir }, 'serve');
    const rows = store.connection.collection<{ _id: number }>('rows');
    const acknowledged = await rows.countDocuments();
    await rows.insertOne({ _id: -1 });
    await store.close();

    expect(told).toEqual({
      acknowledged,
      refusal: 96,
      afterwards: 96,
      message: expect.stringContaining(
        'has failed: Input/output error. What was acknowledged is on the disk;',
      ) as string,
    });
    expect(acknowledged).toBeGreaterThan(0);
  });

  it('that gives back other bytes than were written ends the store with a word about backups', async () => {
    const dataDir = temporaryFolder();
    const store = await openStore({ dataDir }, 'serve');
    const rows = store.connection.collection<{ _id: number; text: string }>('rows');
    const text = 'a text that is to be found in the file';
    await rows.insertOne({ _id: 1, text });
    const path = join(dataDir, 'store.mdb');
    const bytes = readFileSync(path);
    for (let at = bytes.indexOf(text); at >= 0; at = bytes.indexOf(text, at)) bytes[at] = 0x41;
    writeFileSync(path, bytes, { flag: 'r+' });

    await expect(rows.findOne({ _id: 1 })).rejects.toMatchObject({ code: 96 });

    const { message } = await store.failed;
    expect(message).toBe(
      `The store in ${dataDir} is damaged: an entry of the store is damaged: its checksum does not hold. Restore a backup, which keeps the present data beside it; \`parkfit verify\` tells all that is damaged.`,
    );
    await store.close();
  });
});
