import { ObjectId } from 'bson';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Disk } from '#server/store/embedded/disk/disk.ts';
import { openLmdb } from '#server/store/embedded/disk/lmdb.ts';
import { type Bson, decodePlain, encode } from '#server/store/embedded/engine/bson.ts';
import { createEngine, type Engine } from '#server/store/embedded/engine/engine.ts';
import { find } from '#server/store/embedded/engine/finding.ts';
import { type IndexSpec } from '#server/store/embedded/engine/indexSpec.ts';
import { orderedKey } from '#server/store/embedded/engine/orderedKey.ts';

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
  let folder: string;
  let disk: Disk;
  let engine: Engine;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'parkfit-test-'));
    disk = openLmdb(join(folder, 'store.mdb'));
    engine = createEngine(disk, 'access');
  });
  afterAll(async () => {
    await disk.close();
    rmSync(folder, { recursive: true });
  });

  const filled = (name: string, documents: readonly object[], indexes: readonly IndexSpec[]) =>
    engine.transaction(() => {
      const namespace = { database: 'test', collection: name };
      engine.ensure(namespace).clear();
      engine.catalogue.setIndexes(namespace, indexes);
      const collection = engine.ensure(namespace);
      for (const [_id, fields] of documents.entries()) collection.insert(encode({ _id, ...fields }));
      return collection;
    });
  const specsFrom = (firstId: number) =>
    INDEXES.map((fields, at): IndexSpec => {
      const name = fields.map(({ path }) => path).join();
      return { id: firstId + at, name, fields, unique: false, sparse: false, stated: {} };
    });
  const idsOf = (found: Iterable<{ readonly bytes: Uint8Array }>) =>
    Array.from(found, ({ bytes }) => Number(decodePlain(bytes)['_id'])).sort((one, other) => one - other);

  it('find the same with indexes as without', () => {
    fc.assert(
      fc.property(
        fc.array(document, { maxLength: 12 }),
        fc.array(filter, { minLength: 5, maxLength: 10 }),
        (documents, filters) => {
          const indexed = filled('indexed', documents, specsFrom(1_000_000));
          const plain = filled('plain', documents, []);
          for (const each of filters)
            expect(idsOf(find(indexed, { filter: each }))).toEqual(idsOf(find(plain, { filter: each })));
        },
      ),
      { numRuns: 150 },
    );
  });

  it('leave no index entry behind when the documents are gone', () => {
    fc.assert(
      fc.property(
        fc.array(document, { minLength: 1, maxLength: 8 }),
        fc.array(document, { maxLength: 8 }),
        (before, after) => {
          const collection = filled('changing', before, specsFrom(2_000_000));
          const changed = engine.transaction(() => {
            for (const [at, stored] of [...collection.scan()].entries())
              collection.replace(stored, encode({ _id: at, ...after[at] }));
            for (const stored of [...collection.scan()]) collection.remove(stored);
            return disk.count('entries', { start: numbered(2_000_000), end: numbered(2_000_010) });
          });
          expect(changed).toBe(0);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('sort as the keys of the values sort, whatever the limit', () => {
    fc.assert(
      fc.property(fc.array(scalar, { maxLength: 10 }), fc.nat(12), (values, limit) => {
        const collection = filled(
          'sorted',
          values.map((a): Bson => ({ a })),
          specsFrom(3_000_000),
        );
        const sorted = Array.from(
          find(collection, { filter: {}, sort: { a: 1 }, limit: limit + 1 }),
          ({ bytes }) => decodePlain(bytes)['a'],
        );
        const expected = [...values].sort((one, other) => Buffer.compare(orderedKey(one), orderedKey(other)));
        expect(sorted).toEqual(expected.slice(0, limit + 1));
      }),
      { numRuns: 40 },
    );
  });
});

function numbered(id: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(id);
  return bytes;
}
