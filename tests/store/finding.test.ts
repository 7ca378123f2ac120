import { mongo } from 'mongoose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestStore, type TestStore } from '#tests/support/testStore.ts';

interface Row {
  readonly _id: number;
  readonly name?: string | null;
  readonly n?: number;
  readonly tags?: readonly string[];
  readonly floors?: readonly { readonly level: number; readonly load: number }[];
}

const ROWS: readonly Row[] = [
  { _id: 1, name: 'alpha', n: 5, tags: ['a', 'b'], floors: [{ level: 1, load: 10 }] },
  { _id: 2, name: 'beta', n: 3, tags: ['b'] },
  {
    _id: 3,
    name: 'gamma',
    n: 9,
    floors: [
      { level: 1, load: 5 },
      { level: 2, load: 10 },
    ],
  },
  { _id: 4, name: null },
  { _id: 5, n: 3 },
];

describe('finding', () => {
  let store: TestStore;
  let rows: mongo.Collection<Row>;
  beforeAll(async () => {
    store = await openTestStore();
    rows = store.connection.collection<Row>('rows');
    await rows.insertMany(ROWS.map((row) => ({ ...row })));
    await rows.createIndex({ n: 1, name: -1 }, {}, {});
  });
  afterAll(() => store.close());

  const idsOf = async (filter: mongo.Filter<Row>) =>
    (await rows.find(filter).sort({ _id: 1 }).toArray()).map(({ _id }) => _id);

  it.each<{ filter: mongo.Filter<Row>; ids: number[]; finds: string }>([
    { finds: 'everything by an empty filter', filter: {}, ids: [1, 2, 3, 4, 5] },
    { finds: 'by _id', filter: { _id: 3 }, ids: [3] },
    { finds: 'by several _id, each once', filter: { _id: { $in: [5, 1, 1, 77] } }, ids: [1, 5] },
    { finds: 'by a range of _id', filter: { _id: { $gt: 1, $lte: 3 } }, ids: [2, 3] },
    { finds: 'by a value', filter: { n: 3 }, ids: [2, 5] },
    { finds: 'by the values of a compound index', filter: { n: 3, name: 'beta' }, ids: [2] },
    { finds: 'by a range on the second field of a compound index', filter: { n: 3, name: { $gte: 'a' } }, ids: [2] },
    { finds: 'by a range', filter: { n: { $gte: 5 } }, ids: [1, 3] },
    { finds: 'by a range with two ends', filter: { n: { $gt: 3, $lt: 9 } }, ids: [1] },
    { finds: 'what is null or missing', filter: { name: null }, ids: [4, 5] },
    { finds: 'what is there', filter: { name: { $exists: true } }, ids: [1, 2, 3, 4] },
    { finds: 'what is not equal', filter: { n: { $ne: 3 } }, ids: [1, 3, 4] },
    { finds: 'an element of an array', filter: { tags: 'b' }, ids: [1, 2] },
    { finds: 'an array as a whole', filter: { tags: ['b'] }, ids: [2] },
    { finds: 'all elements of an array', filter: { tags: { $all: ['a', 'b'] } }, ids: [1] },
    { finds: 'the size of an array', filter: { tags: { $size: 1 } }, ids: [2] },
    { finds: 'by a path through an array', filter: { 'floors.load': 10 }, ids: [1, 3] },
    { finds: 'by a position in an array', filter: { 'floors.1.load': 10 }, ids: [3] },
    { finds: 'one element that has it all', filter: { floors: { $elemMatch: { level: 1, load: 10 } } }, ids: [1] },
    { finds: 'either', filter: { $or: [{ n: 9 }, { name: 'alpha' }] }, ids: [1, 3] },
    { finds: 'both', filter: { $and: [{ n: 3 }, { name: 'beta' }] }, ids: [2] },
    { finds: 'neither', filter: { $nor: [{ n: 3 }, { n: 9 }] }, ids: [1, 4] },
    { finds: 'by a pattern', filter: { name: /^B/i }, ids: [2] },
    { finds: 'by a comparison of fields', filter: { $expr: { $gt: ['$n', '$_id'] } }, ids: [1, 2, 3] },
  ])('finds $finds', async ({ filter, ids }) => {
    expect(await idsOf(filter)).toEqual(ids);
  });

  it('finds a reference in an array by what it refers to', async () => {
    const referring = store.connection.collection<mongo.Document & { _id: number }>('referring');
    const [one, other] = [new mongo.ObjectId(), new mongo.ObjectId()];
    await referring.insertMany([
      { _id: 1, members: [{ $ref: 'people', $id: one }] },
      { _id: 2, members: [{ $ref: 'people', $id: other, $db: 'staff' }] },
    ]);

    const found = await referring.find({ members: { $elemMatch: { $id: other } } }).toArray();

    expect(found.map(({ _id }) => _id)).toEqual([2]);
  });

  it('sorts by several fields, what is missing first', async () => {
    const found = await rows.find({}, { sort: { n: 1, _id: -1 } }).toArray();

    expect(found.map(({ _id }) => _id)).toEqual([4, 5, 2, 1, 3]);
  });

  it('skips, then limits', async () => {
    const found = await rows.find({}).sort({ _id: -1 }).skip(1).limit(2).toArray();

    expect(found.map(({ _id }) => _id)).toEqual([4, 3]);
  });

  it('shows only the fields asked for, or all but those not wanted', async () => {
    expect(await rows.findOne({ _id: 2 }, { projection: { name: 1 } })).toEqual({ _id: 2, name: 'beta' });
    expect(await rows.findOne({ _id: 2 }, { projection: { _id: 0, tags: 0 } })).toEqual({ name: 'beta', n: 3 });
    expect(await rows.findOne({ _id: 3 }, { projection: { 'floors.load': 1 } })).toEqual({
      _id: 3,
      floors: [{ load: 5 }, { load: 10 }],
    });
  });

  it('gives sorts of different types the order of MongoDB', async () => {
    const mixed = store.connection.collection<{ _id: number; v?: unknown }>('mixed');
    const values = [true, 'text', new Date(0), 2, null, { a: 1 }, -1, false, 1.5];
    await mixed.insertMany(values.map((v, _id) => ({ _id, v })));

    const sorted = await mixed.find().sort({ v: 1 }).toArray();

    expect(sorted.map(({ v }) => v)).toEqual([null, -1, 1.5, 2, 'text', { a: 1 }, false, true, new Date(0)]);
  });

  it('answers an unknown operator with an error', async () => {
    await expect(rows.find({ $nonsense: 1 } as mongo.Filter<Row>).toArray()).rejects.toMatchObject({ code: 2 });
  });
});
