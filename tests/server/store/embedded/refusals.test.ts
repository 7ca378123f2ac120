import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '#server/store/connect.ts';
import { type Store } from '#server/store/store.ts';

describe('what the embedded store does not have yet', () => {
  let store: Store;
  let dataDir: string;
  beforeAll(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'parkfit-test-'));
    store = await openStore({ dataDir }, 'serve');
    await store.connection.collection('rows').insertOne({ a: 1 });
  });
  afterAll(async () => {
    await store.close();
    rmSync(dataDir, { recursive: true });
  });

  const both = { from: 'rows', localField: 'a', foreignField: 'a', pipeline: [{ $limit: 1 }], as: 'joined' };

  it.each([
    { what: 'a join by fields and a pipeline', pipeline: [{ $lookup: both }] },
    { what: 'such a join within a facet', pipeline: [{ $facet: { f: [{ $lookup: both }] } }] },
    { what: 'an aggregation into a collection', pipeline: [{ $out: 'other' }] },
  ])('is refused, instead of being answered wrongly: $what', async ({ pipeline }) => {
    await expect(store.connection.collection('rows').aggregate(pipeline).toArray()).rejects.toThrow(
      /The embedded store (?:has no|does not have)/,
    );
  });

  it('is refused where an index of words is asked for', async () => {
    const rows = store.connection.collection('rows');

    await expect(rows.createIndex({ title: 'text' }, {}, {})).rejects.toMatchObject({ code: 67 });
  });
});
