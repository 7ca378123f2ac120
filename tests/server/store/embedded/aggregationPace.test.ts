import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type mongo } from 'mongoose';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Disk, type Reading } from '#server/store/embedded/disk/disk.ts';
import { openLmdb } from '#server/store/embedded/disk/lmdb.ts';
import { aggregate } from '#server/store/embedded/engine/aggregation/pipeline.ts';
import { type Bson, decodePlain, encode } from '#server/store/embedded/engine/bson.ts';
import { createEngine, type Engine } from '#server/store/embedded/engine/engine.ts';
import { createPacer } from '#server/store/embedded/engine/pacer.ts';
import { collected } from '#server/store/embedded/engine/pageStreams.ts';
import { openTestStore, type TestStore } from '#tests/support/testStore.ts';

interface Row {
  _id: number;
  group: number;
  n: number;
}

/** Enough for an aggregation of them to take many slices. */
const ROWS = 40_000;

describe('an aggregation of many documents', () => {
  let store: TestStore;
  let rows: mongo.Collection<Row>;
  beforeAll(async () => {
    store = await openTestStore();
    rows = store.connection.getClient().db(store.databaseName).collection<Row>('rows');
    await rows.insertMany(
      Array.from({ length: ROWS }, (_, _id) => ({ _id, group: _id % 20_000, n: (_id * 7919) % ROWS })),
    );
  });
  afterAll(() => store.close());

  /** Whether the store tells, while the aggregation is going on, that it is. */
  const isSeen = async (isOver: () => boolean): Promise<boolean> => {
    const admin = store.connection.getClient().db('admin');
    while (!isOver()) {
      const operations = await admin.aggregate([{ $currentOp: {} }]).toArray();
      if (operations.some(({ ns }) => ns === `${store.databaseName}.rows`)) return !isOver();
    }
    return false;
  };

  it.each([
    { what: 'it groups', pipeline: [{ $group: { _id: '$group', sum: { $sum: '$n' }, all: { $push: '$n' } } }] },
    { what: 'it sorts', pipeline: [{ $sort: { n: 1 } }, { $group: { _id: null, first: { $first: '$n' } } }] },
    {
      what: 'it sorts what it has computed',
      pipeline: [{ $set: { m: { $mod: ['$n', 1000] } } }, { $sort: { m: 1 } }, { $skip: ROWS - 1 }],
    },
    { what: 'it makes buckets', pipeline: [{ $bucketAuto: { groupBy: '$n', buckets: 5 } }] },
    {
      what: 'it looks at windows',
      pipeline: [{ $setWindowFields: { sortBy: { n: 1 }, output: { rank: { $rank: {} } } } }, { $match: { rank: 1 } }],
    },
    {
      what: 'it looks up without an index',
      pipeline: [
        { $lookup: { from: 'rows', localField: 'group', foreignField: 'n', as: 'found' } },
        { $match: { found: [] } },
      ],
    },
    {
      what: 'it writes',
      pipeline: [{ $match: { _id: { $lt: 4000 } } }, { $merge: 'copies' }],
    },
  ])('lets others be answered while $what', async ({ pipeline }) => {
    const answers: string[] = [];
    const slow = rows
      .aggregate(pipeline)
      .toArray()
      .then(() => answers.push('aggregate'));

    const seen = await isSeen(() => answers.length > 0);
    await rows.findOne({ _id: 1 });
    answers.push('findOne');
    await slow;

    expect({ seen, answers }).toEqual({ seen: true, answers: ['findOne', 'aggregate'] });
  });
});

describe('the stages of an aggregation that need not see all documents', () => {
  const NAMESPACE = { database: 'test', collection: 'rows' };
  let folder: string;
  let disk: Disk;
  let engine: Engine;
  let read: number;
  let counting: Reading;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'parkfit-test-'));
    disk = openLmdb(join(folder, 'store.mdb'));
    engine = createEngine(disk, { storeId: 'pace', now: () => new Date(0) });
    await engine.write((unit) => {
      const collection = engine.ensure(unit, NAMESPACE);
      for (let _id = 0; _id < 2000; _id += 1) collection.insert(encode({ _id, list: [_id, -_id] }));
    });
    read = 0;
    counting = {
      ...disk,
      range(table, range, limit) {
        const entries = disk.range(table, range, limit);
        if (table === 'documents') read += entries.length;
        return entries;
      },
    };
  });
  afterEach(async () => {
    await disk.close();
    rmSync(folder, { recursive: true });
  });
  const pagesOf = (pipeline: readonly Bson[]): ReturnType<typeof aggregate> =>
    aggregate({ engine, reading: counting, namespace: NAMESPACE, pacer: createPacer() }, { pipeline });

  it('read no further than to what is asked for', async () => {
    const found = await collected(
      pagesOf([{ $set: { x: 1 } }, { $unwind: '$list' }, { $match: { list: { $gte: 3 } } }, { $limit: 2 }]),
    );

    expect(found.map(decodePlain)).toEqual([
      { _id: 3, list: 3, x: 1 },
      { _id: 4, list: 4, x: 1 },
    ]);
    // The first page that is read has 16 documents.
    expect(read).toBe(16);
  });

  it('hold no more than a page', async () => {
    const pages = pagesOf([{ $project: { list: 1 } }, { $replaceWith: { list: '$list' } }]);

    await pages.next();
    await pages.next();

    // Pages of 16 and of 64.
    expect(read).toBe(80);
  });
});
