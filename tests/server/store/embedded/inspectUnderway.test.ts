import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createClock } from '#server/platform/clock.ts';
import { type Disk } from '#server/store/embedded/disk/disk.ts';
import { failStop } from '#server/store/embedded/disk/failStop.ts';
import { openLmdb } from '#server/store/embedded/disk/lmdb.ts';
import { createDeferred } from '#server/store/embedded/engine/deferred.ts';
import { inspectUnderway } from '#server/store/embedded/inspectUnderway.ts';
import { startStoreServer } from '#server/store/embedded/storeServer.ts';
import { temporaryFolder } from '#tests/support/temporaryFolder.ts';

const KEY = Buffer.from('key');
const TEXT = Buffer.from('a text that is to be found in the file');

/** Every file counts as a large one, of which the leaves are not read before it is opened. */
const LARGE_FROM = 0;

/** A folder with one value. */
async function aFolder(): Promise<string> {
  const folder = temporaryFolder();
  const disk = openLmdb(join(folder, 'store.mdb'));
  await disk.commit([{ table: 'documents', key: KEY, value: TEXT }]);
  await disk.close();
  return folder;
}

/** Changes the value, which is in one leaf. */
async function aDamagedFolder(): Promise<string> {
  const folder = await aFolder();
  const path = join(folder, 'store.mdb');
  const bytes = readFileSync(path);
  for (let at = bytes.indexOf(TEXT); at >= 0; at = bytes.indexOf(TEXT, at)) bytes[at] = 0x41;
  writeFileSync(path, bytes);
  return folder;
}

function open(folder: string): Disk {
  return openLmdb(join(folder, 'store.mdb'), LARGE_FROM);
}

const DAMAGE = {
  name: 'FileDamaged',
  message: expect.stringMatching(
    /^the table "documents", page \d+: an entry of the store is damaged: its checksum does not hold$/u,
  ) as string,
};

describe('a file that is too large to be read whole before it is opened', () => {
  it('is read by the server without having been asked for, which tells of a damaged leaf', async () => {
    const folder = await aDamagedFolder();
    const failure = createDeferred<unknown>();

    const server = await startStoreServer(open(folder), {
      storeId: 'large',
      address: { transport: 'socket', path: join(folder, 'store.sock') },
      now: createClock().now,
      onDiskFailure: failure.settle,
    });

    expect(await failure.promise).toMatchObject(DAMAGE);
    await server.close();
  });

  it('gives no answer any more when a damaged leaf has been found', async () => {
    const failure = createDeferred<unknown>();
    const disk = failStop(open(await aDamagedFolder()), failure.settle);

    const end = inspectUnderway(disk, disk.fail);
    await failure.promise;

    expect(() => disk.get('catalogue', KEY)).toThrow(
      /its checksum does not hold\), so the store takes no more commands; restore a backup\.$/u,
    );
    await end();
    await disk.close();
  });

  it('is left alone where it is sound', async () => {
    const faults: unknown[] = [];
    const disk = open(await aFolder());

    for await (const fault of disk.faults(() => undefined)) faults.push(fault);

    expect(faults).toEqual([]);
    await disk.close();
  });

  it('can be closed before all of it has been read, which is no fault', async () => {
    const faults: unknown[] = [];
    const disk = open(await aFolder());
    const isRead = createDeferred();
    const endless = { ...disk, faults: () => restingOnce(isRead.promise) };

    const ended = inspectUnderway(endless, (fault) => faults.push(fault))();
    isRead.settle();
    await ended;

    expect(faults).toEqual([]);
    await disk.close();
  });
});

/** A reading that is ended in the middle, as the pacer ends it. */
function restingOnce(until: Promise<void>): AsyncIterable<string> {
  const next = async (): Promise<never> => {
    await until;
    throw new Error('operation was interrupted');
  };
  return { [Symbol.asyncIterator]: () => ({ next }) };
}
