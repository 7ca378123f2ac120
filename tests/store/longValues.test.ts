import { mongo } from 'mongoose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestStore, type TestStore } from '#tests/support/testStore.ts';

interface Row {
  readonly _id: string | number | mongo.ObjectId | mongo.Timestamp;
  readonly a?: string;
  readonly b?: string;
}

/** Lengths around those from which on an index may keep less than a whole value. */
const LENGTHS = [900, 926, 927, 940, 957, 958, 959, 1000, 3000];

describe('long values, and the last ones of their type', () => {
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

  const texts = LENGTHS.map((length) => 'x'.repeat(length));

  it('are found, changed and taken out by a long _id', async () => {
    await rows.insertMany(texts.flatMap((text) => [{ _id: text }, { _id: `${text}y` }]));

    for (const _id of texts) {
      expect(await rows.find({ _id }).toArray()).toEqual([{ _id }]);
      expect(await rows.countDocuments({ _id: { $in: [_id, `${_id}y`] } })).toBe(2);
      expect(await rows.updateOne({ _id }, { $set: { a: 'changed' } })).toMatchObject({ modifiedCount: 1 });
      expect(await rows.deleteOne({ _id })).toEqual({ acknowledged: true, deletedCount: 1 });
    }
    expect(await rows.countDocuments()).toBe(LENGTHS.length);
  });

  it.each(['_id', 'a'])('are found between bounds of %s that begin as they do', async (field) => {
    await rows.createIndex({ a: 1 }, {}, {});
    await rows.insertMany(texts.map((text) => ({ _id: text, a: text })));

    for (const [at, text] of texts.entries()) {
      expect(await rows.countDocuments({ [field]: { $gte: text } })).toBe(LENGTHS.length - at);
      expect(await rows.countDocuments({ [field]: { $lt: text } })).toBe(at);
    }
  });

  it('are found once each, and by the first field of an index whatever stands in the second', async () => {
    await rows.createIndex({ a: 1, b: 1 }, {}, {});
    await rows.insertMany(texts.map((text, _id) => ({ _id, a: text, b: 'y'.repeat(50) })));

    for (const a of texts) expect(await rows.countDocuments({ a })).toBe(1);
    expect(await rows.countDocuments({ a: { $in: texts } })).toBe(LENGTHS.length);
  });

  it('are found up to the last ObjectId and the last timestamp', async () => {
    const [id, time] = [new mongo.ObjectId('f'.repeat(24)), new mongo.Timestamp({ t: 0xffffffff, i: 0xffffffff })];
    await rows.insertMany([{ _id: new mongo.ObjectId() }, { _id: id }, { _id: time }]);

    expect(await rows.countDocuments({ _id: { $lte: id } })).toBe(2);
    expect(await rows.countDocuments({ _id: { $lt: id } })).toBe(1);
    expect(await rows.countDocuments({ _id: { $lte: time } })).toBe(1);
  });
});
