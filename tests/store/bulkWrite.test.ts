import { mongo } from 'mongoose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestStore, type TestStore } from '#tests/support/testStore.ts';

interface Row {
  _id: number;
  n: number;
  list?: number[];
}

type Rows = Readonly<Record<string, Row>>;

describe('writing to several collections at once', () => {
  let store: TestStore;
  let client: mongo.MongoClient;
  let db: mongo.Db;
  const ns = (collection: string): string => `${store.databaseName}.${collection}`;
  beforeAll(async () => {
    store = await openTestStore();
    client = store.connection.getClient();
    db = client.db(store.databaseName);
  });
  beforeEach(async () => {
    await db.dropDatabase();
    await db.collection<Row>('a').insertMany([
      { _id: 1, n: 1 },
      { _id: 2, n: 2 },
    ]);
  });
  afterAll(() => store.close());

  it('does each operation and tells of each', async () => {
    const result = await client.bulkWrite<Rows>(
      [
        { namespace: ns('b'), name: 'insertOne', document: { _id: 9, n: 9 } },
        { namespace: ns('a'), name: 'updateMany', filter: { n: { $gte: 1 } }, update: { $inc: { n: 10 } } },
        { namespace: ns('a'), name: 'updateOne', filter: { _id: 3 }, update: { $set: { n: 3 } }, upsert: true },
        { namespace: ns('a'), name: 'replaceOne', filter: { _id: 1 }, replacement: { n: 11 } },
        { namespace: ns('a'), name: 'deleteOne', filter: { _id: 2 } },
        { namespace: ns('b'), name: 'deleteMany', filter: {} },
      ],
      { verboseResults: true },
    );

    // Matched: two by updateMany and one by replaceOne, which changes nothing as n is 11 already.
    expect(result).toMatchObject({
      insertedCount: 1,
      matchedCount: 3,
      modifiedCount: 2,
      upsertedCount: 1,
      deletedCount: 2,
    });
    expect(result.insertResults?.get(0)).toEqual({ insertedId: 9 });
    expect(result.updateResults?.get(1)).toMatchObject({ matchedCount: 2, modifiedCount: 2 });
    expect(result.updateResults?.get(2)).toMatchObject({ upsertedId: 3, didUpsert: true });
    expect(result.deleteResults?.get(5)).toEqual({ deletedCount: 1 });
    expect(await db.collection<Row>('a').find().toArray()).toEqual([
      { _id: 1, n: 11 },
      { _id: 3, n: 3 },
    ]);
  });

  it('takes a sort, array filters and variables', async () => {
    await db.collection<Row>('a').insertOne({ _id: 3, n: 0, list: [1, 5, 9] });

    await client.bulkWrite<Rows>(
      [
        { namespace: ns('a'), name: 'updateOne', filter: {}, update: { $set: { n: 100 } }, sort: { n: -1 } },
        {
          namespace: ns('a'),
          name: 'updateOne',
          filter: { _id: 3 },
          update: { $set: { 'list.$[large]': 0 } },
          arrayFilters: [{ large: { $gt: 4 } }],
        },
        { namespace: ns('a'), name: 'deleteOne', filter: { $expr: { $eq: ['$_id', '$$gone'] } } },
      ],
      { let: { gone: 1 } },
    );

    expect(await db.collection<Row>('a').find().toArray()).toEqual([
      { _id: 2, n: 100 },
      { _id: 3, n: 0, list: [1, 0, 0] },
    ]);
  });

  it('stops at an error where it is ordered, and goes on where not', async () => {
    const models: mongo.ClientBulkWriteModel<Rows>[] = [
      { namespace: ns('a'), name: 'insertOne', document: { _id: 1, n: 0 } },
      { namespace: ns('a'), name: 'insertOne', document: { _id: 7, n: 0 } },
    ];

    await expect(client.bulkWrite<Rows>(models)).rejects.toThrow(mongo.MongoClientBulkWriteError);
    expect(await db.collection<Row>('a').countDocuments()).toBe(2);

    const failure: unknown = await client.bulkWrite<Rows>(models, { ordered: false }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(mongo.MongoClientBulkWriteError);
    expect(failure).toMatchObject({
      writeErrors: new Map([[0, expect.objectContaining({ code: 11000 })]]),
      partialResult: { insertedCount: 1 },
    });
    expect(await db.collection<Row>('a').countDocuments()).toBe(3);
  });

  it('is all or nothing in a transaction', async () => {
    const session = client.startSession();

    await session.withTransaction(async () => {
      await client.bulkWrite<Rows>([{ namespace: ns('a'), name: 'insertOne', document: { _id: 7, n: 0 } }], {
        session,
      });
    });
    session.startTransaction();
    await client.bulkWrite<Rows>([{ namespace: ns('a'), name: 'deleteMany', filter: {} }], { session });
    await session.abortTransaction();
    await session.endSession();

    expect(await db.collection<Row>('a').countDocuments()).toBe(3);
  });

  it('is refused outside the admin database, and with an unknown namespace', async () => {
    await expect(
      db.command({ bulkWrite: 1, nsInfo: [{ ns: ns('a') }], ops: [{ insert: 0, document: { _id: 8 } }] }),
    ).rejects.toMatchObject({ code: 13 });
    await expect(
      client.db('admin').command({ bulkWrite: 1, nsInfo: [], ops: [{ insert: 0, document: { _id: 8 } }] }),
    ).rejects.toMatchObject({ code: 2 });
  });
});
