import { type mongo } from 'mongoose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestStore, type TestStore } from '#tests/support/testStore.ts';

describe('administering', () => {
  let store: TestStore;
  let client: mongo.MongoClient;
  let db: mongo.Db;
  let admin: mongo.Db;
  beforeAll(async () => {
    store = await openTestStore();
    client = store.connection.getClient();
    db = client.db(store.databaseName);
    admin = client.db('admin');
    await db.collection<{ _id: number; n: number }>('rows').insertMany([
      { _id: 1, n: 1 },
      { _id: 2, n: 2 },
    ]);
    await db.collection('rows').createIndex({ n: 1 }, {}, {});
    await db.createCollection('view', { viewOn: 'rows', pipeline: [] });
  });
  afterAll(() => store.close());

  it('tells how much a collection and a database hold', async () => {
    // { _id: int32, n: int32 } has 4 (length) + 9 (_id) + 7 (n) + 1 (end) = 21 bytes.
    expect(await db.command({ collStats: 'rows' })).toMatchObject({
      ns: `${store.databaseName}.rows`,
      count: 2,
      size: 42,
      avgObjSize: 21,
      nindexes: 2,
      capped: false,
    });
    expect(await db.command({ dbStats: 1 })).toMatchObject({ objects: 2, dataSize: 42, views: 1, indexes: 2 });
    await expect(db.command({ collStats: 'view' })).rejects.toMatchObject({ code: 166 });
  });

  it('gives known parameters and refuses unknown ones', async () => {
    expect(await admin.command({ getParameter: 1, ttlMonitorEnabled: 1 })).toMatchObject({ ttlMonitorEnabled: true });
    await expect(admin.command({ getParameter: 1, nonsense: 1 })).rejects.toMatchObject({ code: 72 });
    await expect(admin.command({ setParameter: 1, nonsense: 1 })).rejects.toMatchObject({ code: 72 });
    expect(await admin.command({ setParameter: 1, ttlMonitorSleepSecs: 1 })).toMatchObject({ ok: 1 });
  });

  it('tells of the operation that asks, and takes the end of one', async () => {
    const { inprog } = (await admin.command({ currentOp: 1 })) as unknown as {
      readonly inprog: readonly { readonly command: object }[];
    };

    expect(inprog.some(({ command }) => 'currentOp' in command || 'aggregate' in command)).toBe(true);
    expect(await admin.command({ killOp: 1, op: 123_456_789 })).toMatchObject({ ok: 1 });
  });

  it('tells of itself', async () => {
    expect(await admin.command({ hostInfo: 1 })).toMatchObject({ ok: 1 });
    expect(await admin.command({ replSetGetStatus: 1 })).toMatchObject({ myState: 1 });
    expect(await db.command({ usersInfo: 1 })).toMatchObject({ users: [] });
    expect(await admin.command({ getLog: '*' })).toMatchObject({ names: ['global', 'startupWarnings'] });
  });

  it('closes what a killed session has open', async () => {
    const session = client.startSession();
    session.startTransaction();
    await db.collection('rows').insertOne({ n: 3 }, { session });

    await db.command({ killSessions: [session.id] });

    await expect(session.commitTransaction()).rejects.toMatchObject({ code: 251 });
    await session.endSession();
    expect(await db.collection('rows').countDocuments()).toBe(2);
  });

  it('starts a session', async () => {
    expect(await db.command({ startSession: 1 })).toMatchObject({ timeoutMinutes: 30 });
  });
});
