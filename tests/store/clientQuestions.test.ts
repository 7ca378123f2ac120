import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestStore, type TestStore } from '#tests/support/testStore.ts';

describe('what clients ask beside their documents', () => {
  let store: TestStore;
  beforeAll(async () => {
    store = await openTestStore();
  });
  afterAll(() => store.close());

  it('tells the version of MongoDB that it follows', async () => {
    const status = await store.connection.db?.admin().serverStatus();

    expect(String(status?.['version'])).toMatch(/^\d+\.\d+\.\d+/u);
    expect(status).toMatchObject({ ok: 1, process: 'mongod' });
  });

  it('refuses a stage that does not exist, and an operator even where there is nothing to find', async () => {
    const nothing = store.connection.collection('nothing');

    await expect(nothing.aggregate([{ $fakeStage: {} }]).toArray()).rejects.toMatchObject({
      code: 40324,
      message: "Unrecognized pipeline stage name: '$fakeStage'",
    });
    await expect(nothing.find({ a: { $fakeOperator: 1 } }).toArray()).rejects.toMatchObject({ code: 2 });
  });

  it('keeps a hashed index and tells it as it was asked for', async () => {
    const hashed = store.connection.collection('hashed');
    await hashed.createIndex({ code: 'hashed' }, {}, {});
    await hashed.insertMany([{ code: 'a' }, { code: 'b' }]);

    expect(await hashed.find({ code: 'b' }).hint({ code: 'hashed' }).toArray()).toMatchObject([{ code: 'b' }]);
    expect(await hashed.indexes()).toMatchObject([
      { key: { _id: 1 } },
      { key: { code: 'hashed' }, name: 'code_hashed' },
    ]);
  });

  it('tells a stream of the first document, and of the creation of its collection only when asked to', async () => {
    const plain = store.connection.collection('watched').watch();
    const expanded = store.connection.collection('watched').watch([], { showExpandedEvents: true });
    await Promise.all([plain.tryNext(), expanded.tryNext()]);

    await store.connection.collection('watched').insertOne({ a: 1 });

    expect((await plain.next()).operationType).toBe('insert');
    expect((await expanded.next()).operationType).toBe('create');
    await Promise.all([plain.close(), expanded.close()]);
  });
});
