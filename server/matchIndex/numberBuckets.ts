import { numberAt } from '#server/domain/flat.ts';
import { type Offered } from '#server/domain/matching/offerBox.ts';
import { type Buckets, WILD } from './buckets.ts';
import { BUCKETS_MAX } from './cuts.ts';
import { type OfferNumbers } from './offerNumbers.ts';

/** The buckets of offers that are read as numbers; only one that widens its bucket is made an object. */
export class NumberBuckets {
  private readonly buckets: Buckets;
  private readonly offers: OfferNumbers;
  private readonly offerAt: (place: number) => Offered;
  /** By the number of a kind its first bucket, or `WILD`, and how many it has. */
  private readonly firsts: number[] = [];
  private readonly counts: number[] = [];
  /** Of each bucket the offer that it begins with, and the ends of its box: as many numbers each as an offer has. */
  private readonly begins: Float64Array;
  private readonly lows: Float64Array;
  private readonly highs: Float64Array;

  constructor(buckets: Buckets, offers: OfferNumbers, offerAt: (place: number) => Offered) {
    this.buckets = buckets;
    this.offers = offers;
    this.offerAt = offerAt;
    this.begins = new Float64Array(BUCKETS_MAX * offers.open);
    this.lows = new Float64Array(BUCKETS_MAX * offers.open);
    this.highs = new Float64Array(BUCKETS_MAX * offers.open);
  }

  /** The bucket of the space at a place, which becomes wider where its offer lies outside. */
  bucketAt(place: number): number {
    const kind = this.offers.read(place);
    const first = this.firsts[kind] ?? this.learn(kind, place);
    if (first === WILD) return WILD;
    const number = first + this.runAt(first, this.counts[kind] ?? 1);
    if (!this.isWithin(number)) {
      this.buckets.bucketOf(this.offerAt(place));
      this.readBox(number);
    }
    return number;
  }

  /** See `runAt` of buckets. */
  private runAt(first: number, count: number): number {
    let low = 0;
    let high = count - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.isFrom(first + middle)) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** Whether the offer does not come before the one that a bucket begins with. */
  private isFrom(bucket: number): boolean {
    const { numbers, open } = this.offers;
    const from = bucket * open;
    for (let at = 0; at < open; at += 1) {
      const [begin, own] = [numberAt(this.begins, from + at), numberAt(numbers, at)];
      if (begin !== own) return begin < own;
    }
    return true;
  }

  private isWithin(bucket: number): boolean {
    const { numbers, open } = this.offers;
    const from = bucket * open;
    for (let at = 0; at < open; at += 1) {
      const own = numberAt(numbers, at);
      if (own < numberAt(this.lows, from + at) || own > numberAt(this.highs, from + at)) return false;
    }
    return true;
  }

  private learn(kind: number, place: number): number {
    const { first, least } = this.buckets.kindOf(this.offerAt(place)) ?? { first: WILD, least: [] };
    this.firsts[kind] = first;
    this.counts[kind] = least.length;
    for (const [at, begin] of least.entries()) {
      this.begins.set(this.numbersOf(begin), (first + at) * this.offers.open);
      this.readBox(first + at);
    }
    return first;
  }

  private readBox(bucket: number): void {
    const { best = {}, worst = {} } = this.buckets.box(bucket) ?? {};
    const [ones, others] = [this.numbersOf(best), this.numbersOf(worst)];
    const from = bucket * this.offers.open;
    for (const [at, one] of ones.entries()) {
      this.lows[from + at] = Math.min(one, others[at] ?? one);
      this.highs[from + at] = Math.max(one, others[at] ?? one);
    }
  }

  private numbersOf(offer: Offered): number[] {
    return this.offers.names.slice(0, this.offers.open).map((name) => Number(offer[name]));
  }
}
