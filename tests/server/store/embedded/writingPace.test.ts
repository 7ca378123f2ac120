import { type mongo } from 'mongoose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestStore, type TestStore } from '#tests/support/testStore.ts';

interface Row {
  _id: number;
  n: number;
  words: string;
}

/** Enough for a write of them to take many slices. */
const ROWS = 10_000;

describe('a write of many documents', () => {
  let store: TestStore;
  let rows: mongo.Collection<Row>;
  beforeAll(async () => {
    store = await openTestStore();
    rows = store.connection.getClient().db(store.databaseName).collection<Row>('rows');
    await rows.createIndex({ n: 1 }, {}, {});
  });
  afterAll(() => store.close());
  beforeEach(async () => {
    await rows.deleteMany({});
  });

  const made = (): Row[] => Array.from({ length: ROWS }, (_, _id) => ({ _id, n: 0, words: `cell therapy ${_id}` }));
  /** How many other commands are answered while it is going on. */
  const answeredDuring = async (write: Promise<unknown>): Promise<number> => {
    const state = { isOver: false };
    const over = write.finally(() => {
      state.isOver = true;
    });
    let answered = 0;
    while (!state.isOver) {
      await store.connection.getClient().db('admin').command({ ping: 1 });
      answered += 1;
    }
    await over;
    return answered;
  };

  it('lets others be answered meanwhile, whether it inserts, changes or removes', async () => {
    expect(await answeredDuring(rows.insertMany(made()))).toBeGreaterThan(20);
    expect(await answeredDuring(rows.updateMany({}, { $inc: { n: 1 } }))).toBeGreaterThan(20);
    expect(await answeredDuring(rows.deleteMany({ words: /^cell/ }))).toBeGreaterThan(20);
    expect(await rows.countDocuments({})).toBe(0);
  });

  it('loses nothing that others change meanwhile, and changes nothing twice', async () => {
    await rows.insertMany(made());
    const last = ROWS - 1;

    const all = rows.updateMany({}, { $inc: { n: 1 } });
    const others = Array.from({ length: 20 }, (_, at) => rows.updateOne({ _id: last - at }, { $inc: { n: 10 } }));
    const [{ matchedCount, modifiedCount }] = await Promise.all([all, ...others]);

    expect({ matchedCount, modifiedCount }).toEqual({ matchedCount: ROWS, modifiedCount: ROWS });
    expect(await rows.countDocuments({ n: 11 })).toBe(20);
    expect(await rows.countDocuments({ n: 1 })).toBe(ROWS - 20);
  });

  it('leaves out what is found no more when its turn comes', async () => {
    await rows.insertMany(made());

    const all = rows.updateMany({ n: 0 }, { $set: { n: 1 } });
    await rows.deleteOne({ _id: ROWS - 1 });
    const { matchedCount } = await all;

    expect(await rows.countDocuments({ n: 1 })).toBe(ROWS - 1);
    expect([ROWS - 1, ROWS]).toContain(matchedCount);
    expect(await rows.distinct('n')).toEqual([1]);
  });

  it('is there whole or not at all for whoever looks meanwhile', async () => {
    const write = rows.insertMany(made());
    const seen = new Set<number>();
    const state = { isOver: false };
    void write.finally(() => {
      state.isOver = true;
    });
    while (!state.isOver) seen.add(await rows.countDocuments({}));
    await write;

    expect([...seen].every((count) => count === 0 || count === ROWS)).toBe(true);
  });

  it('makes a second writer of the same key wait, and then tells that it is taken', async () => {
    const write = rows.insertMany(made());
    const second = rows.insertOne({ _id: 0, n: 7, words: '' }).catch((error: unknown) => error);

    const outcomes = await Promise.allSettled([write, second]);

    expect(await rows.countDocuments({ _id: 0 })).toBe(1);
    expect(outcomes.map(({ status }) => status)).toContain('fulfilled');
  });
});
