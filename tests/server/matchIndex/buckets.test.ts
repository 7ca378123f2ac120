import { describe, expect, it } from 'vitest';
import { effluent } from '#server/domain/matching/criteria/effluent.ts';
import { floor } from '#server/domain/matching/criteria/floor.ts';
import { floorLoad } from '#server/domain/matching/criteria/floorLoad.ts';
import { tenure } from '#server/domain/matching/criteria/tenure.ts';
import { type Offered } from '#server/domain/matching/offerBox.ts';
import { type Buckets, createBuckets, WILD } from '#server/matchIndex/buckets.ts';
import { type Counted, GROUPS_MAX } from '#server/matchIndex/cuts.ts';

const onceEach = (offers: readonly Offered[]): Counted[] => offers.map((offer) => ({ offer, count: 1 }));
const load = (offeredKnPerM2: number | undefined): Offered => ({ offeredKnPerM2 });
const upTo = (count: number): number[] => Array.from({ length: count }, (_, at) => at + 1);

/** The best and the worst load of each bucket. */
function ends({ count, bucket }: Buckets): unknown[] {
  return upTo(count).map((at) => {
    const { corners } = bucket(at - 1);
    return [corners?.worst[0]?.['offeredKnPerM2'], corners?.best[0]?.['offeredKnPerM2']];
  });
}

describe('the buckets of few offers', () => {
  const sample = [load(5), load(10), load(undefined), load(10)];

  it('hold one offer each', () => {
    const buckets = createBuckets(floorLoad, onceEach(sample));

    expect(sample.map(buckets.bucketOf)).toEqual([1, 2, 0, 2].map((at) => (at === 0 ? 2 : at - 1)));
    expect(buckets.bucket(0)).toEqual({ corners: { best: [load(5)], worst: [load(5)] }, isSingle: true });
  });

  it('become wider for offers between or beyond, and are no longer single', () => {
    const buckets = createBuckets(floorLoad, onceEach(sample));
    // What was asked before must not be told after.
    buckets.bucket(0);
    buckets.groups();

    expect([7, 4, 30].map((kn) => buckets.bucketOf(load(kn)))).toEqual([0, 0, 1]);
    expect(ends(buckets).slice(0, 2)).toEqual([
      [4, 7],
      [10, 30],
    ]);
    expect([0, 1, 2].map((at) => buckets.bucket(at).isSingle)).toEqual([false, false, true]);
    expect(buckets.groups()[0]).toEqual([{ best: [load(7)], worst: [load(4)] }]);
  });

  it('stay as they are for offers that they hold already', () => {
    const buckets = createBuckets(floorLoad, onceEach(sample));
    buckets.bucketOf(load(5));

    expect(buckets.bucket(0).isSingle).toBe(true);
  });
});

describe('offers of a kind that no bucket was made for', () => {
  it('are in the wild one, which bounds nothing and has a group of its own', () => {
    const buckets = createBuckets(floorLoad, onceEach([load(5)]));

    expect(buckets.bucketOf(load(undefined))).toBe(WILD);
    expect(buckets.bucket(WILD)).toEqual({ isSingle: false });
    expect(buckets.groupOf[WILD]).toBe(GROUPS_MAX - 1);
    expect(buckets.groups()[GROUPS_MAX - 1]).toEqual([]);
  });

  it('are all offers where the sample was empty', () => {
    const buckets = createBuckets(floorLoad, onceEach([]));

    expect([buckets.count, buckets.bucketOf(load(5))]).toEqual([0, WILD]);
  });
});

describe('the buckets of many offers', () => {
  it('hold about as many each, in order, from the least to the most of them', () => {
    // 2,550 loads in 255 buckets: ten each.
    const sample = upTo(2550).map(load);
    const buckets = createBuckets(floorLoad, onceEach(sample));

    expect(ends(buckets)).toEqual(upTo(255).map((at) => [10 * at - 9, 10 * at]));
    expect(sample.map(buckets.bucketOf)).toEqual(upTo(2550).map((kn) => Math.floor((kn - 1) / 10)));
  });

  it('have groups that bound all of their buckets', () => {
    const buckets = createBuckets(floorLoad, onceEach(upTo(2550).map(load)));

    // The first of 31 groups has the first nine of 255 buckets: 31 · 8 ÷ 255 is below 1, 31 · 9 ÷ 255 is not.
    expect(buckets.groupOf.slice(0, 10)).toEqual(Uint8Array.from([0, 0, 0, 0, 0, 0, 0, 0, 0, 1]));
    expect(buckets.groups()[0]).toEqual([{ best: [load(90)], worst: [load(1)] }]);
  });
});

describe('runs of buckets', () => {
  it('go through the buckets of a kind from worst to best', () => {
    expect(createBuckets(floorLoad, onceEach([load(5), load(10), load(7.5), load(undefined)])).runs).toEqual([
      [0, 2],
      [3, 3],
    ]);
  });

  it('go through each kind by itself', () => {
    const sample = [
      { offeredM3PerDay: 5, offeredTreatment: 'light' },
      { offeredM3PerDay: 20, offeredTreatment: 'light' },
      { offeredM3PerDay: 5, offeredTreatment: 'biological' },
    ];

    expect(createBuckets(effluent, onceEach(sample)).runs).toEqual([
      [0, 1],
      [2, 2],
    ]);
  });

  it('are none where neither more nor less is better, and none of lists', () => {
    expect(createBuckets(floor, onceEach([{ offeredFloor: 1 }, { offeredFloor: 2 }])).runs).toEqual([]);
    expect(
      createBuckets(tenure, onceEach([{ offeredTenures: ['lease'] }, { offeredTenures: ['purchase'] }])).runs,
    ).toEqual([]);
  });
});

describe('the groups of lists', () => {
  it('have at the best what any list has, at the worst what all have', () => {
    const buckets = createBuckets(tenure, onceEach([{ offeredTenures: ['lease'] }]));
    buckets.bucketOf({ offeredTenures: ['lease', 'purchase'] });

    expect(buckets.groups()[0]).toEqual([
      { best: [{ offeredTenures: ['lease', 'purchase'] }], worst: [{ offeredTenures: ['lease'] }] },
    ]);
  });
});
