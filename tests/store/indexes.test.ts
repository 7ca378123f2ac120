import { mongo } from 'mongoose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestStore, type TestStore } from '#tests/support/testStore.ts';

/** Of any fields but an `_id`. */
interface Row extends mongo.Document {
  _id: number | mongo.Int32 | mongo.Double;
}

describe('indexes', () => {
  let store: TestStore;
  let rows: mongo.Collection<Row>;
  beforeAll(async () => {
    store = await openTestStore();
    rows = store.connection.collection<Row>('rows');
  });
  beforeEach(async () => {
    await store.connection.dropDatabase();
  });
  afterAll(() => store.close());

  it('refuses a second document with the same _id, whatever the type of its number', async () => {
    await rows.insertOne({ _id: new mongo.Int32(1) });

    await expect(rows.insertOne({ _id: new mongo.Double(1) })).rejects.toMatchObject({
      code: 11000,
      keyPattern: { _id: 1 },
      keyValue: { _id: 1 },
    });
  });

  it('refuses a second document with the same value of a unique index, also by update', async () => {
    await rows.createIndex({ email: 1 }, { unique: true }, {});
    await rows.insertMany([
      { _id: 1, email: 'a@x' },
      { _id: 2, email: 'b@x' },
    ]);

    await expect(rows.insertOne({ _id: 3, email: 'a@x' })).rejects.toMatchObject({
      code: 11000,
      keyPattern: { email: 1 },
    });
    await expect(rows.updateOne({ _id: 2 }, { $set: { email: 'a@x' } })).rejects.toMatchObject({ code: 11000 });
    await rows.updateOne({ _id: 1 }, { $set: { email: 'c@x' } });
    await rows.insertOne({ _id: 3, email: 'a@x' });
    await rows.deleteOne({ _id: 3 });
    await rows.insertOne({ _id: 4, email: 'a@x' });

    expect(await rows.find({ email: 'a@x' }).toArray()).toEqual([{ _id: 4, email: 'a@x' }]);
  });

  it('takes all fields of a compound unique index together, and a missing one as null', async () => {
    await rows.createIndex({ park: 1, name: -1 }, { unique: true }, {});
    await rows.insertMany([
      { _id: 1, park: 'p', name: 'a' },
      { _id: 2, park: 'p', name: 'b' },
      { _id: 3, park: 'p' },
    ]);

    await expect(rows.insertOne({ _id: 4, park: 'p', name: 'b' })).rejects.toMatchObject({
      code: 11000,
      keyPattern: { park: 1, name: -1 },
      keyValue: { park: 'p', name: 'b' },
    });
    await expect(rows.insertOne({ _id: 5, park: 'p', name: null })).rejects.toMatchObject({ code: 11000 });
  });

  it('lets a sparse or partial unique index leave documents out', async () => {
    await rows.createIndex({ code: 1 }, { unique: true, sparse: true }, {});
    await rows.createIndex({ seat: 1 }, { unique: true, partialFilterExpression: { active: true } }, {});

    await rows.insertMany([
      { _id: 1, seat: 1, active: true },
      { _id: 2, seat: 1 },
      { _id: 3, seat: 2, active: true },
    ]);

    await expect(rows.insertOne({ _id: 4, seat: 1, active: true })).rejects.toMatchObject({ code: 11000 });
    expect(await rows.countDocuments({ seat: 1 })).toBe(2);
  });

  it('refuses a unique index on what is not unique, and leaves no index behind', async () => {
    await rows.insertMany([
      { _id: 1, a: 1 },
      { _id: 2, a: 1 },
    ]);

    await expect(rows.createIndex({ a: 1 }, { unique: true }, {})).rejects.toMatchObject({ code: 11000 });
    expect((await rows.indexes()).map(({ name }) => name)).toEqual(['_id_']);
  });

  it('goes on after a failed document only where the order does not matter', async () => {
    const documents = [{ _id: 1 }, { _id: 1 }, { _id: 2 }];

    await expect(rows.insertMany(documents)).rejects.toMatchObject({ code: 11000, result: { insertedCount: 1 } });
    await rows.deleteMany({});
    await expect(rows.insertMany(documents, { ordered: false })).rejects.toMatchObject({
      result: { insertedCount: 2 },
    });
    expect(await rows.countDocuments()).toBe(2);
  });

  it('makes an index once, and refuses another one of its name or with other options', async () => {
    expect(await rows.createIndex({ a: 1 }, {}, {})).toBe('a_1');
    expect(await rows.createIndex({ a: 1 }, {}, {})).toBe('a_1');

    await expect(rows.createIndex({ a: 1 }, { name: 'other' }, {})).rejects.toMatchObject({ code: 85 });
    await expect(rows.createIndex({ b: 1 }, { name: 'a_1' }, {})).rejects.toMatchObject({ code: 86 });
  });

  it('drops an index by its name, or all of them', async () => {
    await rows.createIndexes([{ key: { a: 1 } }, { key: { b: 1 }, unique: true }, { key: { c: 1 } }]);

    await rows.dropIndex('b_1');
    expect((await rows.indexes()).map(({ name }) => name)).toEqual(['_id_', 'a_1', 'c_1']);
    await rows.insertMany([
      { _id: 1, b: 1 },
      { _id: 2, b: 1 },
    ]);

    await rows.dropIndexes();
    expect((await rows.indexes()).map(({ name }) => name)).toEqual(['_id_']);
    await expect(rows.dropIndex('b_1')).rejects.toMatchObject({ code: 27 });
  });

  it('tells the collections, and forgets what is dropped', async () => {
    const { db } = store.connection;
    await db?.createCollection('empty');
    await rows.insertOne({ _id: 1 });

    const names = async () => (await db?.listCollections().toArray())?.map(({ name }) => name).sort();
    expect(await names()).toEqual(['empty', 'rows']);
    await rows.drop();
    expect(await names()).toEqual(['empty']);
    expect(await rows.countDocuments()).toBe(0);
    await expect(rows.indexes()).rejects.toMatchObject({ code: 26 });
  });
});
