import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClock } from '#server/platform/clock.ts';
import { type Disk } from '#server/store/embedded/disk/disk.ts';
import { openLmdb } from '#server/store/embedded/disk/lmdb.ts';
import { type Bson, decodePlain, encode } from '#server/store/embedded/engine/bson.ts';
import { createEntry, dropEntry } from '#server/store/embedded/engine/changingCollections.ts';
import { type Collation, readCollation } from '#server/store/embedded/engine/collation/collation.ts';
import { createEngine, type Engine } from '#server/store/embedded/engine/engine.ts';
import { find } from '#server/store/embedded/engine/finding.ts';
import { readIndex } from '#server/store/embedded/engine/indexDefinition.ts';
import { createPacer } from '#server/store/embedded/engine/pacer.ts';
import { collected } from '#server/store/embedded/engine/pageStreams.ts';
import { createUpkeep, recover } from '#server/store/embedded/engine/upkeep.ts';
import { validate } from '#server/store/embedded/engine/validating.ts';

const text = fc.constantFrom('', 'a', 'A', 'á', 'ab', 'AB', 'b', 'ß', 'ss', 'item9', 'item10', '重', '长', 'æ', 'ae');
const scalar = fc.oneof({ weight: 4, arbitrary: text }, fc.integer({ min: 0, max: 2 }), fc.constant(null));
const value = fc.oneof(
  { weight: 3, arbitrary: scalar },
  fc.array(scalar, { maxLength: 3 }),
  fc.record({ d: text }, { requiredKeys: [] }),
);
const document = fc.record({ a: value, b: value }, { requiredKeys: [] });
const condition = fc.oneof(
  { weight: 2, arbitrary: value },
  fc.record({ $in: fc.array(scalar, { minLength: 1, maxLength: 3 }) }),
  fc.record({ $gt: scalar }),
  fc.record({ $gte: text, $lt: text }),
  fc.record({ $lte: text }),
  fc.record({ $ne: text }),
);
const filter = fc.record({ a: condition, b: condition, _id: fc.record({ $gt: fc.nat(5) }) }, { requiredKeys: [] });
const sort = fc.constantFrom<Bson>({}, { a: 1 }, { b: -1, a: 1 });

const COLLATIONS = [
  undefined,
  { locale: 'en', strength: 2 },
  { locale: 'en', strength: 1 },
  { locale: 'de', numericOrdering: true },
  { locale: 'zh', strength: 3, caseFirst: 'upper' },
].map((stated) => stated && readCollation(stated));

/** Of every kind, by each collation and by none. */
function indexesBy(collation: Collation | undefined): Bson[] {
  const stated = collation && { collation: collation.stated };
  return [
    { key: { a: 1 }, ...stated },
    { key: { b: -1, a: 1 }, ...stated },
    { key: { a: -1, b: 1 }, sparse: true, ...stated },
    { key: { a: 1 }, partialFilterExpression: { b: { $gte: 'ab' } }, ...stated },
  ];
}

const INDEXES = [undefined, COLLATIONS[1], COLLATIONS[3]].flatMap(indexesBy);

describe('indexes by collations', () => {
  let folder: string;
  let disk: Disk;
  let engine: Engine;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'parkfit-test-'));
    disk = openLmdb(join(folder, 'store.mdb'));
    engine = createEngine(disk, { storeId: 'collations', now: createClock().now });
  });
  afterAll(async () => {
    await disk.close();
    rmSync(folder, { recursive: true });
  });

  const namespaceOf = (collection: string) => ({ database: 'test', collection });
  const made = (name: string, indexes: readonly Bson[]) =>
    engine.write((unit) => {
      const namespace = namespaceOf(name);
      const existing = engine.catalogue.find(unit, namespace);
      if (existing) dropEntry(unit, existing, engine);
      const entry = createEntry(unit, { namespace, options: {} }, engine);
      const specs = indexes.map((stated, at) => ({
        ...readIndex({ name: `i${at}`, ...stated }),
        id: engine.catalogue.nextId(),
        multikey: false,
        building: false,
      }));
      engine.catalogue.put(unit, { ...entry, indexes: specs });
    });
  const inserted = (name: string, documents: readonly object[]) =>
    engine.write((unit) => {
      const collection = engine.ensure(unit, namespaceOf(name));
      for (const [_id, fields] of documents.entries()) collection.insert(encode({ _id, ...fields }));
    });
  const opened = (name: string) => {
    const collection = engine.find(disk, namespaceOf(name));
    if (!collection) throw new Error(`There is no collection ${name}.`);
    return collection;
  };
  const idsFound = async (name: string, search: Parameters<typeof find>[1]) =>
    (await collected(find(opened(name), search))).map(({ bytes }) => Number(decodePlain(bytes)['_id']));

  it('find the same as without them, whatever the collation of the question', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(document, { maxLength: 12 }),
        fc.array(fc.tuple(filter, sort, fc.constantFrom(...COLLATIONS)), { minLength: 5, maxLength: 10 }),
        async (documents, questions) => {
          await made('indexed', INDEXES);
          await inserted('indexed', documents);
          await made('plain', []);
          await inserted('plain', documents);
          for (const [asked, order, collation] of questions) {
            const search = { filter: asked, sort: { ...order, _id: 1 }, collation };
            expect(await idsFound('indexed', search)).toEqual(await idsFound('plain', search));
          }
          expect((await validate(disk, opened('indexed').entry, createPacer())).errors).toEqual([]);
        },
      ),
      { numRuns: 120 },
    );
  });

  it('let only one of equal texts in where they are unique, also when documents change', async () => {
    const texts = readCollation({ locale: 'en', strength: 2 })?.texts;
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat(4), text), { maxLength: 20 }), async (changes) => {
        await made('unique', [{ key: { a: 1 }, unique: true, collation: { locale: 'en', strength: 2 } }]);
        const held = new Map<number, string>();
        for (const [_id, a] of changes) {
          const isFree = [...held].every(([id, other]) => id === _id || texts?.(other, a) !== 0);
          const done = engine.write((unit) => {
            const collection = engine.ensure(unit, namespaceOf('unique'));
            const [stored] = [...collection.pages()].flat().filter(({ bytes }) => decodePlain(bytes)['_id'] === _id);
            if (stored) collection.replace(stored, encode({ _id, a }), 'replace');
            else collection.insert(encode({ _id, a }));
          });
          expect(
            await done.then(
              () => true,
              () => false,
            ),
          ).toBe(isFree);
          if (isFree) held.set(_id, a);
        }
        expect((await validate(disk, opened('unique').entry, createPacer())).errors).toEqual([]);
      }),
      { numRuns: 80 },
    );
  });

  it('are made anew at the start where another version of Node made their keys', async () => {
    await made('older', [{ key: { a: 1 }, unique: true, collation: { locale: 'en', strength: 2 } }]);
    await inserted('older', [{ a: 'x' }, { a: 'y' }]);
    await engine.write((unit) => {
      const { entry } = opened('older');
      const indexes = entry.indexes.map((index) => ({ ...index, textVersion: 'of before' }));
      engine.catalogue.put(unit, { ...entry, indexes });
      for (const { key } of unit.range('entries', { start: Buffer.alloc(0), end: Buffer.alloc(5, 255) }, 1e6))
        unit.remove('entries', key);
    });

    await recover(engine);
    await createUpkeep(engine)();

    const { entry } = opened('older');
    expect((await validate(disk, entry, createPacer())).entriesByIndex).toEqual({ _id_: 2, i0: 2 });
    expect(entry.indexes[0]?.textVersion).toContain(process.versions['icu']);
  });
});
