import { type Model, Schema, trusted } from 'mongoose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestStore, type TestStore } from '#tests/support/testStore.ts';

interface Space {
  readonly _id: string;
  readonly name: string;
  readonly areaM2?: number;
  readonly tags?: readonly string[];
}

const rows = new Schema<Space>({ _id: String, name: String, areaM2: Number, tags: [String] }, { versionKey: false });

describe('mongoose on the store', () => {
  let store: TestStore;
  let Row: Model<Space>;
  beforeAll(async () => {
    store = await openTestStore();
    Row = store.connection.model<Space>('Row', rows);
  });
  beforeEach(async () => {
    await store.connection.dropDatabase();
  });
  afterAll(() => store.close());

  it('stores, finds, changes and deletes a document', async () => {
    await Row.create({ _id: 'one', name: 'first', areaM2: 800 });
    expect(await Row.findById('one').lean()).toEqual({ _id: 'one', name: 'first', areaM2: 800, tags: [] });

    await Row.updateOne({ _id: 'one' }, { areaM2: 900 });
    expect(await Row.findOne({ name: 'first' }).lean()).toMatchObject({ areaM2: 900 });

    expect((await Row.deleteOne({ _id: 'one' })).deletedCount).toBe(1);
    expect(await Row.findById('one').lean()).toBeNull();
  });

  it('saves a document that has been loaded and changed', async () => {
    await Row.create({ _id: 'one', name: 'first', tags: ['gmp'] });

    const document = await Row.findById('one').orFail();
    document.set('name', 'renamed');
    await document.save();

    expect(await Row.findById('one').lean()).toEqual({ _id: 'one', name: 'renamed', tags: ['gmp'] });
  });

  it('counts, also by a filter, and lists what is different', async () => {
    await Row.insertMany([
      { _id: 'a', name: 'x', tags: ['p', 'q'] },
      { _id: 'b', name: 'x', tags: ['q'] },
      { _id: 'c', name: 'y' },
    ]);

    expect(await Row.estimatedDocumentCount()).toBe(3);
    expect(await Row.countDocuments({ name: 'x' })).toBe(2);
    expect(await Row.distinct('tags')).toEqual(['p', 'q']);
    expect(await Row.exists({ name: 'z' })).toBeNull();
  });

  it('takes what comes from outside in a filter as a value, never as an operator', async () => {
    await Row.create({ _id: 'one', name: 'first' });
    const fromOutside: unknown = { $gt: '' };

    await expect(Row.find({ name: fromOutside as string }).lean()).rejects.toThrow(/Cast to string failed/);
    expect(await Row.find({ name: trusted({ $gt: '' }) }).lean()).toHaveLength(1);
  });

  it('makes the indexes of a schema when asked, twice without harm, and brings others in line', async () => {
    const indexed = new Schema<Space>({ _id: String, name: String }).index({ name: 1 }, { unique: true });
    const Indexed = store.connection.model<Space>('Indexed', indexed);

    await Indexed.createIndexes();
    await Indexed.createIndexes();
    await Indexed.collection.createIndex({ areaM2: 1 }, {}, {});
    const dropped = await Indexed.syncIndexes();

    expect(dropped).toEqual(['areaM2_1']);
    expect((await Indexed.collection.indexes()).map(({ name }) => name)).toEqual(['_id_', 'name_1']);
    store.connection.deleteModel('Indexed');
  });

  it('goes through many documents with a cursor', async () => {
    await Row.insertMany(
      Array.from({ length: 250 }, (_, at) => ({ _id: `row-${String(at).padStart(3, '0')}`, name: 'n' })),
    );

    const seen: string[] = [];
    for await (const { _id } of Row.find().sort({ _id: 1 }).lean<Space>().cursor({ batchSize: 20 })) seen.push(_id);

    expect(seen).toHaveLength(250);
    expect(seen).toEqual([...seen].sort());
  });
});
