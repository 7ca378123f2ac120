import { randomBytes } from 'node:crypto';
import { mongo } from 'mongoose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestStore, type TestStore } from '#tests/support/testStore.ts';

interface Row {
  _id: number;
  [field: string]: unknown;
}

describe('volume', () => {
  let store: TestStore;
  beforeAll(async () => {
    store = await openTestStore();
  });
  afterAll(() => store.close());

  it('takes 10,000 documents and gives them back in several batches', async () => {
    const rows = store.connection.collection<Row>('rows');
    await rows.insertMany(Array.from({ length: 10_000 }, (_, _id) => ({ _id, half: Math.floor(_id / 2) })));

    const found = await rows.find({}, { batchSize: 777 }).sort({ _id: 1 }).toArray();

    expect(found.map(({ _id }) => _id)).toEqual(Array.from({ length: 10_000 }, (_, at) => at));
    expect(await rows.find({ half: { $lt: 10 } }).toArray()).toHaveLength(20);
  });

  it('goes on with a cursor while documents are removed and added', async () => {
    const rows = store.connection.collection<Row>('moving');
    await rows.insertMany(Array.from({ length: 1000 }, (_, _id) => ({ _id })));
    const cursor = rows.find({}, { batchSize: 10 }).sort({ _id: 1 });

    const first = await cursor.next();
    await rows.deleteMany({ _id: { $gte: 500 } });
    const rest = await cursor.toArray();

    expect(first).toEqual({ _id: 0 });
    expect(rest.slice(0, 499).map(({ _id }) => _id)).toEqual(Array.from({ length: 499 }, (_, at) => at + 1));
  });

  it('keeps a document of 15 MB, and refuses one beyond 16 MB', async () => {
    const rows = store.connection.collection<Row>('large');
    const bytes = randomBytes(15 * 1024 * 1024);

    await rows.insertOne({ _id: 1, bytes: new mongo.Binary(bytes) });

    const found = await rows.findOne({ _id: 1 });
    expect(found?.['bytes'] instanceof mongo.Binary && Buffer.compare(found['bytes'].value(), bytes)).toBe(0);
    const tooLarge = { _id: 2, bytes: new mongo.Binary(Buffer.alloc(17 * 1024 * 1024)) };
    await expect(rows.insertOne(tooLarge)).rejects.toThrow();
  });

  it('closes a cursor that is not wanted any more', async () => {
    const rows = store.connection.collection<Row>('closed');
    await rows.insertMany(Array.from({ length: 300 }, (_, _id) => ({ _id })));
    const cursor = rows.find({}, { batchSize: 10 });
    await cursor.next();
    const { id } = cursor;

    await cursor.close();

    const more = store.connection.db?.command({ getMore: id, collection: 'closed' });
    await expect(more).rejects.toMatchObject({ code: 43 });
  });
});
