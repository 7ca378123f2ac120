import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Mongoose } from 'mongoose';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { offerStore } from '#server/store/connect.ts';
import { openTestStore } from '#tests/support/testStore.ts';

type Connection = Awaited<ReturnType<Mongoose['createConnection']>>;

interface Row {
  readonly _id: number;
}

describe('commands that tests make fail', () => {
  let dataDir: string;
  let connection: Connection;
  let stop: () => Promise<void>;
  beforeAll(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'parkfit-test-'));
    const offered = await offerStore(dataDir, { port: 0, standalone: false });
    stop = offered.stop;
    connection = await new Mongoose().createConnection(`${offered.uri}failing`).asPromise();
  });
  const configure = async (mode: unknown, data: object = {}): Promise<unknown> =>
    connection.getClient().db('admin').command({ configureFailPoint: 'failCommand', mode, data });
  afterEach(() => configure('off'));
  afterAll(async () => {
    await connection.close();
    await stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('fail with the code that is asked for, so many times', async () => {
    await configure({ times: 1 }, { failCommands: ['find'], errorCode: 2 });

    await expect(connection.collection('rows').findOne()).rejects.toMatchObject({ code: 2 });
    expect(await connection.collection('rows').findOne()).toBeNull();
  });

  it('are sent again by the driver where the error, or the end of the connection, says so', async () => {
    const rows = connection.collection<Row>('retried');

    await configure({ times: 1 }, { failCommands: ['insert'], errorCode: 91 });
    await rows.insertOne({ _id: 1 });
    await configure({ times: 1 }, { failCommands: ['insert'], closeConnection: true });
    await rows.insertOne({ _id: 2 });

    expect(await rows.countDocuments()).toBe(2);
  });

  it('carry the labels that are asked for', async () => {
    await configure('alwaysOn', {
      failCommands: ['count'],
      errorCode: 112,
      errorLabels: ['TransientTransactionError'],
    });

    await expect(connection.collection('rows').estimatedDocumentCount()).rejects.toMatchObject({
      code: 112,
      errorLabels: ['TransientTransactionError'],
    });
  });

  it('never fail so in the store of the product', async () => {
    const store = await openTestStore();

    const command = { configureFailPoint: 'failCommand', mode: 'alwaysOn', data: { failCommands: ['find'] } };
    await expect(store.connection.getClient().db('admin').command(command)).rejects.toMatchObject({ code: 59 });
    await store.close();
  });
});
