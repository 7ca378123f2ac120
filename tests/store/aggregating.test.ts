import { type mongo } from 'mongoose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestStore, type TestStore } from '#tests/support/testStore.ts';

interface Space {
  _id: string;
  parkId: string;
  areaM2: number;
  tags: string[];
}

describe('aggregating', () => {
  let store: TestStore;
  let spaces: mongo.Collection<Space>;
  beforeAll(async () => {
    store = await openTestStore();
    spaces = store.connection.collection<Space>('spaces');
    await spaces.insertMany([
      { _id: 'a', parkId: 'p1', areaM2: 100, tags: ['x', 'y'] },
      { _id: 'b', parkId: 'p1', areaM2: 300, tags: ['x'] },
      { _id: 'c', parkId: 'p2', areaM2: 50, tags: [] },
    ]);
    await store.connection.collection<{ _id: string; name: string }>('parks').insertMany([
      { _id: 'p1', name: 'One' },
      { _id: 'p3', name: 'Three' },
    ]);
  });
  afterAll(() => store.close());

  it('matches, groups and sorts', async () => {
    const totals = await spaces
      .aggregate([
        { $match: { areaM2: { $gte: 50 } } },
        { $group: { _id: '$parkId', totalM2: { $sum: '$areaM2' }, spaces: { $sum: 1 } } },
        { $sort: { _id: -1 } },
      ])
      .toArray();

    expect(totals).toEqual([
      { _id: 'p2', totalM2: 50, spaces: 1 },
      { _id: 'p1', totalM2: 400, spaces: 2 },
    ]);
  });

  it('unwinds, projects, skips and limits', async () => {
    const tags = await spaces
      .aggregate([
        { $unwind: '$tags' },
        { $sort: { _id: 1, tags: 1 } },
        { $skip: 1 },
        { $limit: 1 },
        { $project: { _id: 0, tag: '$tags', large: { $gt: ['$areaM2', 200] } } },
      ])
      .toArray();

    expect(tags).toEqual([{ tag: 'y', large: false }]);
  });

  it('looks up the documents of another collection', async () => {
    const found = await spaces
      .aggregate([
        { $match: { _id: { $in: ['a', 'c'] } } },
        { $lookup: { from: 'parks', localField: 'parkId', foreignField: '_id', as: 'park' } },
        { $sort: { _id: 1 } },
        { $project: { park: 1 } },
      ])
      .toArray();

    expect(found).toEqual([
      { _id: 'a', park: [{ _id: 'p1', name: 'One' }] },
      { _id: 'c', park: [] },
    ]);
  });

  it('counts, also nothing', async () => {
    expect(await spaces.aggregate([{ $match: { parkId: 'p1' } }, { $count: 'n' }]).toArray()).toEqual([{ n: 2 }]);
    expect(await spaces.aggregate([{ $match: { parkId: 'p9' } }, { $count: 'n' }]).toArray()).toEqual([]);
    expect(
      await store.connection
        .collection('nowhere')
        .aggregate([{ $count: 'n' }])
        .toArray(),
    ).toEqual([]);
  });

  it('hands over many documents in batches', async () => {
    const many = store.connection.collection<{ _id: number }>('many');
    await many.insertMany(Array.from({ length: 1000 }, (_, _id) => ({ _id })));

    const found = await many.aggregate([{ $match: { _id: { $gte: 100 } } }], { batchSize: 50 }).toArray();

    expect(found).toHaveLength(900);
  });

  it('answers an unknown stage with an error', async () => {
    await expect(spaces.aggregate([{ $nonsense: {} }]).toArray()).rejects.toThrow(/nonsense/);
  });
});
