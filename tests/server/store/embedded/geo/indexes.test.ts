import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Disk } from '#server/store/embedded/disk/disk.ts';
import { type Bson, decodePlain, encode } from '#server/store/embedded/engine/bson.ts';
import { createEntry, dropEntry } from '#server/store/embedded/engine/changingCollections.ts';
import { type Collection } from '#server/store/embedded/engine/collection.ts';
import { type Engine } from '#server/store/embedded/engine/engine.ts';
import { plan } from '#server/store/embedded/engine/finding.ts';
import { nearestValue } from '#server/store/embedded/engine/geo/nearDistance.ts';
import { readNear } from '#server/store/embedded/engine/geo/readingNear.ts';
import { readIndex } from '#server/store/embedded/engine/indexDefinition.ts';
import { collected } from '#server/store/embedded/engine/pageStreams.ts';
import { geometry, haversineRad, point, polygon, position, radiusDeg } from './geoArbitraries.ts';
import { openEmptyEngine } from '../openEngine.ts';

const PLAIN = { noNullPrototype: true } as const;
const group = fc.integer({ min: 0, max: 2 });
const placed = fc.record({ loc: geometry, group }, { requiredKeys: ['group'], noNullPrototype: true });
const capRadius = fc.double({ min: 0, max: 3.2, noNaN: true });
const region = fc.oneof(
  fc.record({ $geoWithin: fc.record({ $geometry: polygon }, PLAIN) }, PLAIN),
  fc.record({ $geoWithin: fc.record({ $centerSphere: fc.tuple(position, capRadius) }, PLAIN) }, PLAIN),
  fc.record({ $geoIntersects: fc.record({ $geometry: geometry.filter((value) => 'type' in value) }, PLAIN) }, PLAIN),
);

const flat = fc.tuple(fc.integer({ min: -5, max: 5 }), fc.double({ min: -5, max: 5, noNaN: true }));
const flatValue = fc.oneof(flat, fc.array(flat, { maxLength: 3 }));
const flatRegion = fc.oneof(
  fc.record({ $box: fc.tuple(flat, flat) }, PLAIN),
  fc.record({ $polygon: fc.array(flat, { minLength: 3, maxLength: 5 }) }, PLAIN),
  fc.record({ $center: fc.tuple(flat, fc.double({ min: 0, max: 6, noNaN: true })) }, PLAIN),
);

