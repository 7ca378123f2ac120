import { type mongo } from 'mongoose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestStore, type TestStore } from '#tests/support/testStore.ts';

interface Space extends mongo.Document {
  _id: number;
}

const SCORE = { $meta: 'textScore' };
const words = ($search: string, options: object = {}) => ({ $text: { $search, ...options } });

describe('words', () => {
  let store: TestStore;
  let spaces: mongo.Collection<Space>;
  beforeAll(async () => {
    store = await openTestStore();
    spaces = store.connection.collection<Space>('spaces');
  });
  beforeEach(async () => {
    await store.connection.dropDatabase();
    await spaces.insertMany([
      { _id: 1, title: 'Cleanrooms for cell therapies', city: 'Lingang', areaM2: 900 },
      { _id: 2, title: 'Cell bank', note: 'Cold store; cells at -80', city: 'Zhangjiang', areaM2: 300 },
      { _id: 3, title: 'Warehouse by the port', note: ['loading dock', 'cold store'], city: 'Lingang', areaM2: 5000 },
      { _id: 4, title: 'Café', city: 'Lingang', areaM2: 60 },
    ]);
  });
  afterAll(() => store.close());

  const index = (stated: mongo.IndexSpecification = { title: 'text', note: 'text' }, options: object = {}) =>
    spaces.createIndex(stated, options, {});
  const found = async (filter: mongo.Filter<Space>) => {
    const documents = await spaces.find(filter).sort({ _id: 1 }).toArray();
    return documents.map(({ _id }) => _id);
  };

  describe('are searched for', () => {
    it.each([
      { search: 'cell', ids: [1, 2], why: 'in any field of the index' },
      { search: 'CLEANROOM', ids: [1], why: 'whatever the case and the form' },
      { search: 'therapy', ids: [1], why: 'by their stems' },
      { search: 'cafe', ids: [4], why: 'without diacritics' },
      { search: 'docks', ids: [3], why: 'in the elements of arrays' },
      { search: 'warehouse bank', ids: [2, 3], why: 'any of several' },
      { search: 'the for by', ids: [], why: 'but for those without meaning' },
      { search: 'ware', ids: [], why: 'as wholes' },
      { search: 'cell -bank', ids: [1], why: 'without those that are negated' },
      { search: '"cold store"', ids: [2, 3], why: 'as a phrase' },
      { search: '"cell bank"', ids: [2], why: 'as a phrase in whatever case' },
      { search: '"cold store" "loading dock"', ids: [3], why: 'as phrases of which all must be there' },
      { search: 'store -"loading dock"', ids: [2], why: 'without a phrase that is negated' },
      { search: '-bank', ids: [], why: 'but not by what is negated alone' },
    ])('$why: $search', async ({ search, ids }) => {
      await index();

      expect(await found(words(search))).toEqual(ids);
    });

    it('with case or diacritics where they are to count', async () => {
      await index();

      expect(await found(words('bank', { $caseSensitive: true }))).toEqual([2]);
      expect(await found(words('Bank', { $caseSensitive: true }))).toEqual([]);
      expect(await found(words('Cell', { $caseSensitive: true }))).toEqual([2]);
      expect(await found(words('cafe', { $diacriticSensitive: true }))).toEqual([]);
      expect(await found(words('café', { $diacriticSensitive: true }))).toEqual([4]);
    });

    it('in the language that is stated', async () => {
      await index();

      expect(await found(words('cells', { $language: 'none' }))).toEqual([]);
      expect(await found(words('cells', { $language: 'en' }))).toEqual([1, 2]);
      await expect(found(words('cells', { $language: 'klingon' }))).rejects.toMatchObject({ code: 2 });
    });

    it('beside other conditions, also within $and', async () => {
      await index();

      expect(await found({ ...words('cell'), areaM2: { $lt: 500 } })).toEqual([2]);
      expect(await found({ $and: [words('store'), { city: 'Lingang' }] })).toEqual([3]);
    });

    it('in all texts of a document where the index is over everything', async () => {
      await index({ '$**': 'text' });

      expect(await found(words('lingang'))).toEqual([1, 3, 4]);
    });

    it('only in the documents of a partial index', async () => {
      await index({ title: 'text' }, { partialFilterExpression: { city: 'Lingang' } });

      expect(await found({ ...words('cell'), city: 'Lingang' })).toEqual([1]);
    });

    it('as they are after changes', async () => {
      await index();
      await spaces.updateOne({ _id: 1 }, { $set: { title: 'Laboratory' } });
      await spaces.deleteOne({ _id: 2 });
      await spaces.insertOne({ _id: 5, title: 'A cell' });

      expect(await found(words('cell'))).toEqual([5]);
      expect(await found(words('laboratories'))).toEqual([1]);
    });

    it('within a transaction, with its own writes', async () => {
      await index();

      const seen = await store.connection.transaction(async (session) => {
        await spaces.insertOne({ _id: 6, title: 'Cell culture' }, { session });
        await spaces.deleteOne({ _id: 2 }, { session });
        return spaces.find(words('cell'), { session }).sort({ _id: 1 }).toArray();
      });

      expect(seen.map(({ _id }) => _id)).toEqual([1, 6]);
    });
  });

  describe('have an index', () => {
    const listed = async () => {
      const indexes: readonly unknown[] = await spaces.listIndexes().toArray();
      return indexes[1];
    };

    it('that is told with its weights and its language', async () => {
      await index({ title: 'text', note: 'text' }, { weights: { title: 10 } });

      expect(await listed()).toEqual({
        v: 2,
        key: { _fts: 'text', _ftsx: 1 },
        name: 'title_text_note_text',
        weights: { note: 1, title: 10 },
        default_language: 'english',
        language_override: 'language',
        textIndexVersion: 3,
      });
    });

    it('that may stand between other fields', async () => {
      await index({ city: 1, title: 'text', areaM2: -1 }, { default_language: 'none', language_override: 'tongue' });

      expect(await listed()).toMatchObject({
        key: { city: 1, _fts: 'text', _ftsx: 1, areaM2: -1 },
        weights: { title: 1 },
        default_language: 'none',
        language_override: 'tongue',
      });
    });

    it('that serves where the fields before the words are equal to something', async () => {
      await index({ city: 1, title: 'text' });
      await spaces.insertOne({ _id: 7, title: 'A cell somewhere' });

      expect(await found({ ...words('cell'), city: 'Lingang' })).toEqual([1]);
      expect(await found({ ...words('cell'), city: null })).toEqual([7]);
      await expect(found(words('cell'))).rejects.toMatchObject({ code: 291 });
      await expect(found({ ...words('cell'), city: { $gt: 'A' } })).rejects.toMatchObject({ code: 291 });
    });

    it('that takes no arrays beside the words', async () => {
      await index({ city: 1, title: 'text', areaM2: 1 });

      await expect(spaces.insertOne({ _id: 7, city: ['A', 'B'] })).rejects.toMatchObject({ code: 201 });
      await expect(spaces.insertOne({ _id: 7, areaM2: [1, 2] })).rejects.toMatchObject({ code: 201 });
    });

    it('that may be unique: no word with the same weight in two documents', async () => {
      await index({ title: 'text', city: 1 }, { unique: true });

      // One of two words, as in 2, but elsewhere; then in the same city, where one of three words weighs less.
      await spaces.insertOne({ _id: 7, title: 'Cell culture', city: 'Lingang' });
      await spaces.insertOne({ _id: 8, title: 'Cell lines kept', city: 'Zhangjiang' });
      await expect(spaces.insertOne({ _id: 9, title: 'Cell farm', city: 'Zhangjiang' })).rejects.toMatchObject({
        code: 11000,
      });
      expect(await found(words('cell'))).toEqual([1, 2, 7, 8]);
    });

    it('once only', async () => {
      await index({ title: 'text' });
      await index({ title: 'text' });

      await expect(index({ note: 'text' })).rejects.toMatchObject({ code: 85 });
      await expect(index({ city: 1, note: 'text' })).rejects.toMatchObject({ code: 67 });
      expect(await spaces.indexes()).toHaveLength(2);
    });

    it('and none after it was dropped', async () => {
      await index();
      await spaces.dropIndex('title_text_note_text');

      await expect(found(words('cell'))).rejects.toMatchObject({ code: 27 });
      await index({ note: 'text' });
      expect(await found(words('cell'))).toEqual([2]);
    });

    it('that knows the language of each document', async () => {
      await index();
      await spaces.insertMany([
        { _id: 8, title: 'Labore', language: 'none' },
        { _id: 9, title: 'laboratories', language: 'en' },
      ]);

      expect(await found(words('laboratory'))).toEqual([9]);
      expect(await found(words('labore', { $language: 'none' }))).toEqual([8]);
      await expect(spaces.insertOne({ _id: 10, language: 'klingon' })).rejects.toMatchObject({ code: 17262 });
    });

    it.each([
      { what: 'with a weight of nothing', key: { title: 'text' }, options: { weights: { title: 0 } }, code: 67 },
      { what: 'in no language', key: { title: 'text' }, options: { default_language: 'klingon' }, code: 67 },
      { what: 'with words in two places', key: { title: 'text', city: 1, note: 'text' }, options: {}, code: 67 },
    ] as const)('but not $what', async ({ key, options, code }) => {
      await expect(index(key, options)).rejects.toMatchObject({ code });
    });
  });

  describe('have a score', () => {
    const scored = (filter: object) =>
      spaces
        .find(filter, { projection: { _id: 1, score: SCORE } })
        .sort({ score: SCORE })
        .toArray();

    it('by the share that they have of a text', async () => {
      await index({ title: 'text' });

      // One of two words: ½ + ½ × ½ = 0.75; one of three (`for` does not count): ½ + ½ × ⅓.
      expect(await scored(words('cell'))).toEqual([
        { _id: 2, score: 0.75 },
        { _id: 1, score: expect.closeTo(2 / 3, 10) as number },
      ]);
    });

    it('by the weights of the fields', async () => {
      await index({ title: 'text', note: 'text' }, { weights: { title: 10, note: 4 } });
      await spaces.insertMany([
        { _id: 11, title: 'autoclave' },
        { _id: 12, note: 'autoclave room' },
      ]);

      // Alone in its text 10 × 1.1 = 11; one of two words 4 × 0.75 = 3.
      expect(await scored(words('autoclave'))).toEqual([
        { _id: 11, score: 11 },
        { _id: 12, score: 3 },
      ]);
    });

    it('that is shown beside all fields where nothing else is chosen', async () => {
      await index();

      expect(await spaces.findOne(words('café'), { projection: { score: SCORE } })).toEqual({
        _id: 4,
        title: 'Café',
        city: 'Lingang',
        areaM2: 60,
        score: 1.1,
      });
      expect(await spaces.findOne(words('café'), { projection: { title: 1, score: SCORE } })).toEqual({
        _id: 4,
        title: 'Café',
        score: 1.1,
      });
    });

    it('by which the best are taken', async () => {
      await index({ title: 'text' });

      const best = await spaces.find(words('cell bank warehouse')).sort({ anything: SCORE, _id: 1 }).limit(2).toArray();

      // Bank and cell: 2 × 0.75; warehouse, one of two words: 0.75; cell, one of three: ⅔.
      expect(best.map(({ _id }) => _id)).toEqual([2, 3]);
    });

    it('only where words are searched for', async () => {
      await index();

      await expect(scored({})).rejects.toMatchObject({ code: 40218 });
      await expect(spaces.find({}, { projection: { score: SCORE } }).toArray()).rejects.toMatchObject({ code: 40218 });
    });
  });

  describe('are searched for by aggregations', () => {
    const aggregated = (...pipeline: readonly object[]) => spaces.aggregate([...pipeline]).toArray();

    it('with their score, in any stage that looks at single documents', async () => {
      await index({ title: 'text' });

      const rows = await aggregated(
        { $match: { ...words('cell bank'), areaM2: { $gt: 0 } } },
        { $addFields: { score: SCORE } },
        { $project: { score: 1, twice: { $add: [SCORE, SCORE] } } },
        { $sort: { score: SCORE } },
        { $limit: 1 },
      );

      expect(rows).toEqual([{ _id: 2, score: 1.5, twice: 3 }]);
    });

    it('in the order of the score', async () => {
      await index({ title: 'text' });

      const rows = await aggregated({ $match: words('cell') }, { $sort: { s: SCORE } }, { $project: { s: SCORE } });

      expect(rows).toEqual([
        { _id: 2, s: 0.75 },
        { _id: 1, s: expect.closeTo(2 / 3, 10) as number },
      ]);
    });

    it('in groups and joins', async () => {
      await index({ title: 'text' });
      const join = {
        from: 'spaces',
        as: 'found',
        pipeline: [{ $match: words('warehouse') }, { $project: { s: SCORE } }],
      };

      expect(await aggregated({ $match: words('bank') }, { $group: { _id: '$city', sum: { $sum: SCORE } } })).toEqual([
        { _id: 'Zhangjiang', sum: 0.75 },
      ]);
      expect(await aggregated({ $match: { _id: 4 } }, { $lookup: join }, { $project: { found: 1 } })).toEqual([
        { _id: 4, found: [{ _id: 3, s: 0.75 }] },
      ]);
    });

    it('in the first stage only', async () => {
      await index();

      await expect(aggregated({ $limit: 1 }, { $match: words('cell') })).rejects.toMatchObject({ code: 17313 });
      await expect(aggregated({ $match: { _id: 1 } }, { $match: words('cell') })).rejects.toMatchObject({
        code: 17313,
      });
    });

    it('with no score after a group, or without a search', async () => {
      await index();

      await expect(aggregated({ $project: { s: SCORE } })).rejects.toMatchObject({ code: 40218 });
      await expect(
        aggregated({ $match: words('cell') }, { $group: { _id: '$_id' } }, { $sort: { s: SCORE } }),
      ).rejects.toMatchObject({ code: 40218 });
    });
  });

  it('are counted, told apart, changed and removed', async () => {
    await index();

    expect(await spaces.countDocuments(words('store'))).toBe(2);
    expect(await spaces.distinct('city', words('store'))).toEqual(['Lingang', 'Zhangjiang']);
    expect(await spaces.updateMany(words('cell'), { $inc: { areaM2: 1 } })).toMatchObject({ modifiedCount: 2 });
    const taken = await spaces.findOneAndUpdate(words('cell'), { $set: { taken: true } }, { sort: { areaM2: 1 } });
    expect(taken).toMatchObject({ _id: 2, areaM2: 301 });
    expect(await spaces.deleteMany(words('store'))).toMatchObject({ deletedCount: 2 });
    expect(await found({})).toEqual([1, 4]);
  });

  it('are explained by their index', async () => {
    await index();

    const { queryPlanner } = (await spaces.find(words('cell')).explain()) as {
      queryPlanner: { winningPlan: object };
    };

    expect(JSON.stringify(queryPlanner.winningPlan)).toContain('"stage":"TEXT_MATCH"');
    expect(queryPlanner.winningPlan).toMatchObject({ indexName: 'title_text_note_text' });
  });

  it('cannot be searched for without an index', async () => {
    await expect(found(words('cell'))).rejects.toMatchObject({ code: 27 });
    await expect(spaces.aggregate([{ $match: words('cell') }]).toArray()).rejects.toMatchObject({ code: 27 });
    await expect(spaces.countDocuments(words('cell'))).rejects.toMatchObject({ code: 27 });
    await expect(spaces.deleteMany(words('cell'))).rejects.toMatchObject({ code: 27 });
  });

  it('cannot be searched for where there is no collection', async () => {
    const nowhere = store.connection.collection('nowhere');

    await expect(nowhere.findOne(words('cell'))).rejects.toMatchObject({ code: 27 });
    await expect(nowhere.distinct('a', words('cell'))).rejects.toMatchObject({ code: 27 });
    await expect(nowhere.updateOne(words('cell'), { $set: { a: 1 } })).rejects.toMatchObject({ code: 27 });
    await expect(nowhere.deleteOne(words('cell'))).rejects.toMatchObject({ code: 27 });
    await expect(nowhere.findOneAndDelete(words('cell'))).rejects.toMatchObject({ code: 27 });
  });

  it.each([
    { filter: { $text: 'cell' }, code: 2 },
    { filter: { $text: { $search: 5 } }, code: 14 },
    { filter: { $text: { $search: 'cell', $else: 1 } }, code: 2 },
    { filter: { $nor: [words('cell')] }, code: 2 },
  ] as readonly { filter: object; code: number }[])('are not understood in $filter', async ({ filter, code }) => {
    await index();

    await expect(spaces.find(filter).toArray()).rejects.toMatchObject({ code });
  });
});
