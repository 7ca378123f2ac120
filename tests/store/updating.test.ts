import { mongo } from 'mongoose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestStore, type TestStore } from '#tests/support/testStore.ts';

/** Of any fields but an `_id`. */
interface Row extends mongo.Document {
  _id: number | string;
}

describe('updating', () => {
  let store: TestStore;
  let rows: mongo.Collection<Row>;
  beforeAll(async () => {
    store = await openTestStore();
    rows = store.connection.collection<Row>('rows');
  });
  beforeEach(async () => {
    await rows.deleteMany({});
  });
  afterAll(() => store.close());

  it.each<{ operator: string; before: object; update: object; after: object }>([
    { operator: '$set', before: { a: 1 }, update: { $set: { a: 2, 'b.c': 3 } }, after: { a: 2, b: { c: 3 } } },
    { operator: '$unset', before: { a: 1, b: 2 }, update: { $unset: { a: '' } }, after: { b: 2 } },
    { operator: '$inc', before: { a: 1 }, update: { $inc: { a: 2, b: -1 } }, after: { a: 3, b: -1 } },
    { operator: '$mul', before: { a: 3 }, update: { $mul: { a: 2 } }, after: { a: 6 } },
    { operator: '$min', before: { a: 3, b: 3 }, update: { $min: { a: 2, b: 4 } }, after: { a: 2, b: 3 } },
    { operator: '$max', before: { a: 3, b: 3 }, update: { $max: { a: 2, b: 4 } }, after: { a: 3, b: 4 } },
    { operator: '$rename', before: { a: 1 }, update: { $rename: { a: 'b' } }, after: { b: 1 } },
    { operator: '$push', before: { a: [1] }, update: { $push: { a: 2, b: 1 } }, after: { a: [1, 2], b: [1] } },
    {
      operator: '$push with $each, $position and $slice',
      before: { a: [1, 2] },
      update: { $push: { a: { $each: [8, 9], $position: 0, $slice: 3 } } },
      after: { a: [8, 9, 1] },
    },
    {
      operator: '$addToSet',
      before: { a: [1] },
      update: { $addToSet: { a: { $each: [1, 2] } } },
      after: { a: [1, 2] },
    },
    { operator: '$pull', before: { a: [1, 2, 3] }, update: { $pull: { a: { $gte: 2 } } }, after: { a: [1] } },
    { operator: '$pullAll', before: { a: [1, 2, 3] }, update: { $pullAll: { a: [1, 3] } }, after: { a: [2] } },
    { operator: '$pop', before: { a: [1, 2] }, update: { $pop: { a: 1 } }, after: { a: [1] } },
    { operator: '$bit', before: { a: 13 }, update: { $bit: { a: { and: 10 } } }, after: { a: 8 } },
    {
      operator: 'several at once',
      before: { a: 1 },
      update: { $set: { b: 1 }, $inc: { a: 1 } },
      after: { a: 2, b: 1 },
    },
  ])('understands $operator', async ({ before, update, after }) => {
    await rows.insertOne({ _id: 'x', ...before });

    await rows.updateOne({ _id: 'x' }, { ...update });

    expect(await rows.findOne({ _id: 'x' })).toEqual({ _id: 'x', ...after });
  });

  it('changes the element that the filter found, all elements, or those that a filter of elements names', async () => {
    await rows.insertOne({ _id: 1, grades: [{ n: 1 }, { n: 2 }, { n: 3 }] });

    await rows.updateOne({ _id: 1, 'grades.n': 2 }, { $set: { 'grades.$.hit': true } });
    await rows.updateOne({ _id: 1 }, { $inc: { 'grades.$[].seen': 1 } });
    await rows.updateOne(
      { _id: 1 },
      { $set: { 'grades.$[high].high': true } },
      { arrayFilters: [{ 'high.n': { $gt: 2 } }] },
    );

    expect(await rows.findOne({ _id: 1 })).toEqual({
      _id: 1,
      grades: [
        { n: 1, seen: 1 },
        { n: 2, hit: true, seen: 1 },
        { n: 3, seen: 1, high: true },
      ],
    });
  });

  it.each<{ what: string; before: unknown[]; condition: unknown; after: unknown[] }>([
    {
      what: 'any of several questions',
      before: [{ n: 1 }, { n: 2 }, { n: 3 }],
      condition: { $or: [{ n: 1 }, { n: 3 }] },
      after: [{ n: 2 }],
    },
    {
      what: 'the fields of a document',
      before: [{ n: 1, k: 1 }, { n: 1, k: 2 }, 1],
      condition: { n: 1, k: 1 },
      after: [{ n: 1, k: 2 }, 1],
    },
    { what: 'a null', before: [null, 0, { n: null }], condition: null, after: [0, { n: null }] },
    { what: 'the whole of an array', before: [[1, 2], [2, 1], 1], condition: [1, 2], after: [[2, 1], 1] },
    { what: 'a pattern', before: ['ab', 'ba', 1], condition: /^a/, after: ['ba', 1] },
  ])('pulls the elements that are meant by $what', async ({ before, condition, after }) => {
    await rows.insertOne({ _id: 1, a: before });

    await rows.updateOne({ _id: 1 }, { $pull: { a: condition } } as mongo.UpdateFilter<Row>);

    expect(await rows.findOne({ _id: 1 })).toEqual({ _id: 1, a: after });
  });

  it('pulls binary data, and leaves the types of the numbers that stay', async () => {
    const [first, second] = [new mongo.Binary(Buffer.from([200])), new mongo.Binary(Buffer.from([201]))];
    await rows.insertOne({ _id: 1, a: [{ key: first }, { key: second, n: new mongo.Double(5) }], b: [first, second] });

    await rows.updateOne({ _id: 1 }, { $pull: { a: { key: first }, b: { $in: [first] } } as object });

    expect(await rows.findOne({ _id: 1 }, { promoteValues: false })).toMatchObject({
      a: [{ key: second, n: new mongo.Double(5) }],
      b: [second],
    });
  });

  it('changes several fields of the element that the filter found, the first where several fulfil it', async () => {
    await rows.insertOne({ _id: 1, grades: [{ n: 1 }, { n: 2 }, { n: 2 }] });

    await rows.updateOne({ _id: 1, 'grades.n': 2 }, { $set: { 'grades.$.a': 1, 'grades.$.b': 2 } });
    await rows.updateOne(
      { grades: { $elemMatch: { n: 2, a: null } } },
      { $set: { 'grades.$.c': 3 }, $inc: { 'grades.$.n': 5 } },
    );

    expect(await rows.findOne({ _id: 1 })).toEqual({
      _id: 1,
      grades: [{ n: 1 }, { n: 2, a: 1, b: 2 }, { n: 7, c: 3 }],
    });
  });

  it('changes elements within elements, each by a filter of its own', async () => {
    await rows.insertOne({
      _id: 1,
      a: [
        { k: 1, b: [1, 5] },
        { k: 2, b: [6, 2] },
      ],
    });

    await rows.updateOne(
      { _id: 1 },
      { $set: { 'a.$[outer].b.$[inner]': 0, 'a.$[outer].seen': true } },
      { arrayFilters: [{ 'outer.k': 2 }, { inner: { $gt: 4 } }] },
    );

    expect(await rows.findOne({ _id: 1 })).toEqual({
      _id: 1,
      a: [
        { k: 1, b: [1, 5] },
        { k: 2, b: [0, 2], seen: true },
      ],
    });
  });

  it.each([
    { path: 'grades.$', because: 'The positional operator did not find the match needed from the query.' },
    { path: 'grades.$[high]', because: "No array filter found for identifier 'high' in path 'grades.$[high]'" },
    { path: 'marks.$[]', because: "The path 'marks' must exist in the document in order to apply array updates." },
    { path: 'n.$[]', because: 'Cannot apply array updates to non-array element n: 1' },
  ])('refuses $path where nothing tells which elements are meant', async ({ path, because }) => {
    await rows.insertOne({ _id: 1, n: 1, grades: [1, 2] });

    await expect(rows.updateOne({ _id: 1 }, { $set: { [path]: 9 } })).rejects.toMatchObject({
      code: 2,
      message: because,
    });
  });

  it('says how many matched and how many have changed', async () => {
    await rows.insertMany([
      { _id: 1, a: 1 },
      { _id: 2, a: 2 },
    ]);

    expect(await rows.updateMany({}, { $set: { a: 1 } })).toMatchObject({ matchedCount: 2, modifiedCount: 1 });
    expect(await rows.updateOne({ _id: 3 }, { $set: { a: 1 } })).toMatchObject({ matchedCount: 0, modifiedCount: 0 });
  });

  it('replaces a document and keeps its _id', async () => {
    await rows.insertOne({ _id: 1, a: 1, b: 2 });

    await rows.replaceOne({ a: 1 }, { c: 3 });

    expect(await rows.findOne()).toEqual({ _id: 1, c: 3 });
  });

  it('computes a change by a pipeline', async () => {
    await rows.insertOne({ _id: 1, a: 2 });

    await rows.updateOne({ _id: 1 }, [{ $set: { double: { $multiply: ['$a', 2] } } }]);

    expect(await rows.findOne()).toEqual({ _id: 1, a: 2, double: 4 });
  });

  it('inserts, where nothing matches, what filter and update say together', async () => {
    const result = await rows.updateOne(
      { _id: 'new', 'place.city': 'sz', n: { $gt: 3 } },
      { $set: { a: 1 }, $setOnInsert: { made: true }, $inc: { count: 1 } },
      { upsert: true },
    );

    expect(result).toMatchObject({ upsertedId: 'new', upsertedCount: 1, matchedCount: 0 });
    expect(await rows.findOne()).toEqual({ _id: 'new', place: { city: 'sz' }, a: 1, made: true, count: 1 });
  });

  it('leaves $setOnInsert out where something matches', async () => {
    await rows.insertOne({ _id: 1 });

    await rows.updateOne({ _id: 1 }, { $set: { a: 1 }, $setOnInsert: { made: true } }, { upsert: true });

    expect(await rows.findOne()).toEqual({ _id: 1, a: 1 });
  });

  it('writes a field whose name begins with a dollar only into a document that it makes', async () => {
    const change = { $set: { $price: 5 } };

    await rows.updateOne({ _id: 1 }, change, { upsert: true });

    expect(await rows.findOne({ _id: 1 })).toEqual({ _id: 1, $price: 5 });
    await expect(rows.updateOne({ _id: 1 }, change)).rejects.toMatchObject({ code: 52 });
    expect(await rows.updateOne({ _id: 2 }, change)).toMatchObject({ matchedCount: 0 });
  });

  it('makes an _id for an upserted document that has none, or takes that of a replacement', async () => {
    const made = await rows.updateOne({ a: 1 }, { $set: { b: 1 } }, { upsert: true });
    const replaced = await rows.replaceOne({ _id: 'r' }, { a: 2 }, { upsert: true });

    expect(await rows.findOne({ a: 1 })).toEqual({ _id: made.upsertedId, a: 1, b: 1 });
    expect(replaced.upsertedId).toBe('r');
  });

  it('refuses to change an _id, to mix operators with fields, and to write a path twice', async () => {
    await rows.insertOne({ _id: 1 });

    await expect(rows.updateOne({ _id: 1 }, { $set: { _id: 2 } })).rejects.toMatchObject({ code: 66 });
    await expect(rows.updateOne({ _id: 1 }, { $set: { a: 1 }, $inc: { a: 1 } })).rejects.toMatchObject({ code: 40 });
    expect(await rows.find().toArray()).toEqual([{ _id: 1 }]);
  });

  it.each<{ update: object; code: number; because: string }>([
    { update: { $inc: { text: 1 } }, code: 14, because: 'a text is no number' },
    { update: { $push: { text: 1 } }, code: 2, because: 'a text is no array' },
    { update: { $set: { 'text.length': 1 } }, code: 28, because: 'a text has no fields' },
    { update: { $set: { 'list.name': 1 } }, code: 28, because: 'the elements of an array have no names' },
    { update: { $nonsense: { a: 1 } }, code: 9, because: 'there is no such operator' },
  ])('refuses $update and changes nothing, as $because', async ({ update, code }) => {
    await rows.insertOne({ _id: 1, text: 'x', list: [1] });

    await expect(rows.updateOne({ _id: 1 }, { ...update })).rejects.toMatchObject({ code });
    expect(await rows.findOne()).toEqual({ _id: 1, text: 'x', list: [1] });
  });

  it('finds and changes in one step, and gives the document before or after', async () => {
    await rows.insertMany([
      { _id: 1, a: 5 },
      { _id: 2, a: 9 },
    ]);

    const before = await rows.findOneAndUpdate({ a: { $gt: 1 } }, { $inc: { a: 1 } }, { sort: { a: -1 } });
    const after = await rows.findOneAndUpdate(
      { _id: 1 },
      { $set: { b: 1 } },
      { returnDocument: 'after', projection: { _id: 0, b: 1 } },
    );
    const gone = await rows.findOneAndDelete({ _id: 1 });

    expect([before, after, gone]).toEqual([{ _id: 2, a: 9 }, { b: 1 }, { _id: 1, a: 5, b: 1 }]);
    expect(await rows.find().toArray()).toEqual([{ _id: 2, a: 10 }]);
  });

  it('finds, or makes, in one step', async () => {
    expect(await rows.findOneAndUpdate({ _id: 1 }, { $inc: { n: 1 } })).toBeNull();
    const options = { upsert: true, returnDocument: 'after' } as const;
    expect(await rows.findOneAndUpdate({ _id: 1 }, { $inc: { n: 1 } }, options)).toEqual({ _id: 1, n: 1 });
    expect(await rows.findOneAndReplace({ _id: 1 }, { n: 7 }, options)).toEqual({ _id: 1, n: 7 });
  });

  it('does many writes in one call', async () => {
    await rows.insertMany([{ _id: 1 }, { _id: 2 }, { _id: 3 }]);

    const result = await rows.bulkWrite([
      { insertOne: { document: { _id: 4 } } },
      { updateOne: { filter: { _id: 1 }, update: { $set: { a: 1 } } } },
      { updateMany: { filter: {}, update: { $set: { b: 1 } } } },
      { replaceOne: { filter: { _id: 5 }, replacement: { c: 1 }, upsert: true } },
      { deleteOne: { filter: { _id: 2 } } },
      { deleteMany: { filter: { _id: { $gt: 3 } } } },
    ]);

    expect(result).toMatchObject({ insertedCount: 1, modifiedCount: 5, upsertedCount: 1, deletedCount: 3 });
    expect(await rows.find().sort({ _id: 1 }).toArray()).toEqual([
      { _id: 1, a: 1, b: 1 },
      { _id: 3, b: 1 },
    ]);
  });
});
