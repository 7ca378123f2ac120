import { type mongo } from 'mongoose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestStore, type TestStore } from '#tests/support/testStore.ts';

interface Row {
  _id: number;
  n: number;
  tags: string[];
}

interface Stage {
  readonly stage: string;
  readonly inputStage?: Stage;
}

/** The stages of a plan from the outermost to that which reads. */
function stagesOf({ stage, inputStage }: Stage): string[] {
  return [stage, ...(inputStage ? stagesOf(inputStage) : [])];
}

describe('explaining', () => {
  let store: TestStore;
  let rows: mongo.Collection<Row>;
  beforeAll(async () => {
    store = await openTestStore();
    rows = store.connection.collection<Row>('rows');
    await rows.insertMany(Array.from({ length: 100 }, (_, _id) => ({ _id, n: _id % 10, tags: ['x', 'y'] })));
    await rows.createIndex({ n: 1 }, {}, {});
    await rows.createIndex({ tags: 1, _id: -1 }, {}, {});
  });
  afterAll(() => store.close());

  const plan = (explained: mongo.Document): Stage =>
    (explained as { readonly queryPlanner: { readonly winningPlan: Stage } }).queryPlanner.winningPlan;

  it('tells the index that serves a question, and how much is read', async () => {
    const explained = await rows.find({ n: 3 }).explain('executionStats');

    expect(stagesOf(plan(explained))).toEqual(['FETCH', 'IXSCAN']);
    expect(plan(explained).inputStage).toMatchObject({
      indexName: 'n_1',
      keyPattern: { n: 1 },
      isMultiKey: false,
      isUnique: false,
      direction: 'forward',
    });
    // One in ten of a hundred.
    expect(explained).toMatchObject({
      executionStats: { executionSuccess: true, nReturned: 10, totalKeysExamined: 10, totalDocsExamined: 10 },
    });
  });

  it('tells that an index has several entries for a document', async () => {
    expect(plan(await rows.find({ tags: 'x' }).explain('queryPlanner')).inputStage).toMatchObject({
      indexName: 'tags_1__id_-1',
      isMultiKey: true,
    });
  });

  it('tells that everything is read where no index serves', async () => {
    const explained = await rows.find({ missing: 1 }).explain('executionStats');

    expect(stagesOf(plan(explained))).toEqual(['COLLSCAN']);
    expect(explained).toMatchObject({
      executionStats: { nReturned: 0, totalKeysExamined: 0, totalDocsExamined: 100 },
    });
  });

  it('tells of sorting, skipping and limiting', async () => {
    expect(stagesOf(plan(await rows.find().sort({ missing: 1 }).explain('queryPlanner')))).toContain('SORT');
    expect(stagesOf(plan(await rows.find({ n: 1 }).skip(2).limit(3).explain('queryPlanner'))).sort()).toEqual([
      'FETCH',
      'IXSCAN',
      'LIMIT',
      'SKIP',
    ]);
  });

  it('walks an index backwards rather than sort', async () => {
    const winning = plan(await rows.find().sort({ n: -1 }).explain('queryPlanner'));

    expect(stagesOf(winning)).toEqual(['FETCH', 'IXSCAN']);
    expect(winning.inputStage).toMatchObject({ direction: 'backward' });
  });

  it('explains aggregations, counts and changes, and changes nothing', async () => {
    const { databaseName } = store;
    const db = store.connection.getClient().db(databaseName);
    const commands = [
      { aggregate: 'rows', pipeline: [{ $match: { n: 1 } }], cursor: {} },
      { count: 'rows', query: { n: 1 } },
      { distinct: 'rows', key: '_id', query: { n: 1 } },
      { update: 'rows', updates: [{ q: { n: 1 }, u: { $set: { n: 2 } } }] },
      { delete: 'rows', deletes: [{ q: { n: 1 }, limit: 0 }] },
      { findAndModify: 'rows', query: { n: 1 }, remove: true },
    ];

    for (const command of commands)
      expect(JSON.stringify(await db.command({ explain: command, verbosity: 'queryPlanner' }))).toContain('"n_1"');

    expect(await rows.countDocuments({ n: 1 })).toBe(10);
  });

  it('refuses a verbosity that there is not', async () => {
    const db = store.connection.getClient().db(store.databaseName);

    await expect(db.command({ explain: { find: 'rows' }, verbosity: 'all' })).rejects.toMatchObject({ code: 2 });
  });
});
