import { type mongo } from 'mongoose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestStore, type TestStore } from '#tests/support/testStore.ts';

interface Row {
  _id: number;
  n?: number;
}

describe('collections of other kinds', () => {
  let store: TestStore;
  let db: mongo.Db;
  beforeAll(async () => {
    store = await openTestStore();
    db = store.connection.getClient().db(store.databaseName);
  });
  afterAll(() => store.close());

  describe('views', () => {
    beforeAll(async () => {
      await db.collection<Row>('base').insertMany([1, 2, 3, 4].map((_id) => ({ _id, n: _id * 10 })));
      await db.createCollection('large', { viewOn: 'base', pipeline: [{ $match: { n: { $gte: 20 } } }] });
      await db.createCollection('larger', { viewOn: 'large', pipeline: [{ $match: { n: { $gte: 30 } } }] });
    });

    it('are read as collections are', async () => {
      const large = db.collection<Row>('large');

      expect(await large.find({ n: { $lt: 40 } }, { sort: { n: -1 }, projection: { n: 1, _id: 0 } }).toArray()).toEqual(
        [{ n: 30 }, { n: 20 }],
      );
      expect(await large.find().skip(1).limit(1).toArray()).toEqual([{ _id: 3, n: 30 }]);
      expect(await large.countDocuments({ n: { $gt: 20 } })).toBe(2);
      expect(await large.estimatedDocumentCount()).toBe(3);
      expect(await large.distinct('n')).toEqual([20, 30, 40]);
      expect(await large.aggregate([{ $group: { _id: null, n: { $sum: '$n' } } }]).toArray()).toEqual([
        { _id: null, n: 90 },
      ]);
    });

    it('stand on other views', async () => {
      expect(await db.collection<Row>('larger').find().toArray()).toEqual([
        { _id: 3, n: 30 },
        { _id: 4, n: 40 },
      ]);
    });

    it('are not written', async () => {
      const large = db.collection<Row>('large');

      await expect(large.insertOne({ _id: 9 })).rejects.toMatchObject({ code: 166 });
      await expect(large.updateOne({}, { $set: { n: 1 } })).rejects.toMatchObject({ code: 166 });
      await expect(large.deleteOne({})).rejects.toMatchObject({ code: 166 });
      await expect(large.createIndex({ n: 1 }, {}, {})).rejects.toMatchObject({ code: 166 });
    });

    it('are listed as such, and changed', async () => {
      expect(await db.listCollections({ name: 'large' }).toArray()).toEqual([
        {
          name: 'large',
          type: 'view',
          options: { viewOn: 'base', pipeline: [{ $match: { n: { $gte: 20 } } }] },
          info: { readOnly: true },
        },
      ]);

      await db.createCollection('changing', { viewOn: 'base', pipeline: [] });
      await db.command({ collMod: 'changing', viewOn: 'base', pipeline: [{ $match: { n: 10 } }] });

      expect(await db.collection<Row>('changing').find().toArray()).toEqual([{ _id: 1, n: 10 }]);
    });
  });

  describe('capped collections', () => {
    it('keep the newest documents, in the order in which they came', async () => {
      const capped = await db.createCollection<Row>('capped', { capped: true, size: 4096, max: 3 });

      for (const _id of [5, 1, 4, 2]) await capped.insertOne({ _id });

      expect(await capped.find().toArray()).toEqual([{ _id: 1 }, { _id: 4 }, { _id: 2 }]);
      expect(await capped.find().sort({ $natural: -1 }).toArray()).toEqual([{ _id: 2 }, { _id: 4 }, { _id: 1 }]);
      expect(await capped.find().sort({ _id: 1 }).toArray()).toEqual([{ _id: 1 }, { _id: 2 }, { _id: 4 }]);
      expect(await capped.findOne({ _id: 4 })).toEqual({ _id: 4 });
      await expect(capped.insertOne({ _id: 4 })).rejects.toMatchObject({ code: 11000 });
      expect(await capped.isCapped()).toBe(true);
    });

    it('keep no more bytes than their size', async () => {
      const capped = await db.createCollection<{ _id: number; text: string }>('small', { capped: true, size: 4096 });

      // Each document has about 1,030 bytes, so that three fit into 4,096 and four do not.
      for (const _id of [1, 2, 3, 4, 5]) await capped.insertOne({ _id, text: 'x'.repeat(1000) });

      expect((await capped.find().toArray()).map(({ _id }) => _id)).toEqual([3, 4, 5]);
    });

    it('tell a tailable cursor of what comes later', async () => {
      const capped = await db.createCollection<Row>('tailed', { capped: true, size: 4096 });
      await capped.insertOne({ _id: 1, n: 1 });
      const cursor = capped.find({ n: { $gt: 0 } }, { tailable: true, awaitData: true });

      const first = await cursor.next();
      const later = cursor.next();
      await capped.insertMany([
        { _id: 2, n: 0 },
        { _id: 3, n: 5 },
      ]);

      expect([first, await later]).toEqual([
        { _id: 1, n: 1 },
        { _id: 3, n: 5 },
      ]);
      await cursor.close();
    });

    it('alone can be tailed', async () => {
      await db.collection<Row>('plain').insertOne({ _id: 1 });

      await expect(db.collection('plain').find({}, { tailable: true }).toArray()).rejects.toMatchObject({ code: 2 });
    });
  });

  describe('validators', () => {
    it('refuse documents, unless they are bypassed', async () => {
      const rows = await db.createCollection<Row>('checked', { validator: { n: { $gte: 0 } } });
      await rows.insertOne({ _id: 1, n: 0 });

      await expect(rows.insertOne({ _id: 2, n: -1 })).rejects.toMatchObject({ code: 121 });
      await expect(rows.updateOne({ _id: 1 }, { $set: { n: -1 } })).rejects.toMatchObject({ code: 121 });
      await rows.insertOne({ _id: 3, n: -1 }, { bypassDocumentValidation: true });

      expect(await rows.find().toArray()).toEqual([
        { _id: 1, n: 0 },
        { _id: 3, n: -1 },
      ]);
    });

    it('come and go by collMod; moderate ones let wrong documents stay wrong', async () => {
      const rows = db.collection<Row>('moderated');
      await rows.insertMany([
        { _id: 1, n: -1 },
        { _id: 2, n: 1 },
      ]);
      await db.command({ collMod: 'moderated', validator: { n: { $gte: 0 } }, validationLevel: 'moderate' });

      await rows.updateOne({ _id: 1 }, { $set: { n: -2 } });
      await expect(rows.updateOne({ _id: 2 }, { $set: { n: -2 } })).rejects.toMatchObject({ code: 121 });
      await db.command({ collMod: 'moderated', validationLevel: 'off' });
      await rows.updateOne({ _id: 2 }, { $set: { n: -2 } });

      expect(await rows.countDocuments({ n: -2 })).toBe(2);
    });
  });

  it('are refused where their options contradict each other', async () => {
    await expect(db.createCollection('x1', { capped: true })).rejects.toMatchObject({ code: 72 });
    await expect(db.command({ create: 'x2', nonsense: true })).rejects.toMatchObject({ code: 40415 });
    await db.createCollection('x3', { capped: true, size: 4096 });
    await expect(db.createCollection('x3')).rejects.toMatchObject({ code: 48 });
    await db.createCollection('x3', { capped: true, size: 4096 });
  });

  it('have indexes that collMod hides and whose time of expiry it changes', async () => {
    const rows = db.collection('expiring');
    await rows.createIndex({ at: 1 }, { expireAfterSeconds: 100 }, {});

    const told = await db.command({ collMod: 'expiring', index: { keyPattern: { at: 1 }, expireAfterSeconds: 200 } });
    await db.command({ collMod: 'expiring', index: { name: 'at_1', hidden: true } });

    expect(told).toMatchObject({ expireAfterSeconds_old: 100, expireAfterSeconds_new: 200 });
    expect((await rows.indexes())[1]).toMatchObject({ name: 'at_1', expireAfterSeconds: 200, hidden: true });
  });

  it('let nothing expire as a whole unless they are time series', async () => {
    const expiry = { expireAfterSeconds: 60 };

    await expect(db.createCollection('unexpiring', expiry)).rejects.toMatchObject({ code: 72 });
    await db.createCollection('measured', { timeseries: { timeField: 'at' }, ...expiry });

    const [measured] = await db.listCollections({ name: 'measured' }).toArray();
    expect(measured).toMatchObject({ type: 'timeseries', options: { expireAfterSeconds: 60 } });
  });

  it('are listed in batches', async () => {
    expect((await db.listCollections({}, { batchSize: 2 }).toArray()).length).toBeGreaterThan(4);
  });
});
