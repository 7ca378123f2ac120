import { describe, expect, it } from 'vitest';
import { rent } from '#server/domain/matching/criteria/rent.ts';
import { WishColumn } from '#server/reverseIndex/wishColumn.ts';
import { type WishedOffer } from '#server/reverseIndex/wishedOffer.ts';
import { circumstancesOf } from '#tests/support/builders.ts';

/** How an offer of 55 CNY/m²·month stands to those who would like to pay 40 and will pay at most so much. */
function wished(limits: readonly number[]): { readonly offer: WishedOffer; readonly buckets: readonly number[] } {
  const circumstances = limits.map((limitFenPerM2Month) =>
    circumstancesOf({ rent: { level: 'prefer', idealFenPerM2Month: 4000, limitFenPerM2Month } }),
  );
  const buckets: number[] = [];
  const column = new WishColumn({ criterion: rent, circumstances }, [...limits.keys()], (slot, bucket) => {
    buckets[slot] = bucket;
  });
  return { offer: column.wished({ offeredFenPerM2Month: 5500 }), buckets };
}

describe('preferences that differ only in how hard they are', () => {
  it('are bounded together by the easiest, and judged one by one', () => {
    const { offer, buckets } = wished([7000, 5500, 10_000]);

    expect(buckets).toEqual([0, 0, 0]);
    // (7000 − 5500) ÷ (7000 − 4000), none at the limit, and 4500 ÷ 6000.
    expect(buckets.map((bucket, slot) => offer.satisfaction(slot, bucket)?.high)).toEqual([0.5, 0, 0.75]);
    expect(offer.most(0)).toBeGreaterThanOrEqual(0.75);
    expect(offer.most(0)).toBeLessThan(0.75 + 1 / 254);
  });

  it('are judged once for all where they do not differ', () => {
    const { offer } = wished([7000, 7000, 7000]);

    expect(offer.satisfaction(0, 0)).toEqual({ low: 0.5, high: 0.5 });
    expect(offer.satisfaction(2, 0)).toBe(offer.satisfaction(0, 0));
  });
});
