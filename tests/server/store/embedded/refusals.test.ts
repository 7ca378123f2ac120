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

  const auto = { groupBy: '$a', buckets: 2, granularity: 'R5' };

  it.each([
    { what: 'a search of Atlas', pipeline: [{ $search: { text: { query: 'x', path: 'a' } } }] },
    { what: 'buckets between preferred numbers', pipeline: [{ $bucketAuto: auto }] },
    { what: 'such buckets within a facet', pipeline: [{ $facet: { f: [{ $bucketAuto: auto }] } }] },
  ])('is refused, instead of being answered wrongly: $what', async ({ pipeline }) => {
    await expect(store.connection.collection('rows').aggregate(pipeline).toArray()).rejects.toThrow(
      /The embedded store (?:has no|does not have)/,
    );
  });

  it.each([
    { collation: { locale: 'en', strength: 4 }, option: /strength 4/ },
    { collation: { locale: 'en', strength: 5 }, option: /strength 5/ },
    { collation: { locale: 'en', backwards: true }, option: /backwards true/ },
    { collation: { locale: 'en', alternate: 'shifted', maxVariable: 'space' }, option: /maxVariable 'space'/ },
    { collation: { locale: 'zh@collation=gb2312han' }, option: /locale 'zh@collation=gb2312han'/ },
  ])('is refused where a collation says more than is known: $collation', async ({ collation, option }) => {
    const asked = store.connection.collection('rows').find({}, { collation }).toArray();

    await expect(asked).rejects.toThrow(option);
    await expect(asked).rejects.toMatchObject({ code: 115 });
  });

  it('is refused where a stream cannot go by a collation', async () => {
    const rows = store.connection.collection('rows');

    await expect(rows.watch([], { collation: { locale: 'en' } }).next()).rejects.toMatchObject({ code: 115 });
  });

  it('is refused where words are one of several things that may be asked for', async () => {
    const words = store.connection.collection('words');
    await words.createIndex({ title: 'text' }, {}, {});

    await expect(words.findOne({ $or: [{ $text: { $search: 'lab' } }, { a: 1 }] })).rejects.toMatchObject({ code: 2 });
  });

  it('is refused where an index of places is to be unique', async () => {
    const rows = store.connection.collection('rows');

    await expect(rows.createIndex({ at: '2dsphere' }, { unique: true }, {})).rejects.toMatchObject({ code: 67 });
  });
});
