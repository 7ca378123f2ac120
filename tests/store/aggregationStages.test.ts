import { mongo } from 'mongoose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestStore, type TestStore } from '#tests/support/testStore.ts';

interface Any {
  _id: unknown;
}

const { Decimal128, Double, Int32, Long } = mongo.BSON;

describe('the stages of an aggregation', () => {
  let store: TestStore;
  let db: mongo.Db;
  const fill = async (name: string, documents: readonly mongo.Document[]): Promise<mongo.Collection<Any>> => {
    await db.dropCollection(name);
    if (documents.length > 0) await db.collection(name).insertMany(documents.map((document) => ({ ...document })));
    return db.collection<Any>(name);
  };
  const over = async (documents: readonly mongo.Document[], ...pipeline: mongo.Document[]): Promise<unknown> =>
    (await fill('rows', documents)).aggregate(pipeline).toArray();
  beforeAll(async () => {
    store = await openTestStore();
    db = store.connection.getClient().db(store.databaseName);
  });
  afterAll(() => store.close());

  describe('on one document at a time', () => {
    it('add fields within documents and arrays, in their places', async () => {
      expect(
        await over([{ _id: 1, a: { x: 1 }, list: [{ n: 1 }, { n: 2 }], z: 0 }], {
          $addFields: { 'a.y': 2, list: { seen: true }, z: { $add: ['$z', '$a.x'] } },
        }),
      ).toEqual([
        {
          _id: 1,
          a: { x: 1, y: 2 },
          list: [
            { n: 1, seen: true },
            { n: 2, seen: true },
          ],
          z: 1,
        },
      ]);
    });

    it('take fields away', async () => {
      expect(await over([{ _id: 1, a: { x: 1, y: 2 }, b: 3 }], { $unset: ['a.x', 'b'] })).toEqual([
        { _id: 1, a: { y: 2 } },
      ]);
      expect(await over([{ _id: 1, a: 1, b: 2 }], { $set: { a: '$$REMOVE' } })).toEqual([{ _id: 1, b: 2 }]);
    });

    it('unwind arrays, and what is none as one element', async () => {
      const documents = [{ _id: 1, l: ['x', 'y'] }, { _id: 2, l: [] }, { _id: 3 }, { _id: 4, l: 'z' }];

      expect(await over(documents, { $unwind: '$l' })).toEqual([
        { _id: 1, l: 'x' },
        { _id: 1, l: 'y' },
        { _id: 4, l: 'z' },
      ]);
      expect(
        await over(documents, { $unwind: { path: '$l', includeArrayIndex: 'at', preserveNullAndEmptyArrays: true } }),
      ).toEqual([
        { _id: 1, l: 'x', at: 0 },
        { _id: 1, l: 'y', at: 1 },
        { _id: 2, at: null },
        { _id: 3, at: null },
        { _id: 4, l: 'z', at: null },
      ]);
    });

    it('replace the document, and fail where there is none', async () => {
      expect(await over([{ _id: 1, a: { x: 1 } }], { $replaceRoot: { newRoot: '$a' } })).toEqual([{ x: 1 }]);
      expect(await over([{ _id: 1, a: { x: 1 } }], { $replaceWith: { $mergeObjects: ['$a', { y: 2 }] } })).toEqual([
        { x: 1, y: 2 },
      ]);
      await expect(over([{ _id: 1 }], { $replaceWith: '$a' })).rejects.toMatchObject({ code: 40228 });
    });

    it('redact level by level', async () => {
      const secret = { level: 5, text: 'secret' };
      const open = { level: 1, text: 'open' };

      expect(
        await over([{ _id: 1, level: 1, parts: [secret, open], part: secret }], {
          $redact: { $cond: [{ $gt: ['$level', 3] }, '$$PRUNE', '$$DESCEND'] },
        }),
      ).toEqual([{ _id: 1, level: 1, parts: [open] }]);
    });
  });

  describe('on all documents', () => {
    it('group by values of any type, numbers by their value', async () => {
      const one = new mongo.ObjectId('000000000000000000000001');
      const documents = [
        { _id: 1, k: new Int32(1), n: 1 },
        { _id: 2, k: new Double(1), n: 2 },
        { _id: 3, k: Long.fromNumber(1), n: 3 },
        { _id: 4, k: one, n: 4 },
        { _id: 5, k: new mongo.ObjectId('000000000000000000000001'), n: 5 },
        { _id: 6, k: null, n: 6 },
        { _id: 7, n: 7 },
        { _id: 8, k: new Date(5), n: 8 },
        { _id: 9, k: new Date(5), n: 9 },
        { _id: 10, k: { a: 1, b: 2 }, n: 10 },
        { _id: 11, k: { b: 2, a: 1 }, n: 11 },
      ];

      expect(await over(documents, { $group: { _id: '$k', ns: { $push: '$n' } } }, { $sort: { 'ns.0': 1 } })).toEqual([
        { _id: 1, ns: [1, 2, 3] },
        { _id: one, ns: [4, 5] },
        { _id: null, ns: [6, 7] },
        { _id: new Date(5), ns: [8, 9] },
        { _id: { a: 1, b: 2 }, ns: [10] },
        { _id: { b: 2, a: 1 }, ns: [11] },
      ]);
    });

    it('accumulate', async () => {
      const documents = [
        { _id: 1, g: 'a', n: 3, t: 'x' },
        { _id: 2, g: 'a', n: 1, t: 'x' },
        { _id: 3, g: 'a', n: 2, t: 'y' },
        { _id: 4, g: 'a', t: 'z' },
      ];

      expect(
        await over(documents, {
          $group: {
            _id: '$g',
            sum: { $sum: '$n' },
            avg: { $avg: '$n' },
            min: { $min: '$n' },
            max: { $max: '$n' },
            first: { $first: '$n' },
            last: { $last: '$n' },
            count: { $count: {} },
            top: { $top: { sortBy: { n: -1 }, output: '$t' } },
            lowest: { $minN: { input: '$n', n: 2 } },
            deviation: { $stdDevPop: '$n' },
            median: { $median: { input: '$n', method: 'approximate' } },
          },
        }),
      ).toEqual([
        {
          _id: 'a',
          sum: 6,
          avg: 2,
          min: 1,
          max: 3,
          first: 3,
          // The last document has no n.
          last: null,
          count: 4,
          top: 'x',
          lowest: [1, 2],
          // The squares of -1, 0 and 1 have a mean of 2/3.
          deviation: Math.sqrt(2 / 3),
          median: 2,
        },
      ]);
    });

    it('add numbers exactly and in the widest of their types', async () => {
      const sumOf = async (...numbers: unknown[]): Promise<unknown> => {
        const rows = await fill(
          'numbers',
          numbers.map((n, _id) => ({ _id, n })),
        );
        const [total] = await rows
          .aggregate<{ n: unknown }>([{ $group: { _id: null, n: { $sum: '$n' } } }], { promoteValues: false })
          .toArray();
        return total?.n;
      };

      expect(await sumOf(new Int32(1), new Int32(2))).toEqual(new Int32(3));
      expect(await sumOf(new Int32(2_147_483_647), new Int32(1))).toEqual(Long.fromNumber(2_147_483_648));
      expect(await sumOf(new Int32(1), new Double(0.5))).toEqual(new Double(1.5));
      expect(await sumOf(Decimal128.fromString('0.1'), Decimal128.fromString('0.2'))).toEqual(
        Decimal128.fromString('0.3'),
      );
    });

    it('divide, average and round decimals with all their digits', async () => {
      const rows = await fill('numbers', [{ _id: 1, n: Decimal128.fromString('2') }]);

      const found = await rows
        .aggregate([
          {
            $project: {
              _id: 0,
              third: { $divide: ['$n', 3] },
              half: { $avg: ['$n', 3] },
              floor: { $floor: { $multiply: ['$n', Decimal128.fromString('-0.75')] } },
            },
          },
        ])
        .toArray();

      expect(found).toEqual([
        {
          third: Decimal128.fromString('0.6666666666666666666666666666666667'),
          half: Decimal128.fromString('2.5'),
          floor: Decimal128.fromString('-2'),
        },
      ]);
    });

    it('know the time of the command', async () => {
      const rows = await fill('times', [{ _id: 1 }, { _id: 2 }]);

      await rows.updateMany({}, [{ $set: { at: '$$NOW' } }]);
      const [one, other] = await rows.find({ $expr: { $lte: ['$at', '$$NOW'] } }).toArray();

      expect(one).toMatchObject({ at: expect.any(Date) as unknown });
      expect((other as unknown as { at: Date }).at).toEqual((one as unknown as { at: Date }).at);
    });

    it('sort in the order of types and values', async () => {
      const documents = ['b', 2, null, new Double(1.5), 'a', { x: 1 }, true, new Date(0)].map((v, _id) => ({ _id, v }));

      // Null, numbers, texts, documents, booleans, dates.
      expect(await over(documents, { $match: {} }, { $sort: { v: 1 } }, { $project: { v: 0 } })).toEqual(
        [2, 3, 1, 4, 0, 5, 6, 7].map((_id) => ({ _id })),
      );
    });

    it('keep the types of what passes through', async () => {
      const rows = await fill('typed', [{ _id: 1, d: new Double(1), l: Long.fromNumber(2), list: [new Double(3)] }]);
      const pipeline = [
        { $match: { d: 1 } },
        { $addFields: { copy: '$l' } },
        { $unwind: '$list' },
        { $group: { _id: '$d', l: { $first: '$copy' }, list: { $push: '$list' } } },
        { $sort: { _id: 1 } },
      ];

      expect(await rows.aggregate(pipeline, { promoteValues: false }).toArray()).toEqual([
        { _id: new Double(1), l: Long.fromNumber(2), list: [new Double(3)] },
      ]);
    });

    it('count, also by values', async () => {
      const documents = ['x', 'y', 'x'].map((k, _id) => ({ _id, k }));

      expect(await over(documents, { $match: { k: 'x' } }, { $count: 'n' })).toEqual([{ n: 2 }]);
      expect(await over(documents, { $sortByCount: '$k' })).toEqual([
        { _id: 'x', count: 2 },
        { _id: 'y', count: 1 },
      ]);
    });

    it('sort into buckets', async () => {
      const documents = [5, 15, 25, 99].map((n, _id) => ({ _id, n }));

      expect(await over(documents, { $bucket: { groupBy: '$n', boundaries: [0, 10, 30], default: 'other' } })).toEqual([
        { _id: 0, count: 1 },
        { _id: 10, count: 2 },
        { _id: 'other', count: 1 },
      ]);
      expect(await over(documents, { $bucketAuto: { groupBy: '$n', buckets: 2 } })).toEqual([
        { _id: { min: 5, max: 25 }, count: 2 },
        { _id: { min: 25, max: 99 }, count: 2 },
      ]);
      await expect(over(documents, { $bucket: { groupBy: '$n', boundaries: [0, 10] } })).rejects.toMatchObject({
        code: 40066,
      });
    });

    it('give several answers at once', async () => {
      const documents = [1, 2, 3].map((n) => ({ _id: n, n }));

      expect(
        await over(documents, {
          $facet: { large: [{ $match: { n: { $gt: 1 } } }], total: [{ $group: { _id: null, n: { $sum: '$n' } } }] },
        }),
      ).toEqual([
        {
          large: [
            { _id: 2, n: 2 },
            { _id: 3, n: 3 },
          ],
          total: [{ _id: null, n: 6 }],
        },
      ]);
    });

    it('sample without repetition', async () => {
      const documents = Array.from({ length: 50 }, (_, _id) => ({ _id }));

      const sample = (await over(documents, { $sample: { size: 20 } })) as { _id: number }[];

      expect(new Set(sample.map(({ _id }) => _id)).size).toBe(20);
      expect(await over(documents, { $sample: { size: 80 } })).toHaveLength(50);
    });

    it('look at the documents around each', async () => {
      const documents = [
        { _id: 1, g: 'a', n: 10 },
        { _id: 2, g: 'a', n: 20 },
        { _id: 3, g: 'b', n: 5 },
        { _id: 4, g: 'a', n: 20 },
      ];

      expect(
        await over(documents, {
          $setWindowFields: {
            partitionBy: '$g',
            sortBy: { n: 1 },
            output: {
              running: { $sum: '$n', window: { documents: ['unbounded', 'current'] } },
              near: { $sum: 1, window: { range: [-10, 0] } },
              rank: { $rank: {} },
              dense: { $denseRank: {} },
              number: { $documentNumber: {} },
              next: { $shift: { output: '$n', by: 1, default: 0 } },
            },
          },
        }),
      ).toEqual([
        { _id: 1, g: 'a', n: 10, running: 10, near: 1, rank: 1, dense: 1, number: 1, next: 20 },
        { _id: 2, g: 'a', n: 20, running: 30, near: 3, rank: 2, dense: 2, number: 2, next: 20 },
        { _id: 4, g: 'a', n: 20, running: 50, near: 3, rank: 2, dense: 2, number: 3, next: 0 },
        { _id: 3, g: 'b', n: 5, running: 5, near: 1, rank: 1, dense: 1, number: 1, next: 0 },
      ]);
    });

    it('fill what is missing, and what lies between', async () => {
      const documents = [{ _id: 0, n: 1 }, { _id: 1 }, { _id: 2, n: 3, m: 7 }, { _id: 3 }];
      const fill_ = { sortBy: { _id: 1 }, output: { n: { method: 'linear' }, m: { value: 0 } } };

      expect(await over(documents, { $fill: fill_ })).toEqual([
        { _id: 0, n: 1, m: 0 },
        { _id: 1, n: 2, m: 0 },
        { _id: 2, n: 3, m: 7 },
        { _id: 3, n: null, m: 0 },
      ]);
    });

    it('densify the span of a field, and keep what lies between its steps or has no value', async () => {
      const rows = [{ _id: 1, n: 4 }, { _id: 2 }, { _id: 3, n: 0 }, { _id: 4, n: 1 }];
      const densified = await over(rows, { $densify: { field: 'n', range: { step: 2, bounds: 'full' } } });

      expect(densified).toEqual([{ _id: 2 }, { _id: 3, n: 0 }, { _id: 4, n: 1 }, { n: 2 }, { _id: 1, n: 4 }]);
    });

    it('densify between two bounds, without the upper one, also where there is nothing', async () => {
      const between = { $densify: { field: 'a.n', range: { step: 0.5, bounds: [1, 2.5] } } };

      expect(await over([{ _id: 1, a: { n: 3 } }], between)).toEqual([
        { a: { n: 1 } },
        { a: { n: 1.5 } },
        { a: { n: 2 } },
        { _id: 1, a: { n: 3 } },
      ]);
      expect(await over([], between)).toHaveLength(3);
    });

    it('densify each partition over its own span, or over that of all', async () => {
      const rows = [
        { _id: 1, park: 'a', floor: 1 },
        { _id: 2, park: 'a', floor: 3 },
        { _id: 3, park: 'b', floor: 2 },
        { _id: 4, park: 'b', floor: 4 },
      ];
      const floors = async (bounds: string): Promise<unknown> => {
        const densify = { field: 'floor', partitionByFields: ['park'], range: { step: 1, bounds } };
        const byPark = { $group: { _id: '$park', floors: { $push: '$floor' } } };
        return over(rows, { $densify: densify }, { $sort: { floor: 1 } }, byPark, { $sort: { _id: 1 } });
      };

      expect(await floors('partition')).toEqual([
        { _id: 'a', floors: [1, 2, 3] },
        { _id: 'b', floors: [2, 3, 4] },
      ]);
      expect(await floors('full')).toEqual([
        { _id: 'a', floors: [1, 2, 3, 4] },
        { _id: 'b', floors: [1, 2, 3, 4] },
      ]);
    });

    it('densify dates by units of time, months of whatever length', async () => {
      const at = (month: number): Date => new Date(Date.UTC(2026, month, 1));
      const monthly = { field: 'at', range: { step: 1, unit: 'month', bounds: 'full' } };

      expect(
        await over(
          [
            { _id: 1, at: at(0) },
            { _id: 2, at: at(3) },
          ],
          { $densify: monthly },
          { $unset: '_id' },
        ),
      ).toEqual([{ at: at(0) }, { at: at(1) }, { at: at(2) }, { at: at(3) }]);
    });

    it.each([
      ['a step of nothing', { field: 'n', range: { step: 0, bounds: 'full' } }, 5733401],
      ['partitions without fields', { field: 'n', range: { step: 1, bounds: 'partition' } }, 5733408],
      ['one bound', { field: 'n', range: { step: 1, bounds: [1] } }, 5733403],
      ['a step without an end', { field: 'n', range: { step: 1e-9, bounds: [0, 1] } }, 5897900],
    ])('refuse to densify by %s', async (_, $densify, code) => {
      await expect(over([{ _id: 1, n: 1 }], { $densify })).rejects.toMatchObject({ code });
    });
  });

  describe('on several collections', () => {
    beforeAll(async () => {
      await fill('parks', [
        { _id: 'p1', city: 'c1', tags: ['gmp', 'lab'] },
        { _id: 'p2', city: 'c2', tags: ['lab'] },
        { _id: 'p3', tags: [] },
      ]);
      await fill('spaces', [
        { _id: 1, park: 'p1', areaM2: 100 },
        { _id: 2, park: ['p1', 'p2'], areaM2: 200 },
        { _id: 3, areaM2: 300 },
        { _id: 4, park: 'p9', areaM2: 400 },
      ]);
    });

    const ids = (documents: readonly mongo.Document[], field: string): unknown =>
      documents.map((document) => (document[field] as { _id: unknown }[]).map(({ _id }) => _id));

    it('look up by equal fields, by an index or without one, elements of arrays one by one', async () => {
      const byId = { from: 'parks', localField: 'park', foreignField: '_id', as: 'parks' };
      const spaces = db.collection('spaces');

      expect(ids(await spaces.aggregate([{ $lookup: byId }]).toArray(), 'parks')).toEqual([
        ['p1'],
        ['p1', 'p2'],
        [],
        [],
      ]);

      const byTag = [
        { $addFields: { tag: 'lab' } },
        { $limit: 1 },
        { $lookup: { from: 'parks', localField: 'tag', foreignField: 'tags', as: 'parks' } },
      ];
      expect(ids(await spaces.aggregate(byTag).toArray(), 'parks')).toEqual([['p1', 'p2']]);
    });

    it('look up what is missing as null', async () => {
      const [, , third] = await db
        .collection('spaces')
        .aggregate([{ $lookup: { from: 'parks', localField: 'park', foreignField: 'city', as: 'parks' } }])
        .toArray();

      expect(ids([third ?? {}], 'parks')).toEqual([['p3']]);
    });

    it('look up by a pipeline with variables, and by both', async () => {
      const spaces = db.collection('spaces');
      const larger = {
        from: 'spaces',
        let: { mine: '$areaM2' },
        pipeline: [{ $match: { $expr: { $gt: ['$areaM2', '$$mine'] } } }, { $sort: { _id: 1 } }],
        as: 'larger',
      };
      const labs = {
        from: 'parks',
        localField: 'park',
        foreignField: '_id',
        pipeline: [{ $match: { tags: 'gmp' } }, { $project: { city: 1 } }],
        as: 'labs',
      };

      expect(ids(await spaces.aggregate([{ $lookup: larger }]).toArray(), 'larger')).toEqual([
        [2, 3, 4],
        [3, 4],
        [4],
        [],
      ]);
      expect(
        (await spaces.aggregate([{ $lookup: labs }]).toArray()).map(({ labs: found }) => found as unknown),
      ).toEqual([[{ _id: 'p1', city: 'c1' }], [{ _id: 'p1', city: 'c1' }], [], []]);
    });

    it('look up within what was looked up', async () => {
      const [first] = await db
        .collection('parks')
        .aggregate([
          { $match: { _id: 'p2' as never } },
          {
            $lookup: {
              from: 'spaces',
              localField: '_id',
              foreignField: 'park',
              as: 'spaces',
              pipeline: [{ $lookup: { from: 'parks', localField: 'park', foreignField: '_id', as: 'parks' } }],
            },
          },
        ])
        .toArray();

      expect(first).toMatchObject({ spaces: [{ _id: 2, parks: [{ _id: 'p1' }, { _id: 'p2' }] }] });
    });

    it('look up an empty array as null, patterns as values, and not by the first value only', async () => {
      await fill('locals', [
        { _id: 1, k: [] },
        { _id: 2, k: /a/u },
        { _id: 3, k: ['b', 'a'] },
      ]);
      await fill('foreign', [
        { _id: 1, f: 'a' },
        { _id: 2, f: null },
        { _id: 3, f: 'b' },
        { _id: 4, f: /a/u },
        { _id: 5, f: [] },
      ]);
      const lookup = { from: 'foreign', localField: 'k', foreignField: 'f', as: 'found' };
      const found = async (): Promise<unknown> =>
        ids(
          await db
            .collection('locals')
            .aggregate([
              { $lookup: lookup },
              { $set: { found: { $sortArray: { input: '$found', sortBy: { _id: 1 } } } } },
            ])
            .toArray(),
          'found',
        );

      expect(await found()).toEqual([[2], [4], [1, 3]]);
      await db.collection('foreign').createIndex({ f: 1 }, {}, {});
      expect(await found()).toEqual([[2], [4], [1, 3]]);
    });

    it('look up by an equality of expressions, of which an index serves what it can', async () => {
      const lookup = {
        from: 'foreign',
        let: { mine: '$k' },
        pipeline: [{ $match: { $expr: { $eq: ['$f', '$$mine'] } } }],
        as: 'found',
      };
      await fill('locals', [{ _id: 1, k: 'a' }, { _id: 2, k: null }, { _id: 3, k: ['a'] }, { _id: 4 }]);
      await fill('foreign', [{ _id: 1, f: 'a' }, { _id: 2, f: ['a'] }, { _id: 3, f: null }, { _id: 4 }]);
      await db.collection('foreign').createIndex({ f: 1 }, {}, {});

      // Other than a filter, an expression does not look into arrays, and tells what is missing from null.
      expect(
        ids(
          await db
            .collection('locals')
            .aggregate([{ $lookup: lookup }])
            .toArray(),
          'found',
        ),
      ).toEqual([[1], [3], [2], [4]]);
    });

    it('see in a transaction what it sees, in other collections too', async () => {
      const session = store.connection.getClient().startSession();
      await fill('locals', [{ _id: 1, k: 'a' }]);
      const foreign = await fill('foreign', [{ _id: 1, f: 'a' }]);
      session.startTransaction();
      const lookup = { from: 'foreign', localField: 'k', foreignField: 'f', as: 'found' };
      const pipeline = [{ $lookup: lookup }, { $unionWith: 'foreign' }];
      const locals = db.collection('locals');

      const before = await locals.aggregate(pipeline, { session }).toArray();
      await foreign.insertOne({ _id: 2, f: 'a' } as never);
      const after = await locals.aggregate(pipeline, { session }).toArray();
      await session.commitTransaction();
      await session.endSession();

      expect(after).toEqual(before);
      expect(before).toEqual([
        { _id: 1, k: 'a', found: [{ _id: 1, f: 'a' }] },
        { _id: 1, f: 'a' },
      ]);
    });

    it('begin with the nearest documents', async () => {
      const places = await fill('places', [
        { _id: 1, at: { type: 'Point', coordinates: [0, 1] } },
        { _id: 2, at: { type: 'Point', coordinates: [0, 0] } },
      ]);
      await places.createIndex({ at: '2dsphere' }, {}, {});
      const near = { type: 'Point', coordinates: [0, 0] };

      const found = await places
        .aggregate<{ _id: number; m: number }>([
          { $geoNear: { near, distanceField: 'm', spherical: true } },
          { $project: { m: { $round: ['$m', -3] } } },
        ])
        .toArray();

      // A degree of 6,378,100 m · π / 180 = 111,319 m.
      expect(found).toEqual([
        { _id: 2, m: 0 },
        { _id: 1, m: 111_000 },
      ]);
    });

    it('go through a graph', async () => {
      await fill('staff', [
        { _id: 1, name: 'a' },
        { _id: 2, name: 'b', boss: 'a' },
        { _id: 3, name: 'c', boss: 'b' },
        { _id: 4, name: 'd', boss: 'd' },
      ]);
      const graph = {
        from: 'staff',
        startWith: '$boss',
        connectFromField: 'boss',
        connectToField: 'name',
        as: 'above',
        depthField: 'depth',
      };

      const found = await db
        .collection('staff')
        .aggregate([{ $graphLookup: graph }])
        .toArray();

      expect(
        found.map(({ above }) =>
          (above as { name: string; depth: number }[]).map(({ name, depth }) => `${name}${depth}`).sort(),
        ),
      ).toEqual([[], ['a0'], ['a1', 'b0'], ['d0']]);
    });

    it('unite collections', async () => {
      expect(
        await db
          .collection('spaces')
          .aggregate([
            { $match: { areaM2: { $gt: 300 } } },
            { $unionWith: { coll: 'parks', pipeline: [{ $match: { city: 'c1' } }] } },
            { $project: { _id: 1 } },
          ])
          .toArray(),
      ).toEqual([{ _id: 4 }, { _id: 'p1' }]);
    });

    it('take documents from the pipeline itself', async () => {
      expect(await db.aggregate([{ $documents: [{ x: 1 }, { x: 2 }] }, { $match: { x: 2 } }]).toArray()).toEqual([
        { x: 2 },
      ]);
    });
  });

  describe('that write', () => {
    it('put their documents in the place of a collection, whose indexes stay', async () => {
      const target = await fill('out', [{ _id: 99, n: 0 }]);
      await target.createIndex({ n: 1 }, { unique: true }, {});

      expect(
        await over(
          [
            { _id: 1, n: 1 },
            { _id: 2, n: 2 },
          ],
          { $match: { n: { $gt: 1 } } },
          { $out: 'out' },
        ),
      ).toEqual([]);

      expect(await target.find().toArray()).toEqual([{ _id: 2, n: 2 }]);
      expect((await target.indexes()).map(({ name }) => name)).toEqual(['_id_', 'n_1']);
    });

    it('leave the collection as it was where they fail', async () => {
      const target = await fill('kept', [{ _id: 99, n: 0 }]);
      await target.createIndex({ n: 1 }, { unique: true }, {});

      await expect(
        over(
          [
            { _id: 1, n: 1 },
            { _id: 2, n: 1 },
          ],
          { $out: 'kept' },
        ),
      ).rejects.toMatchObject({ code: 11000 });

      expect(await target.find().toArray()).toEqual([{ _id: 99, n: 0 }]);
      expect((await db.listCollections({ name: /^tmp/u }).toArray()).length).toBe(0);
    });

    it('merge by _id: fields into those that are there, others as new ones', async () => {
      const target = await fill('merged', [{ _id: 1, kept: true, n: 0 }]);

      await over(
        [
          { _id: 1, n: 1 },
          { _id: 2, n: 2 },
        ],
        { $merge: 'merged' },
      );

      expect(await target.find().toArray()).toEqual([
        { _id: 1, kept: true, n: 1 },
        { _id: 2, n: 2 },
      ]);
    });

    it('merge by other fields, where an index says that they are unique', async () => {
      const target = await fill('byKey', [{ _id: 'x', k: 1, n: 0 }]);
      const merge = {
        into: 'byKey',
        on: 'k',
        whenMatched: [{ $set: { n: { $add: ['$n', '$$new.n'] } } }],
        whenNotMatched: 'discard',
      };
      const documents = [
        { _id: 'x', k: 1, n: 5 },
        { _id: 'y', k: 2, n: 7 },
      ];

      await expect(over(documents, { $merge: merge })).rejects.toMatchObject({ code: 51183 });
      await target.createIndex({ k: 1 }, { unique: true }, {});
      await over(documents, { $merge: merge });

      expect(await target.find().toArray()).toEqual([{ _id: 'x', k: 1, n: 5 }]);
    });

    it('replace, keep or fail as they are told', async () => {
      const target = await fill('told', [{ _id: 1, a: 1 }]);

      await over([{ _id: 1, b: 2 }], { $merge: { into: 'told', whenMatched: 'keepExisting' } });
      expect(await target.find().toArray()).toEqual([{ _id: 1, a: 1 }]);
      await over([{ _id: 1, b: 2 }], { $merge: { into: 'told', whenMatched: 'replace' } });
      expect(await target.find().toArray()).toEqual([{ _id: 1, b: 2 }]);
      await expect(over([{ _id: 1 }], { $merge: { into: 'told', whenMatched: 'fail' } })).rejects.toMatchObject({
        code: 11000,
      });
      await expect(over([{ _id: 5 }], { $merge: { into: 'told', whenNotMatched: 'fail' } })).rejects.toMatchObject({
        code: 13113,
      });
    });

    it('keep to the validator of the collection, unless they are told not to', async () => {
      await db.dropCollection('checked');
      const target = await db.createCollection<Any>('checked', { validator: { n: { $gt: 0 } } });
      const rows = await fill('rows', [{ _id: 1, n: 0 }]);

      await expect(rows.aggregate([{ $out: 'checked' }]).toArray()).rejects.toMatchObject({ code: 121 });
      await expect(rows.aggregate([{ $merge: 'checked' }]).toArray()).rejects.toMatchObject({ code: 121 });
      await rows.aggregate([{ $out: 'checked' }], { bypassDocumentValidation: true }).toArray();

      expect(await target.find().toArray()).toEqual([{ _id: 1, n: 0 }]);
      await expect(target.insertOne({ _id: 2 })).rejects.toMatchObject({ code: 121 });
    });

    it('are told of by change streams', async () => {
      const target = await fill('watched', [{ _id: 1, n: 1 }]);
      const stream = target.watch([], { batchSize: 1 });
      const next = stream.next();
      await stream.tryNext().catch(() => null);

      await over([{ _id: 1, n: 2 }], { $merge: 'watched' });

      expect(await next).toMatchObject({
        operationType: 'update',
        documentKey: { _id: 1 },
        updateDescription: { updatedFields: { n: 2 } },
      });
      await stream.close();
    });

    it('are refused in transactions', async () => {
      const session = store.connection.getClient().startSession();
      session.startTransaction();

      await expect(
        db
          .collection('spaces')
          .aggregate([{ $out: 'never' }], { session })
          .toArray(),
      ).rejects.toMatchObject({ code: 263 });
      await session.endSession();
    });
  });

  it.each([
    { name: 'of no known name', pipeline: [{ $nonsense: {} }], code: 40324 },
    { name: 'of two names', pipeline: [{ $match: {}, $limit: 1 }], code: 40323 },
    { name: 'that write, before the end', pipeline: [{ $out: 'x' }, { $match: {} }], code: 40601 },
    { name: 'that must be first, behind others', pipeline: [{ $match: {} }, { $indexStats: {} }], code: 40602 },
    { name: 'within others', pipeline: [{ $lookup: { from: 'x', pipeline: [{ $out: 'x' }], as: 'y' } }], code: 51047 },
    {
      name: 'of no known name, within others',
      pipeline: [{ $unionWith: { coll: 'x', pipeline: [{ $no: 1 }] } }],
      code: 40324,
    },
    { name: 'about the server in another database', pipeline: [{ $currentOp: {} }], code: 73 },
    { name: "that write what is the server's own", pipeline: [{ $out: 'system.x' }], code: 17385 },
    { name: 'that project as find does', pipeline: [{ $project: { a: { $elemMatch: { $gt: 1 } } } }], code: 168 },
    { name: 'with an unknown variable', pipeline: [{ $project: { x: '$$nobody' } }], code: 17276 },
    { name: 'with an unknown expression', pipeline: [{ $addFields: { x: { $nonsense: 1 } } }], code: 168 },
    { name: 'with a limit of nothing', pipeline: [{ $limit: 0 }], code: 15958 },
    { name: 'that group by nothing', pipeline: [{ $group: { n: { $sum: 1 } } }], code: 15955 },
  ])('are refused $name', async ({ pipeline, code }) => {
    await expect(over([{ _id: 1 }], ...pipeline)).rejects.toMatchObject({ code });
  });

  it('tell of indexes and sizes', async () => {
    const rows = await fill('told', [{ _id: 1, n: 1 }]);
    await rows.createIndex({ n: 1 }, {}, {});

    const names = (await rows.aggregate([{ $indexStats: {} }]).toArray()).map(({ name }) => name as string).sort();
    const [stats] = await rows.aggregate([{ $collStats: { count: {}, storageStats: {} } }]).toArray();

    expect(names).toEqual(['_id_', 'n_1']);
    expect(stats).toMatchObject({ count: 1, storageStats: { count: 1, nindexes: 2 } });
  });
});
