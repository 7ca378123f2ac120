import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClock } from '#server/platform/clock.ts';
import { type Disk } from '#server/store/embedded/disk/disk.ts';
import { openLmdb } from '#server/store/embedded/disk/lmdb.ts';
import { type Bson, decodePlain, encode } from '#server/store/embedded/engine/bson.ts';
import { type WritableCollection } from '#server/store/embedded/engine/changing.ts';
import { createEntry, dropEntry } from '#server/store/embedded/engine/changingCollections.ts';
import { createEngine, type Engine } from '#server/store/embedded/engine/engine.ts';
import { plan } from '#server/store/embedded/engine/finding.ts';
import { readIndex } from '#server/store/embedded/engine/indexDefinition.ts';
import { createPacer } from '#server/store/embedded/engine/pacer.ts';
import { collected } from '#server/store/embedded/engine/pageStreams.ts';
import { compileText } from '#server/store/embedded/engine/text/compilingText.ts';
import { readTextSpec } from '#server/store/embedded/engine/text/textSpec.ts';
import { validate } from '#server/store/embedded/engine/validating.ts';

const WORDS = [
  'lab',
  'Labs',
  'GMP-A',
  'GMP',
  'the',
  'café',
  'docks',
  'dock',
  '细胞治疗',
  '细胞',
  '治疗',
  '厂房',
  'IVD试剂',
];
const text = fc.array(fc.constantFrom(...WORDS), { maxLength: 5 }).map((words) => words.join(' '));
const document = fc.record(
  {
    title: text,
    parts: fc.array(fc.record({ note: text }, { noNullPrototype: true }), { maxLength: 2 }),
    city: fc.constantFrom('A', 'B', null),
  },
  { requiredKeys: [], noNullPrototype: true },
);
const part = fc
  .tuple(fc.boolean(), fc.constantFrom(...WORDS, '"dock lab"', '"细胞 治疗"', '"胞治"', '治', '"docks"'))
  .map(([isNegated, word]) => (isNegated ? `-${word}` : word));
const search = fc.record(
  {
    $search: fc.array(part, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(' ')),
    $caseSensitive: fc.boolean(),
    $diacriticSensitive: fc.boolean(),
  },
  { requiredKeys: ['$search'], noNullPrototype: true },
);

describe('indexes of words', () => {
  let folder: string;
  let disk: Disk;
  let engine: Engine;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'parkfit-test-'));
    disk = openLmdb(join(folder, 'store.mdb'));
    engine = createEngine(disk, { storeId: 'text', now: createClock().now });
  });
  afterAll(async () => {
    await disk.close();
    rmSync(folder, { recursive: true });
  });

  const namespace = { database: 'test', collection: 'spaces' };
  let ids = 1_000_000;
  const emptied = (key: Bson) =>
    engine.write((unit) => {
      const existing = engine.catalogue.find(unit, namespace);
      if (existing) dropEntry(unit, existing, engine);
      ids += 1;
      const index = { ...readIndex({ key, name: 'words' }), id: ids, multikey: false, building: false };
      engine.catalogue.put(unit, { ...createEntry(unit, { namespace, options: {} }, engine), indexes: [index] });
    });
  const changed = (change: (collection: WritableCollection) => void) =>
    engine.write((unit) => {
      change(engine.ensure(unit, namespace));
    });
  const filled = (documents: readonly Bson[]) =>
    changed((collection) => {
      for (const [_id, fields] of documents.entries()) collection.insert(encode({ _id, ...fields }));
    });
  const opened = () => {
    const collection = engine.find(disk, namespace);
    if (!collection) throw new Error('There is no such collection.');
    return collection;
  };
  const answer = async (filter: Bson) => {
    const { access, pages } = plan(opened(), { filter });
    const found = (await collected(pages())).map(({ bytes, meta }) => ({
      _id: Number(decodePlain(bytes)['_id']),
      score: Number(meta?.['textScore']),
    }));
    return { stage: access.stage.stage, found: found.sort((one, other) => one._id - other._id) };
  };
  /** Without an index: every document is looked at. */
  const scanned = (key: Bson, $text: Bson, isMeant: (document: Bson) => boolean) => {
    const { test, score } = compileText($text, readTextSpec({ key }));
    return [...opened().pages()]
      .flat()
      .map(({ bytes }) => decodePlain(bytes))
      .filter((each) => isMeant(each) && test(each))
      .map((each) => ({ _id: Number(each['_id']), score: score(each) }));
  };

  it.each([
    { what: 'over two fields', key: { title: 'text', 'parts.note': 'text' } },
    { what: 'over everything', key: { '$**': 'text' } },
    { what: 'behind another field', key: { city: -1, title: 'text', 'parts.note': 'text' } },
    { what: 'before another field', key: { title: 'text', city: 1 } },
  ])('find what a scan finds: $what', async ({ key }) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(document, { maxLength: 12 }),
        fc.array(search, { minLength: 3, maxLength: 6 }),
        fc.constantFrom('A', null),
        async (documents, searches, city) => {
          await emptied(key);
          await filled(documents);
          for (const $text of searches) {
            const { stage, found } = await answer({ $text, city });
            expect(stage).toBe('TEXT_MATCH');
            expect(found).toEqual(scanned(key, $text, (each) => (each['city'] ?? null) === city));
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('agree with the documents after every change', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(document, { minLength: 2, maxLength: 6 }),
        fc.array(document, { minLength: 2, maxLength: 6 }),
        async (before, after) => {
          await emptied({ city: 1, title: 'text', 'parts.note': 'text' });
          await filled(before);
          await changed((collection) => {
            const stored = [...collection.pages()].flat();
            for (const [at, fields] of after.slice(0, before.length).entries()) {
              const one = stored[at];
              if (!one) continue;
              if (at === 0) collection.remove(one);
              else collection.replace(one, encode({ _id: at, ...fields }), 'replace');
            }
          });
          expect((await validate(disk, opened().entry, createPacer())).errors).toEqual([]);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('keep words apart that stand behind long values', async () => {
    await emptied({ city: 1, title: 'text' });
    const city = 'x'.repeat(2000);
    await filled([{ city, title: 'lab' }, { city, title: 'dock' }, { city: `${city}y`, title: 'lab' }]); // prettier-ignore

    const { found } = await answer({ $text: { $search: 'labs' }, city });

    expect(found.map(({ _id }) => _id)).toEqual([0]);
  });

  it('find Chinese words within longer ones, the best match first', async () => {
    await emptied({ title: 'text', note: 'text' });
    await filled([
      { title: '细胞治疗厂房', note: '含GMP-A级车间' },
      { title: '细胞', note: '仓库' },
      { title: 'Cell therapy', note: '细胞治疗' },
    ]);
    const found = async ($search: string) => (await answer({ $text: { $search } })).found.map(({ _id }) => _id);

    expect(await found('细胞')).toEqual([0, 1, 2]);
    expect(await found('胞治')).toEqual([0, 2]);
    expect(await found('车间 仓库')).toEqual([0, 1]);
    expect(await found('细胞 -厂房')).toEqual([1, 2]);
    expect(await found('"GMP-A级"')).toEqual([0]);
    expect(await found('therapies')).toEqual([2]);
    // 细胞 alone is all of its field: 1.1; two of four characters 0.75; two of six ⅔.
    const sorted = plan(opened(), { filter: { $text: { $search: '细胞' } }, sort: { score: { $meta: 'textScore' } } });
    const best = (await collected(sorted.pages())).map(({ bytes }) => decodePlain(bytes)['_id']);
    expect(best).toEqual([1, 2, 0]);
  });
});
