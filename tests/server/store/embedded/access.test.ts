import { ObjectId } from 'bson';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Disk } from '#server/store/embedded/disk/disk.ts';
import { createEntry, dropEntry } from '#server/store/embedded/engine/changingCollections.ts';
import { collected } from '#server/store/embedded/engine/pageStreams.ts';
import { type Bson, decodePlain, encode } from '#server/store/embedded/engine/bson.ts';
import { type Engine } from '#server/store/embedded/engine/engine.ts';
import { find } from '#server/store/embedded/engine/finding.ts';
import { type IndexSpec } from '#server/store/embedded/engine/indexSpec.ts';
import { orderedKey } from '#server/store/embedded/engine/orderedKey.ts';
import { openEmptyEngine } from './openEngine.ts';

const scalar = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: -3, max: 3 }) },
  fc.constantFrom('', 'a', 'ab', 'b', 'x'.repeat(1500), `${'x'.repeat(1500)}y`),
  fc.boolean(),
  fc.constantFrom(new Date(0), new Date(1), new ObjectId('64b7f3f3f3f3f3f3f3f3f3f3')),
  fc.constant(0.5),
);
const value = fc.oneof(
  { weight: 3, arbitrary: scalar },
  { weight: 2, arbitrary: fc.array(scalar, { maxLength: 3 }) },
  fc.constant(null),
);
const document = fc.record(
  { a: value, b: value, c: fc.array(fc.record({ d: scalar }), { maxLength: 2 }) },
  { requiredKeys: [] },
);

const condition = fc.oneof(
  scalar,
  fc.constant(null),
  fc.record({ $in: fc.array(scalar, { minLength: 1, maxLength: 3 }) }),
  fc.record({ $gt: scalar }),
  { weight: 2, arbitrary: fc.record({ $gte: scalar, $lt: scalar }) },
  fc.record({ $lte: scalar }),
  fc.record({ $ne: scalar }),
  fc.record({ $exists: fc.boolean() }),
);
const filter = fc.record(
  { a: condition, b: condition, 'c.d': condition, _id: fc.record({ $gt: fc.nat(5) }) },
  { requiredKeys: [] },
);

const INDEXES = [
  [{ path: 'a', direction: 1 }],
  [
    { path: 'b', direction: -1 },
    { path: 'a', direction: 1 },
  ],
  [{ path: 'c.d', direction: -1 }],
] as const;

describe('ways to the documents', () => {
  let disk: Disk;
  let engine: Engine;
  let close: () => Promise<void>;
  beforeAll(() => {
    ({ disk, engine, close } = openEmptyEngine());
  });
  afterAll(() => close());

  const filled = async (name: string, documents: readonly object[], indexes: readonly IndexSpec[]) => {
    const namespace = { database: 'test', collection: name };
    await engine.write((unit) => {
      const existing = engine.catalogue.find(unit, namespace);
      if (existing) dropEntry(unit, existing, engine);
      const entry = createEntry(unit, { namespace, options: {} }, engine);
      engine.catalogue.put(unit, { ...entry, indexes });
      const collection = engine.ensure(unit, namespace);
      for (const [_id, fields] of documents.entries()) collection.insert(encode({ _id, ...fields }));
    });
    return found(engine.find(disk, namespace));
  };
  let ids = 1_000_000;
  /** Numbers that no collection of this store has: of what was dropped, entries are still there. */
  const specs = () =>
    INDEXES.map((fields): IndexSpec => {
      const name = fields.map(({ path }) => path).join();
      ids += 1;
      const kind = 'ordered';
      const typed = fields.map((field) => ({ ...field, kind }) as const);
      return { ...PLAIN, id: ids, name, fields: typed };
    });
  const idsOf = async (pages: AsyncIterable<readonly { readonly bytes: Uint8Array }[]>) =>
    (await collected(pages)).map(({ bytes }) => Number(decodePlain(bytes)['_id'])).sort((one, other) => one - other);

  it('find the same with indexes as without', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(document, { maxLength: 12 }),
        fc.array(filter, { minLength: 5, maxLength: 10 }),
        async (documents, filters) => {
          const indexed = await filled('indexed', documents, specs());
          const plain = await filled('plain', documents, []);
          for (const each of filters)
            expect(await idsOf(find(indexed, { filter: each }))).toEqual(await idsOf(find(plain, { filter: each })));
        },
      ),
      { numRuns: 150 },
    );
  });

  it('leave no index entry behind when the documents are gone', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(document, { minLength: 1, maxLength: 8 }),
        fc.array(document, { maxLength: 8 }),
        async (before, after) => {
          const first = ids + 1;
          await filled('changing', before, specs());
          const namespace = { database: 'test', collection: 'changing' };
          const left = await engine.write((unit) => {
            const collection = engine.ensure(unit, namespace);
            for (const [at, stored] of [...collection.pages()].flat().entries())
              collection.replace(stored, encode({ _id: at, ...after[at] }), 'replace');
            for (const stored of [...collection.pages()].flat()) collection.remove(stored);
            return unit.count('entries', { start: numbered(first), end: numbered(ids + 1) });
          });
          expect(left).toBe(0);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('sort texts that are longer than an index keeps as all others', async () => {
    const long = 'x'.repeat(1500);
    const texts = [`${long}c`, long, `${long}b`, `${long}a`];
    const collection = await filled(
      'long',
      texts.map((a): Bson => ({ a })),
      specs(),
    );

    const found = await collected(find(collection, { filter: {}, sort: { a: 1 } }));

    expect(found.map(({ bytes }) => decodePlain(bytes)['a'])).toEqual([long, `${long}a`, `${long}b`, `${long}c`]);
  });

  it('sort as the keys of the values sort, whatever the limit and the direction', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(scalar, { maxLength: 10 }), fc.nat(12), fc.boolean(), async (values, limit, isUp) => {
        const collection = await filled(
          'sorted',
          values.map((a): Bson => ({ a })),
          specs(),
        );
        const pages = find(collection, { filter: {}, sort: { a: isUp ? 1 : -1 }, limit: limit + 1 });
        const sorted = (await collected(pages)).map(({ bytes }) => decodePlain(bytes)['a']);
        const upwards = [...values].sort((one, other) => Buffer.compare(orderedKey(one), orderedKey(other)));
        const expected = isUp ? upwards : upwards.reverse();
        // Values of the same key, like equal dates, may change places: they look the same.
        expect(sorted).toEqual(expected.slice(0, limit + 1));
      }),
      { numRuns: 40 },
    );
  });
});

const PLAIN = { unique: false, sparse: false, multikey: false, building: false, stated: {} };

function found<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('There is no such collection.');
  return value;
}

function numbered(id: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(id);
  return bytes;
}
