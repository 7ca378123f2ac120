import { type mongo } from 'mongoose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestStore, type TestStore } from '#tests/support/testStore.ts';

interface Site extends mongo.Document {
  _id: number | string;
}

/** On MongoDB's sphere one degree of a great circle is 6,378,100 m × π / 180 = 111,318.845 m. */
const DEGREE_M = 111_318.845;

const point = (lng: number, lat: number) => ({ type: 'Point', coordinates: [lng, lat] });
/** From the south-western corner to the north-eastern one. */
const rectangle = (...[west, south, east, north]: readonly [number, number, number, number]) => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ],
  ],
});

describe('places', () => {
  let store: TestStore;
  let sites: mongo.Collection<Site>;
  beforeAll(async () => {
    store = await openTestStore();
    sites = store.connection.collection<Site>('sites');
  });
  beforeEach(async () => {
    await store.connection.dropDatabase();
  });
  afterAll(() => store.close());

  const found = async (filter: mongo.Filter<Site>) => {
    const documents = await sites.find(filter).toArray();
    return documents.map(({ _id }) => _id);
  };

  describe('within and across', () => {
    beforeEach(async () => {
      await sites.insertMany([
        { _id: 'point', at: point(5, 5) },
        { _id: 'pair', at: [6, 5] },
        { _id: 'fields', at: { lng: 7, lat: 5 } },
        { _id: 'line', at: { type: 'LineString', coordinates: [[5, 5], [15, 5]] } }, // prettier-ignore
        { _id: 'area', at: rectangle(4, 4, 8, 8) },
        { _id: 'points', at: { type: 'MultiPoint', coordinates: [[1, 1], [30, 30]] } }, // prettier-ignore
        { _id: 'collection', at: { type: 'GeometryCollection', geometries: [point(2, 2), point(3, 3)] } },
        { _id: 'nowhere', at: 'Shanghai' },
        { _id: 'nothing' },
      ]);
    });

    it.each([false, true])('are found where they lie wholly in a polygon (with an index: %s)', async (isIndexed) => {
      await sites.deleteOne({ _id: 'nowhere' });
      if (isIndexed) await sites.createIndex({ at: '2dsphere' }, {}, {});

      // The line and one of the points go beyond it.
      const within = await found({ at: { $geoWithin: { $geometry: rectangle(0, 0, 10, 10) } } });

      expect(within.sort()).toEqual(['area', 'collection', 'fields', 'pair', 'point']);
    });

    it('are found where they meet a geometry in any place', async () => {
      const meeting = (geometry: object) => found({ at: { $geoIntersects: { $geometry: geometry } } });

      expect((await meeting(rectangle(0, 0, 10, 10))).sort()).toEqual([
        'area',
        'collection',
        'fields',
        'line',
        'pair',
        'point',
        'points',
      ]);
      expect(await meeting({ type: 'LineString', coordinates: [[6, 0], [6, 4.5]] })).toEqual(['area']); // prettier-ignore
      expect(await meeting(point(30, 30))).toEqual(['points']);
      expect(await meeting({ type: 'MultiPolygon', coordinates: [rectangle(29, 29, 31, 31).coordinates, rectangle(-9, -9, -8, -8).coordinates] })).toEqual(['points']); // prettier-ignore
    });

    it('are not found in the hole of a polygon', async () => {
      const ring = rectangle(0, 0, 10, 10);
      const hole = rectangle(5.5, 4, 6.5, 6);
      const withHole = { type: 'Polygon', coordinates: [...ring.coordinates, ...hole.coordinates] };

      const within = await found({ at: { $geoWithin: { $geometry: withHole } } });

      expect(within.sort()).toEqual(['collection', 'fields', 'point']);
    });

    it('are found on the plane, where only points lie', async () => {
      expect((await found({ at: { $geoWithin: { $box: [[0, 0], [6, 5]] } } })).sort()).toEqual(['pair', 'point']); // prettier-ignore
      expect((await found({ at: { $geoWithin: { $polygon: [[5.5, 0], [9, 0], [9, 9], [5.5, 9]] } } })).sort()).toEqual(['fields', 'pair']); // prettier-ignore
      // From (4, 1) to (7, 5) it is 5 by Pythagoras, 3² + 4²; to (6, 5) 4.47, to (5, 5) 4.12.
      expect((await found({ at: { $geoWithin: { $center: [[4, 1], 4.5] } } })).sort()).toEqual(['pair', 'point']);
      expect((await found({ at: { $geoWithin: { $center: [[4, 1], 5] } } })).sort()).toEqual([
        'fields',
        'pair',
        'point',
      ]);
    });

    it('are found within an angle around a place', async () => {
      const degrees = (angle: number) =>
        found({ at: { $geoWithin: { $centerSphere: [[5, 5], (angle * Math.PI) / 180] } } });

      // One degree of longitude is cos 5° = 0.9962° here. The farthest corners of the area, (8, 8), are about 4.2° away.
      expect((await degrees(0.99)).sort()).toEqual(['point']);
      expect((await degrees(1)).sort()).toEqual(['pair', 'point']);
      expect((await degrees(4)).sort()).toEqual(['fields', 'pair', 'point']);
      expect((await degrees(4.3)).sort()).toEqual(['area', 'collection', 'fields', 'pair', 'point']);
    });

    it('may be asked for in a pipeline, in $or and in $nor', async () => {
      const small = { at: { $geoWithin: { $geometry: rectangle(4.9, 4.9, 5.1, 5.1) } } };
      const other = { at: { $geoIntersects: { $geometry: point(30, 30) } } };

      expect(await sites.aggregate([{ $match: small }, { $project: { _id: 1 } }]).toArray()).toEqual([
        { _id: 'point' },
      ]);
      expect((await found({ $or: [small, other] })).sort()).toEqual(['point', 'points']);
      expect(await found({ $nor: [small], _id: { $in: ['point', 'pair'] } })).toEqual(['pair']);
      expect(await sites.countDocuments({ at: { $not: small.at } })).toBe(8);
    });
  });

  it('have edges that are great circles', async () => {
    // From (0, 60) to (90, 60) the great circle passes (45, 67.8): tan 60° / cos 45° = 2.449 = tan 67.79°.
    await sites.insertMany([
      { _id: 'under the arc', at: [45, 67.7] },
      { _id: 'over the arc', at: [45, 67.9] },
    ]);
    const wide = { type: 'Polygon', coordinates: [[[0, 0], [90, 0], [90, 60], [0, 60], [0, 0]]] }; // prettier-ignore

    expect(await found({ at: { $geoWithin: { $geometry: wide } } })).toEqual(['under the arc']);
  });

  it('are found across the antimeridian and around the pole', async () => {
    await sites.createIndex({ at: '2dsphere' }, {}, {});
    await sites.insertMany([
      { _id: 'west of it', at: point(179.5, 10) },
      { _id: 'east of it', at: point(-179.5, 10) },
      { _id: 'far away', at: point(0, 10) },
      { _id: 'arctic', at: point(100, 89) },
    ]);
    const across = { type: 'Polygon', coordinates: [[[179, 9], [-179, 9], [-179, 11], [179, 11], [179, 9]]] }; // prettier-ignore
    const polar = { type: 'Polygon', coordinates: [[[0, 80], [90, 80], [180, 80], [-90, 80], [0, 80]]] }; // prettier-ignore

    expect((await found({ at: { $geoWithin: { $geometry: across } } })).sort()).toEqual(['east of it', 'west of it']);
    expect(await found({ at: { $geoWithin: { $geometry: polar } } })).toEqual(['arctic']);
    expect(await found({ at: { $near: { $geometry: point(-179.9, 10) } } })).toEqual([
      'east of it',
      'west of it',
      'arctic',
      'far away',
    ]);
  });

  it('may be asked for in more than a hemisphere, where a polygon says so', async () => {
    const around = {
      ...rectangle(-10, -10, 10, 10),
      crs: { type: 'name', properties: { name: 'urn:x-mongodb:crs:strictwinding:EPSG:4326' } },
    };
    const turned = { ...around, coordinates: around.coordinates.map((ring) => [...ring].reverse()) };
    await sites.createIndex({ at: '2dsphere' }, {}, {});
    await sites.insertMany([
      { _id: 'in the middle', at: [0, 0] },
      { _id: 'beyond', at: [90, 0] },
    ]);

    expect(await found({ at: { $geoWithin: { $geometry: around } } })).toEqual(['in the middle']);
    expect(await found({ at: { $geoWithin: { $geometry: turned } } })).toEqual(['beyond']);
  });

  describe('nearest first', () => {
    beforeEach(async () => {
      await sites.createIndex({ at: '2dsphere' }, {}, {});
      await sites.insertMany([
        { _id: 3, at: point(3, 0), kind: 'a' },
        { _id: 1, at: point(1, 0), kind: 'b' },
        { _id: 2, at: { type: 'LineString', coordinates: [[-2, -5], [-2, 5]] }, kind: 'a' }, // prettier-ignore
        { _id: 4, at: point(0, 4), kind: 'a' },
        { _id: 5, kind: 'a' },
      ]);
    });
    const near = (more: object = {}) => ({ at: { $near: { $geometry: point(0, 0), ...more } } });

    it('are found in the order of their distance, unless another is asked for', async () => {
      expect(await found(near())).toEqual([1, 2, 3, 4]);
      expect(await found({ ...near(), kind: 'a' })).toEqual([2, 3, 4]);
      expect(await found({ $and: [near(), { kind: 'b' }] })).toEqual([1]);
      expect(
        await sites
          .find(near())
          .skip(1)
          .limit(2)
          .map(({ _id }) => _id)
          .toArray(),
      ).toEqual([2, 3]);
      expect(
        await sites
          .find(near())
          .sort({ _id: -1 })
          .map(({ _id }) => _id)
          .toArray(),
      ).toEqual([4, 3, 2, 1]);
    });

    it('are found between two distances in metres', async () => {
      expect(await found(near({ $maxDistance: 2 * DEGREE_M + 1 }))).toEqual([1, 2]);
      expect(await found(near({ $maxDistance: 2 * DEGREE_M - 1 }))).toEqual([1]);
      expect(await found(near({ $minDistance: 2 * DEGREE_M + 1, $maxDistance: 4 * DEGREE_M - 1 }))).toEqual([3]);
    });

    it('are found around a legacy pair by distances in radians', async () => {
      const radians = (degrees: number) => (degrees * Math.PI) / 180;

      expect(await found({ at: { $nearSphere: [0, 0], $maxDistance: radians(3.001) } })).toEqual([1, 2, 3]);
      expect(await found({ at: { $nearSphere: [0, 0], $minDistance: radians(2.999) } })).toEqual([3, 4]);
    });

    it('can be changed, the nearest first', async () => {
      await sites.updateOne({ ...near(), kind: 'a' }, { $set: { hit: true } });
      const removed = await sites.findOneAndDelete(near());

      expect(await found({ hit: true })).toEqual([2]);
      expect(removed?._id).toBe(1);
    });

    it('are told with their distances by $geoNear', async () => {
      const nearest = await sites
        .aggregate([
          {
            $geoNear: {
              near: point(0, 0),
              distanceField: 'how.far',
              includeLocs: 'where',
              distanceMultiplier: 0.001,
              maxDistance: 3.5 * DEGREE_M,
              query: { kind: 'a' },
              spherical: true,
            },
          },
          { $project: { how: 1, where: 1 } },
        ])
        .toArray();

      expect(nearest).toEqual([
        { _id: 2, how: { far: expect.closeTo(2 * 111.318845, 5) as number }, where: { type: 'LineString', coordinates: [[-2, -5], [-2, 5]] } }, // prettier-ignore
        { _id: 3, how: { far: expect.closeTo(3 * 111.318845, 5) as number }, where: point(3, 0) },
      ]);
    });

    it('are told within a transaction as it sees them', async () => {
      const stage = { $geoNear: { near: point(0, 0), distanceField: 'far', key: 'at', spherical: true } };
      const session = store.connection.getClient().startSession();

      const seen = await session.withTransaction(async () => {
        await sites.insertOne({ _id: 0, at: point(0, 0) }, { session });
        return sites.aggregate<Site>([stage, { $limit: 2 }], { session }).toArray();
      });
      await session.endSession();

      expect(seen.map(({ _id }) => _id)).toEqual([0, 1]);
    });

    it('are found by the index that explain names', async () => {
      const plan = async (filter: object) => {
        const told = await sites.find(filter).explain('queryPlanner');
        return JSON.stringify(told);
      };

      expect(await plan(near())).toMatch(/"stage":"GEO_NEAR_2DSPHERE".*"indexName":"at_2dsphere"/);
      expect(await plan({ at: { $geoWithin: { $centerSphere: [[0, 0], 0.1] } } })).toMatch(
        /"stage":"IXSCAN".*"indexName":"at_2dsphere"/,
      );
    });
  });

  it('are found nearest first on the plane, by any of several pairs', async () => {
    await sites.createIndex({ at: '2d' }, {}, {});
    await sites.insertMany([
      { _id: 1, at: [[9, 9], [3, 4]] }, // prettier-ignore
      { _id: 2, at: [0, 4.5] },
      { _id: 3, at: [0, 89] },
    ]);

    // (3, 4) is 5 away from (0, 0), by Pythagoras.
    expect(await found({ at: { $near: [0, 0] } })).toEqual([2, 1, 3]);
    expect(await found({ at: { $near: [0, 0], $maxDistance: 4.9 } })).toEqual([2]);
    expect(await found({ at: { $near: [0, 0], $minDistance: 4.9, $maxDistance: 5 } })).toEqual([1]);
  });

  it('are found by an index of several fields', async () => {
    await sites.createIndex({ kind: 1, at: '2dsphere', name: -1 }, {}, {});
    await sites.insertMany([
      { _id: 1, at: point(1, 0), kind: 'a' },
      { _id: 2, at: point(2, 0), kind: 'b' },
      { _id: 3, at: point(3, 0), kind: 'a' },
      { _id: 4, kind: 'a' },
    ]);
    const near = { at: { $near: { $geometry: point(0, 0) } } };

    expect(await found(near)).toEqual([1, 2, 3]);
    expect(await found({ ...near, kind: 'a' })).toEqual([1, 3]);
    expect(await found({ ...near, kind: { $in: ['b', 'c'] } })).toEqual([2]);
    // What is in no index of places for want of a place is found all the same.
    expect((await found({ kind: 'a' })).sort()).toEqual([1, 3, 4]);
  });

  describe('are refused', () => {
    it.each([
      { what: 'a longitude beyond 180', at: point(181, 0) },
      { what: 'an unknown type', at: { type: 'Circle', coordinates: [0, 0] } },
      { what: 'a ring that is not closed', at: { type: 'Polygon', coordinates: [[[0, 0], [1, 0], [1, 1], [0, 1]]] } }, // prettier-ignore
      { what: 'a ring that crosses itself', at: { type: 'Polygon', coordinates: [[[0, 0], [1, 1], [1, 0], [0, 1], [0, 0]]] } }, // prettier-ignore
      { what: 'a text', at: 'Shanghai' },
    ])('by an index on the sphere: $what', async ({ at }) => {
      await sites.createIndex({ at: '2dsphere' }, {}, {});

      await expect(sites.insertOne({ _id: 1, at })).rejects.toMatchObject({ code: 16755 });
      await sites.insertOne({ _id: 2, at: null });
      await sites.insertOne({ _id: 3 });
      await expect(sites.updateOne({ _id: 3 }, { $set: { at } })).rejects.toMatchObject({ code: 16755 });
    });

    it('by an index that is to be built over them', async () => {
      await sites.insertOne({ _id: 1, at: point(0, 91) });

      await expect(sites.createIndex({ at: '2dsphere' }, {}, {})).rejects.toMatchObject({ code: 16755 });
    });

    it.each([
      { what: 'a polygon that is not closed', condition: { $geoWithin: { $geometry: { type: 'Polygon', coordinates: [[[0, 0], [1, 1]]] } } }, code: 2 }, // prettier-ignore
      { what: 'to lie within a point', condition: { $geoWithin: { $geometry: point(0, 0) } }, code: 2 },
      { what: 'an unknown shape', condition: { $geoWithin: { $hexagon: [] } }, code: 2 },
      { what: 'a distance below 0', condition: { $near: { $geometry: point(0, 0), $maxDistance: -1 } }, code: 2 },
      { what: 'the nearest without an index', condition: { $near: { $geometry: point(0, 0) } }, code: 291 },
    ])('in a question: $what', async ({ condition, code }) => {
      await sites.insertOne({ _id: 1 });

      await expect(sites.find({ at: condition }).toArray()).rejects.toMatchObject({ code });
    });

    it('where the order of distance has no meaning', async () => {
      await sites.createIndex({ at: '2dsphere' }, {}, {});
      const near = { at: { $near: { $geometry: point(0, 0) } } };

      await expect(sites.find({ $or: [near, { _id: 1 }] }).toArray()).rejects.toMatchObject({ code: 2 });
      await expect(sites.find({ $and: [near, near] }).toArray()).rejects.toMatchObject({ code: 2 });
      await expect(sites.aggregate([{ $match: near }]).toArray()).rejects.toMatchObject({ code: 5626500 });
      await expect(sites.countDocuments(near)).rejects.toMatchObject({ code: 5626500 });
      await expect(
        sites.aggregate([{ $match: {} }, { $geoNear: { near: point(0, 0), distanceField: 'd' } }]).toArray(),
      ).rejects.toMatchObject({ code: 40602 });
    });
  });
});
