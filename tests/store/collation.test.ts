import { type mongo } from 'mongoose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestStore, type TestStore } from '#tests/support/testStore.ts';

/** Of any fields but an `_id`. */
interface Row extends mongo.Document {
  _id: number | string;
}

/** Letters are the same in whatever case, but not with whatever accent. */
const NO_CASE = { locale: 'en', strength: 2 } as const;

describe('collations', () => {
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

  const insert = (texts: readonly unknown[]) => rows.insertMany(texts.map((a, at) => ({ _id: at + 1, a })));
  const database = (): mongo.Db => store.connection.getClient().db(store.databaseName);
  const sorted = async (collation: mongo.CollationOptions, direction: 1 | -1 = 1): Promise<unknown[]> => {
    const found = await rows.find({}, { collation }).sort({ a: direction }).toArray();
    return found.map(({ a }) => a as unknown);
  };
  const idsOf = async (filter: mongo.Filter<Row>, collation?: mongo.CollationOptions): Promise<unknown[]> => {
    const found = await rows
      .find(filter, collation && { collation })
      .sort({ _id: 1 })
      .toArray();
    return found.map(({ _id }) => _id);
  };

  describe('of questions', () => {
    // 1: park, 2: Park, 3: PÁRK, 4: lab, 5: [ PARK, Lab ], 6: 7
    beforeEach(() => insert(['park', 'Park', 'PÁRK', 'lab', ['PARK', 'Lab'], 7]));

    it.each<{ what: string; filter: mongo.Filter<Row>; ids: number[] }>([
      { what: 'a value', filter: { a: 'PARK' }, ids: [1, 2, 5] },
      { what: '$in', filter: { a: { $in: ['LAB', 7] } }, ids: [4, 5, 6] },
      { what: '$nin', filter: { a: { $nin: ['LAB', 'pARK'] } }, ids: [3, 6] },
      { what: '$ne', filter: { a: { $ne: 'LAB' } }, ids: [1, 2, 3, 6] },
      { what: '$gt', filter: { a: { $gt: 'PARK' } }, ids: [3] },
      { what: '$gte and $lt', filter: { a: { $gte: 'LA', $lt: 'PARK' } }, ids: [4, 5] },
      { what: '$all', filter: { a: { $all: ['park', 'LAB'] } }, ids: [5] },
      { what: '$elemMatch', filter: { a: { $elemMatch: { $eq: 'lab' } } }, ids: [5] },
      { what: 'an array', filter: { a: ['park', 'LAB'] }, ids: [5] },
      { what: '$expr', filter: { $expr: { $eq: ['$a', 'PARK'] } }, ids: [1, 2] },
      { what: '$expr with $in', filter: { $expr: { $in: ['$a', ['LAB', 'X']] } }, ids: [4] },
      { what: 'but not patterns', filter: { a: /^PARK$/ }, ids: [5] },
    ])('hold of $what, with an index and without', async ({ filter, ids }) => {
      expect(await idsOf(filter, NO_CASE)).toEqual(ids);

      await rows.createIndex({ a: 1 }, { collation: NO_CASE }, {});
      expect(await idsOf(filter, NO_CASE)).toEqual(ids);
    });

    it('leave accents out with the strength 1', async () => {
      expect(await idsOf({ a: 'park' }, { locale: 'en', strength: 1 })).toEqual([1, 2, 3, 5]);
    });

    it('tell cases apart with the strength 1 only where that is a level of its own', async () => {
      expect(await idsOf({ a: 'park' }, { locale: 'en', strength: 1, caseLevel: true })).toEqual([1]);
    });

    it('count, and give the values of a path once, the first of those that are equal', async () => {
      expect(await rows.countDocuments({ a: 'PARK' }, { collation: NO_CASE })).toBe(3);
      const values = await rows.distinct('a', { _id: { $lte: 4 } }, { collation: NO_CASE });
      expect(new Set(values)).toEqual(new Set(['park', 'PÁRK', 'lab']));
    });

    it('show the element of an array that was found', async () => {
      const [found] = await rows
        .find({ _id: 5, a: 'lab' }, { collation: NO_CASE })
        .project({ _id: 0, 'a.$': 1 })
        .toArray();

      expect(found).toEqual({ a: ['Lab'] });
    });
  });

  describe('of sorts', () => {
    it('put letters before their case: a, A, b', async () => {
      await insert(['b', 'A', 'a', 'B']);

      expect(await sorted({ locale: 'en' })).toEqual(['a', 'A', 'b', 'B']);
      expect(await sorted({ locale: 'en', caseFirst: 'upper' })).toEqual(['A', 'a', 'B', 'b']);
      expect(await sorted({ locale: 'en' }, -1)).toEqual(['B', 'b', 'A', 'a']);
      expect(await sorted({ locale: 'simple' })).toEqual(['A', 'B', 'a', 'b']);
    });

    it('count digits by their value where they are asked to', async () => {
      await insert(['room 10', 'room 9', 'room 100']);

      expect(await sorted({ locale: 'en', numericOrdering: true })).toEqual(['room 9', 'room 10', 'room 100']);
      expect(await sorted({ locale: 'en' })).toEqual(['room 10', 'room 100', 'room 9']);
    });

    // Nánshān, Píngshān, Guāngmíng, Bǎo'ān, Lónggǎng.
    it('put Chinese in the order of its Pinyin', async () => {
      await insert(['南山', '坪山', '光明', '宝安', '龙岗']);

      expect(await sorted({ locale: 'zh' })).toEqual(['宝安', '光明', '龙岗', '南山', '坪山']);
    });

    // Strokes: 一 1, 人 2, 山 3, 中 4.
    it('put Chinese in the order of its strokes where they are asked to', async () => {
      await insert(['中', '山', '人', '一']);

      expect(await sorted({ locale: 'zh@collation=stroke' })).toEqual(['一', '人', '山', '中']);
    });

    it('put ä behind a in German, and behind z in Swedish', async () => {
      await insert(['zoo', 'ärm', 'arm', 'bad']);

      expect(await sorted({ locale: 'de' })).toEqual(['arm', 'ärm', 'bad', 'zoo']);
      expect(await sorted({ locale: 'sv' })).toEqual(['arm', 'bad', 'zoo', 'ärm']);
    });

    it('keep to code points without a collation, although an index has one', async () => {
      await insert(['b', 'A', 'a', 'B']);
      await rows.createIndex({ a: 1 }, { collation: NO_CASE }, {});

      const found = await rows
        .find({ a: { $gte: 'A' } })
        .sort({ a: 1 })
        .toArray();

      expect(found.map(({ a }) => a as unknown)).toEqual(['A', 'B', 'a', 'b']);
    });
  });

  describe('of changes', () => {
    beforeEach(() => insert(['park', 'Park', 'lab']));

    it('find what is updated, replaced and deleted', async () => {
      const update = { $set: { seen: true } };

      expect(await rows.updateMany({ a: 'PARK' }, update, { collation: NO_CASE })).toMatchObject({ matchedCount: 2 });
      expect(await rows.findOneAndDelete({ a: 'LAB' }, { collation: NO_CASE })).toEqual({ _id: 3, a: 'lab' });
      expect(await rows.deleteMany({ a: 'PARK' })).toMatchObject({ deletedCount: 0 });
      expect(await rows.deleteMany({ a: 'PARK' }, { collation: NO_CASE })).toMatchObject({ deletedCount: 2 });
    });

    it('are each statement’s own in a list of writes', async () => {
      const filter = { a: 'PARK' };
      const outcome = await rows.bulkWrite([
        { updateMany: { filter, update: { $set: { b: 1 } }, collation: NO_CASE } },
        { updateMany: { filter, update: { $set: { b: 2 } } } },
        { deleteOne: { filter: { a: 'LAB' }, collation: NO_CASE } },
      ]);

      expect(outcome).toMatchObject({ matchedCount: 2, deletedCount: 1 });
      expect(await idsOf({ b: 1 })).toEqual([1, 2]);
    });

    it.each<{ what: string; update: object; after: unknown }>([
      { what: '$addToSet', update: { $addToSet: { list: { $each: ['B', 'C'] } } }, after: ['b', 'A', 'C'] },
      { what: '$pull', update: { $pull: { list: 'a' } }, after: ['b'] },
      { what: '$pull of a condition', update: { $pull: { list: { $gte: 'B' } } }, after: ['A'] },
      { what: '$pullAll', update: { $pullAll: { list: ['B', 'x'] } }, after: ['A'] },
      { what: '$push with $sort', update: { $push: { list: { $each: ['C'], $sort: 1 } } }, after: ['A', 'b', 'C'] },
      { what: 'arrayFilters', update: { $set: { 'list.$[is]': 'x' } }, after: ['b', 'x'] },
    ])('hold within arrays: $what', async ({ what, update, after }) => {
      await rows.insertOne({ _id: 9, list: ['b', 'A'] });
      const filters = what === 'arrayFilters' ? { arrayFilters: [{ is: 'a' }] } : {};

      await rows.updateOne({ _id: 9 }, update, { collation: NO_CASE, ...filters });

      expect(await rows.findOne({ _id: 9 })).toEqual({ _id: 9, list: after });
    });

    it('take the lesser and the greater of two texts, and compare in pipelines', async () => {
      await rows.insertOne({ _id: 9, low: 'b', high: 'b' });

      await rows.updateOne({ _id: 9 }, { $min: { low: 'C' }, $max: { high: 'C' } }, { collation: NO_CASE });
      await rows.updateOne({ _id: 9 }, [{ $set: { same: { $eq: ['$high', 'c'] } } }], { collation: NO_CASE });

      expect(await rows.findOne({ _id: 9 })).toEqual({ _id: 9, low: 'b', high: 'C', same: true });
    });
  });

  describe('of aggregations', () => {
    beforeEach(() => insert(['park', 'lab', 'Park', 'LAB', 'PARK']));

    const aggregated = (pipeline: mongo.Document[]): Promise<mongo.Document[]> =>
      rows.aggregate(pipeline, { collation: NO_CASE }).toArray();

    it('group by what is equal, and sort it', async () => {
      const groups = await aggregated([
        { $group: { _id: '$a', ids: { $push: '$_id' }, texts: { $addToSet: '$a' } } },
        { $sort: { _id: 1 } },
      ]);

      expect(groups).toEqual([
        { _id: 'lab', ids: [2, 4], texts: ['lab'] },
        { _id: 'park', ids: [1, 3, 5], texts: ['park'] },
      ]);
      expect(await aggregated([{ $sortByCount: '$a' }])).toEqual([
        { _id: 'park', count: 3 },
        { _id: 'lab', count: 2 },
      ]);
    });

    it('take the least and the greatest, and what comes first', async () => {
      await rows.insertOne({ _id: 6, a: 'Zoo' });

      const [found] = await aggregated([
        {
          $group: {
            _id: null,
            least: { $min: '$a' },
            greatest: { $max: '$a' },
            top: { $top: { sortBy: { a: -1 }, output: '$_id' } },
          },
        },
      ]);

      // By code points LAB would be the least and park the greatest.
      expect(found).toEqual({ _id: null, least: 'lab', greatest: 'Zoo', top: 6 });
    });

    it('hold of stages behind others, of expressions, and of windows', async () => {
      const matched = await aggregated([{ $limit: 3 }, { $match: { a: 'PARK' } }, { $project: { _id: 1 } }]);
      const [computed] = await aggregated([
        { $match: { _id: 1 } },
        {
          $project: {
            _id: 0,
            same: { $eq: ['$a', 'PARK'] },
            union: { $setUnion: [['$a'], ['Park', 'x']] },
            at: { $indexOfArray: [['Lab', 'Park'], '$a'] },
          },
        },
      ]);
      const windows = await aggregated([
        { $setWindowFields: { partitionBy: '$a', sortBy: { _id: 1 }, output: { at: { $documentNumber: {} } } } },
        { $sort: { _id: 1 } },
        { $project: { _id: 0, at: 1 } },
      ]);

      expect(matched).toEqual([{ _id: 1 }, { _id: 3 }]);
      expect(computed).toMatchObject({ same: true, at: 1 });
      expect(computed?.['union']).toHaveLength(2);
      expect(windows.map(({ at }) => at as unknown)).toEqual([1, 1, 2, 2, 3]);
    });

    it('part by equal texts where steps are filled', async () => {
      const steps = { field: 'n', partitionByFields: ['a'], range: { step: 1, bounds: 'partition' } };
      const filled = await aggregated([
        { $match: { _id: { $in: [1, 5] } } },
        { $project: { _id: 0, a: 1, n: '$_id' } },
        { $densify: steps },
      ]);

      // From 1 (park) to 5 (PARK) there are three steps between.
      expect(filled.map(({ n }) => n as unknown)).toEqual([1, 2, 3, 4, 5]);
    });

    it('join by equal texts, with an index of the other collection and without', async () => {
      const others = store.connection.collection<Row>('others');
      await others.insertMany([
        { _id: 1, name: 'LAB' },
        { _id: 2, name: 'park' },
      ]);
      const pipeline = [
        { $match: { _id: { $lte: 2 } } },
        { $lookup: { from: 'others', localField: 'a', foreignField: 'name', as: 'found' } },
        { $sort: { _id: 1 } },
        { $project: { _id: 0, found: '$found._id' } },
      ];

      expect(await aggregated(pipeline)).toEqual([{ found: [2] }, { found: [1] }]);
      await others.createIndex({ name: 1 }, { collation: NO_CASE }, {});
      expect(await aggregated(pipeline)).toEqual([{ found: [2] }, { found: [1] }]);
      await others.dropIndex('name_1');
      await others.createIndex({ name: 1 }, {}, {});
      expect(await aggregated(pipeline)).toEqual([{ found: [2] }, { found: [1] }]);
    });
  });

  describe('of indexes', () => {
    it('let only one of equal texts in where they are unique', async () => {
      await rows.createIndex({ a: 1 }, { unique: true, collation: NO_CASE }, {});
      await rows.insertOne({ _id: 1, a: 'Park' });

      await expect(rows.insertOne({ _id: 2, a: 'PARK' })).rejects.toMatchObject({ code: 11000 });
      await rows.insertOne({ _id: 3, a: 'Párk' });
      await expect(rows.updateOne({ _id: 3 }, { $set: { a: 'park' } })).rejects.toMatchObject({ code: 11000 });
      await rows.updateOne({ _id: 1 }, { $set: { a: 'PARK' } });
      await rows.deleteOne({ _id: 1 });
      await rows.updateOne({ _id: 3 }, { $set: { a: 'park' } });
      expect(await idsOf({ a: 'PARK' }, NO_CASE)).toEqual([3]);
    });

    it('cannot be unique where there are equal texts already', async () => {
      await insert(['park', 'PARK']);

      await expect(rows.createIndex({ a: 1 }, { unique: true, collation: NO_CASE }, {})).rejects.toMatchObject({
        code: 11000,
      });
    });

    it('let only one of two transactions write equal texts', async () => {
      await rows.createIndex({ a: 1 }, { unique: true, collation: NO_CASE }, {});
      const client = store.connection.getClient();

      await client.withSession(async (one) => {
        await client.withSession(async (other) => {
          one.startTransaction();
          other.startTransaction();
          await rows.insertOne({ _id: 1, a: 'park' }, { session: one });
          await expect(rows.insertOne({ _id: 2, a: 'PARK' }, { session: other })).rejects.toMatchObject({ code: 112 });
          await one.commitTransaction();
        });
      });

      expect(await idsOf({})).toEqual([1]);
    });

    it('serve the texts of questions that have the same collation, and numbers of all', async () => {
      await insert(['park', 'Park', 7]);
      await rows.createIndex({ a: 1 }, { collation: NO_CASE }, {});
      const stageOf = async (a: unknown, collation?: mongo.CollationOptions): Promise<string> => {
        const told = await rows.find({ a }, collation && { collation }).explain('queryPlanner');
        return JSON.stringify(told).includes('IXSCAN') ? 'index' : 'all';
      };

      expect(await stageOf('PARK', NO_CASE)).toBe('index');
      expect(await stageOf('PARK', { locale: 'en', strength: 1 })).toBe('all');
      expect(await stageOf('PARK')).toBe('all');
      expect(await stageOf(7)).toBe('index');
    });

    it('of some documents serve only questions that choose these in the same way', async () => {
      await rows.insertMany([
        { _id: 1, n: 1, kind: 'lab' },
        { _id: 2, n: 1, kind: 'LAB' },
      ]);
      await rows.createIndex({ n: 1 }, { partialFilterExpression: { kind: 'lab' } }, {});

      expect(await idsOf({ n: 1, kind: 'lab' })).toEqual([1]);
      expect(await idsOf({ n: 1, kind: 'lab' }, NO_CASE)).toEqual([1, 2]);

      await rows.createIndex(
        { n: 1 },
        { name: 'no_case', partialFilterExpression: { kind: 'lab' }, collation: NO_CASE },
        {},
      );
      expect(await idsOf({ n: 1, kind: 'lab' })).toEqual([1]);
      expect(await idsOf({ n: 1, kind: 'LAB' }, NO_CASE)).toEqual([1, 2]);
    });

    it('are told with all that their collation says', async () => {
      await rows.createIndex({ a: 1 }, { collation: { locale: 'en', strength: 1 } }, {});
      const told = (await rows.listIndexes().toArray()).at(-1) as unknown;

      expect(told).toEqual({
        v: 2,
        key: { a: 1 },
        name: 'a_1',
        collation: {
          locale: 'en',
          caseLevel: false,
          caseFirst: 'off',
          strength: 1,
          numericOrdering: false,
          alternate: 'non-ignorable',
          maxVariable: 'punct',
          normalization: false,
          backwards: false,
          version: '57.1',
        },
      });
    });

    it('stand beside one another where only their collations differ', async () => {
      await rows.createIndex({ a: 1 }, {}, {});

      await expect(rows.createIndex({ a: 1 }, { collation: NO_CASE }, {})).rejects.toMatchObject({ code: 86 });
      await rows.createIndex({ a: 1 }, { name: 'no_case', collation: NO_CASE }, {});
      expect((await rows.listIndexes().toArray()).map(({ name }) => name as unknown)).toEqual([
        '_id_',
        'a_1',
        'no_case',
      ]);
    });
  });

  describe('of collections', () => {
    beforeEach(async () => {
      await database().createCollection('rows', { collation: NO_CASE });
    });

    it('are told, and hold of questions and indexes that say nothing else', async () => {
      await insert(['park', 'LAB']);
      await rows.createIndex({ a: 1 }, { unique: true }, {});
      const [told] = await database().listCollections({ name: 'rows' }).toArray();

      expect(told).toMatchObject({ options: { collation: { locale: 'en', strength: 2, version: '57.1' } } });
      expect(await idsOf({ a: 'PARK' })).toEqual([1]);
      expect(await idsOf({ a: 'PARK' }, { locale: 'simple' })).toEqual([]);
      expect((await rows.aggregate([{ $match: { a: 'lab' } }]).toArray()).length).toBe(1);
      await expect(rows.insertOne({ _id: 3, a: 'Lab' })).rejects.toMatchObject({ code: 11000 });
      expect(await rows.deleteOne({ a: 'lab' })).toMatchObject({ deletedCount: 1 });
    });

    it('hold of _id as well', async () => {
      await rows.insertOne({ _id: 'Park' });

      await expect(rows.insertOne({ _id: 'PARK' })).rejects.toMatchObject({ code: 11000, keyPattern: { _id: 1 } });
      expect(await rows.findOne({ _id: 'park' })).toEqual({ _id: 'Park' });
      expect(await rows.findOne({ _id: 'park' }, { collation: { locale: 'simple' } })).toBeNull();
      expect(await rows.findOne({ _id: 'Park' }, { collation: { locale: 'simple' } })).toEqual({ _id: 'Park' });
    });

    it('are those of views only where views say so, and cannot be others for a question', async () => {
      await insert(['park']);
      await database().createCollection('plain_view', { viewOn: 'rows', pipeline: [] });
      await database().createCollection('view', { viewOn: 'rows', pipeline: [], collation: NO_CASE });

      expect(await database().collection('plain_view').countDocuments({ a: 'PARK' })).toBe(0);
      expect(await database().collection('view').countDocuments({ a: 'PARK' })).toBe(1);
      await expect(
        database().collection('plain_view').find({ a: 'PARK' }, { collation: NO_CASE }).toArray(),
      ).rejects.toMatchObject({ code: 167 });
    });
  });

  it.each<{ collation: object; code: number }>([
    { collation: { strength: 2 }, code: 40414 },
    { collation: { locale: 'xx' }, code: 2 },
    { collation: { locale: 'en-US' }, code: 2 },
    { collation: { locale: 'en', strength: 6 }, code: 51024 },
    { collation: { locale: 'en', caseFirst: 'first' }, code: 2 },
    { collation: { locale: 'en', strength: 1, caseFirst: 'upper' }, code: 2 },
    { collation: { locale: 'en', numericOrdering: 'yes' }, code: 14 },
    { collation: { locale: 'en', size: 2 }, code: 40415 },
    { collation: { locale: 'en', version: '1.0' }, code: 161 },
  ])('are refused where they are none: $collation', async ({ collation, code }) => {
    const asked = rows.find({}, { collation: collation as mongo.CollationOptions }).toArray();

    await expect(asked).rejects.toMatchObject({ code });
  });
});