describe('indexes of places', () => {
  let disk: Disk;
  let engine: Engine;
  let close: () => Promise<void>;
  beforeAll(() => {
    ({ disk, engine, close } = openEmptyEngine());
  });
  afterAll(() => close());

  let ids = 1_000_000;
  const filled = async (name: string, documents: readonly Bson[], keys: readonly Bson[]): Promise<Collection> => {
    const namespace = { database: 'test', collection: name };
    await engine.write((unit) => {
      const existing = engine.catalogue.find(unit, namespace);
      if (existing) dropEntry(unit, existing, engine);
      const indexes = keys.map((key) => {
        ids += 1;
        return { ...readIndex({ key, name: `i${ids}` }), id: ids, multikey: false, building: false };
      });
      engine.catalogue.put(unit, { ...createEntry(unit, { namespace, options: {} }, engine), indexes });
      const collection = engine.ensure(unit, namespace);
      for (const [_id, fields] of documents.entries()) collection.insert(encode({ _id, ...fields }));
    });
    const collection = engine.find(disk, namespace);
    if (!collection) throw new Error('There is no such collection.');
    return collection;
  };
  const answer = async (collection: Collection, filter: Bson, limit = 0) => {
    const { access, pages } = plan(collection, { filter, limit });
    return { stage: access.stage.stage, documents: (await collected(pages())).map(({ bytes }) => decodePlain(bytes)) };
  };
  const idsOf = (documents: readonly Bson[]): number[] =>
    documents.map(({ _id }) => Number(_id)).sort((one, other) => one - other);

  it.each([
    { what: 'an index on the sphere', keys: [{ loc: '2dsphere' }] },
    { what: 'one behind another field', keys: [{ group: -1, loc: '2dsphere' }] },
    { what: 'one before another field', keys: [{ loc: '2dsphere', group: 1 }] },
  ])('find by $what what a scan finds', async ({ keys }) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(placed, { maxLength: 12 }),
        fc.array(fc.record({ loc: region, group }, { requiredKeys: ['loc'], noNullPrototype: true }), {
          minLength: 3,
          maxLength: 6,
        }),
        async (documents, filters) => {
          const indexed = await filled('indexed', documents, keys);
          const plain = await filled('plain', documents, []);
          for (const filter of filters) {
            const found = await answer(indexed, filter);
            expect(found.stage).toBe('IXSCAN');
            expect(idsOf(found.documents)).toEqual(idsOf((await answer(plain, filter)).documents));
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('find on the plane what a scan finds', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ at: flatValue }, { requiredKeys: [], noNullPrototype: true }), { maxLength: 12 }),
        fc.array(flatRegion, { minLength: 3, maxLength: 6 }),
        async (documents, regions) => {
          const indexed = await filled('indexed', documents, [{ at: '2d' }]);
          const plain = await filled('plain', documents, []);
          for (const $geoWithin of regions) {
            const found = await answer(indexed, { at: { $geoWithin } });
            expect(found.stage).toBe('IXSCAN');
            expect(idsOf(found.documents)).toEqual(idsOf((await answer(plain, { at: { $geoWithin } })).documents));
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('give points in the order of their distance, as the haversine formula has it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(point, { maxLength: 60 }), position, fc.nat(70), async (points, from, limit) => {
        const collection = await filled(
          'near',
          points.map((loc): Bson => ({ loc })),
          [{ loc: '2dsphere' }],
        );
        const distanceOf = ({ coordinates }: { readonly coordinates: [number, number] }) =>
          haversineRad(coordinates, from);

        const { documents } = await answer(collection, { loc: { $nearSphere: from } }, limit + 1);

        const distances = documents.map(({ _id }) => distanceOf(points[Number(_id)] ?? { coordinates: [0, 0] }));
        const expected = points.map(distanceOf).sort((one, other) => one - other);
        expect(distances.length).toBe(Math.min(points.length, limit + 1));
        // The formula loses digits near the opposite place.
        for (const [at, distance] of distances.entries()) expect(distance).toBeCloseTo(expected[at] ?? NaN, 7);
      }),
      { numRuns: 80 },
    );
  });

  it.each([
    { what: 'an index on the sphere', keys: [{ loc: '2dsphere' }] },
    { what: 'one behind another field', keys: [{ group: 1, loc: '2dsphere' }] },
  ])('give geometries between two distances nearest first, by $what', async ({ keys }) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(placed, { maxLength: 25 }),
        fc.record({ from: position, least: radiusDeg, most: radiusDeg }),
        fc.option(group, { nil: undefined }),
        async (documents, { from, least, most }, only) => {
          const collection = await filled('near', documents, keys);
          const asked = { $nearSphere: from, $minDistance: least / 60, $maxDistance: most / 20 };
          const near = readNear('loc', asked);
          const filter = { loc: asked, ...(only !== undefined && { group: only }) };

          const found = await answer(collection, filter);

          const ranked = documents
            .filter((document) => only === undefined || document.group === only)
            .flatMap((document) => nearestValue(near, document)?.distance ?? [])
            .filter((distance) => distance >= near.least && distance <= near.most)
            .sort((one, other) => one - other);
          expect(found.documents.map((document) => nearestValue(near, document)?.distance)).toEqual(ranked);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('give pairs on the plane nearest first, and on the sphere', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ at: flatValue }, PLAIN), { maxLength: 40 }),
        flat,
        fc.constantFrom('$near', '$nearSphere'),
        async (documents, from, operator) => {
          const collection = await filled('near', documents, [{ at: '2d' }]);
          const asked = { [operator]: from };
          const near = readNear('at', asked);

          const found = await answer(collection, { at: asked });

          const ranked = documents.flatMap((document) => nearestValue(near, document)?.distance ?? []);
          expect(found.documents.map((document) => nearestValue(near, document)?.distance)).toEqual(
            ranked.sort((one, other) => one - other),
          );
        },
      ),
      { numRuns: 60 },
    );
  });

  it('read only what lies around the nearest', async () => {
    const documents = Array.from({ length: 5000 }, (_, at): Bson => ({
      loc: [(at % 100) / 10, Math.floor(at / 100) / 10],
    }));
    const collection = await filled('many', documents, [{ loc: '2dsphere' }]);
    let taken = 0;
    const counting: Collection = {
      ...collection,
      find(key) {
        taken += 1;
        return collection.find(key);
      },
    };

    const { documents: found } = await answer(counting, { loc: { $nearSphere: [5, 2.5] } }, 5);

    // The point itself and the four around it, 0.1° away.
    expect(idsOf(found)).toEqual([2450, 2549, 2550, 2551, 2650]);
    expect(taken).toBeLessThan(200);
  });
});
