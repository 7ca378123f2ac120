import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Connection, Mongoose } from 'mongoose';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { offerStore } from '#server/store/connect.ts';
import { OperationRefused } from '#server/store/operationRefused.ts';
import { backup } from '#server/store/operations/backup.ts';
import { outlasts } from '#server/store/operations/historyWindow.ts';
import { exportAll } from '#server/store/operations/lines/exportLines.ts';
import { temporaryFolder } from '#tests/support/temporaryFolder.ts';
import { now } from './inFolder.ts';

describe('the pace of a backup', () => {
  // At 100 documents in 20 s, 1,500 take 300 s.
  it.each([
    { what: 'that fits exactly', elapsedMs: 20_000, documents: 100, of: 1500, late: false },
    { what: 'that is one document too slow', elapsedMs: 20_000, documents: 100, of: 1501, late: true },
    { what: 'of the first ten seconds, which says nothing', elapsedMs: 9999, documents: 1, of: 1_000_000, late: false },
    { what: 'after ten seconds', elapsedMs: 10_000, documents: 1, of: 1_000_000, late: true },
    { what: 'without a document yet', elapsedMs: 60_000, documents: 0, of: 1000, late: false },
    { what: 'past its estimate, within the window', elapsedMs: 299_000, documents: 2000, of: 1000, late: false },
    { what: 'past its estimate, and past the window', elapsedMs: 301_000, documents: 2000, of: 1000, late: true },
  ])('$what', ({ late, ...progress }) => {
    expect(outlasts(progress, 300)).toBe(late);
  });
});

describe('a server that keeps the history of the moment no longer', () => {
  let connection: Connection;
  let stop: () => Promise<void>;
  beforeEach(async () => {
    const offered = await offerStore(temporaryFolder(), { port: 0, standalone: false });
    stop = offered.stop;
    connection = await new Mongoose().createConnection(`${offered.uri}forgetting`).asPromise();
    await connection.collection<{ _id: number }>('rows').insertOne({ _id: 1 });
  });
  afterEach(async () => {
    await connection.close();
    await stop();
  });

  /** The first reading, of the data version, is still answered. */
  async function forget(errorCode: number): Promise<void> {
    const admin = connection.getClient().db('admin');
    const data = { failCommands: ['find'], errorCode };
    await admin.command({ configureFailPoint: 'failCommand', mode: { skip: 1 }, data });
  }

  // SnapshotTooOld, SnapshotUnavailable
  it.each([239, 246])('stops a backup and an export with a word about its own tools (%i)', async (code) => {
    const folder = temporaryFolder();
    const file = join(folder, 'one.parkfit');
    const says = /^The MongoDB of MONGODB_URI does not keep the history of one moment .*mongodump/u;

    await forget(code);
    const backedUp = backup(connection, { file, overwrite: false, now, productVersion: '0.1.0' });
    await expect(backedUp).rejects.toBeInstanceOf(OperationRefused);
    await expect(backedUp).rejects.toThrow(says);
    await forget(code);
    await expect(exportAll(connection, { folder, overwrite: false })).rejects.toThrow(says);

    expect(readdirSync(folder)).toEqual([]);
  });

  it('lets other errors through as they are', async () => {
    await forget(2);

    const backedUp = backup(connection, {
      file: join(temporaryFolder(), 'one.parkfit'),
      overwrite: false,
      now,
      productVersion: '0.1.0',
    });

    await expect(backedUp).rejects.toMatchObject({ code: 2 });
  });
});
