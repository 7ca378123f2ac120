import { type Range } from '#shared/criterion.ts';
import { type AskedCriterion } from '#server/domain/matching/criterion.ts';
import { type Offered } from '#server/domain/matching/offerBox.ts';
import { middleOf } from '#server/domain/matching/score.ts';
import { byteAt, numberAt } from '#server/domain/flat.ts';
import { type AskSource, outcomeAt } from './asks.ts';

/** Satisfaction is kept in so many steps, rounded up. */
const STEPS = 254;
/** Not judged yet. */
const NOT_JUDGED = 255;

/** The satisfaction that a code stands for: never below what was rounded up to it. */
const SATISFACTION = Float64Array.from({ length: NOT_JUDGED }, (_, code) =>
  code === 0 || code === STEPS ? code / STEPS : code / STEPS + Number.EPSILON,
);

/** Preferences in buckets: of each the easiest ask, and whether all asks in it are that one. */
export interface WishBuckets {
  readonly source: AskSource;
  readonly count: number;
  readonly askedOf: (bucket: number) => AskedCriterion;
  readonly isOneAsk: (bucket: number) => boolean;
}

/** One offer to a criterion, and how far it satisfies those who prefer it, as far as that has been asked. */
export class WishedOffer {
  private readonly offer: Offered;
  private readonly buckets: WishBuckets;
  private readonly codes: Uint8Array;
  /** Of the buckets of one ask. */
  private readonly exact: (Range | undefined)[] = [];

  constructor(offer: Offered, buckets: WishBuckets) {
    this.offer = offer;
    this.buckets = buckets;
    this.codes = new Uint8Array(buckets.count).fill(NOT_JUDGED);
  }

  /** The satisfaction, 0 to 1, that it gives any ask of a bucket at most, an unknown counting one half. */
  most(bucket: number): number {
    const code = byteAt(this.codes, bucket);
    return numberAt(SATISFACTION, code === NOT_JUDGED ? this.judge(bucket) : code);
  }

  /** The satisfaction that it gives the ask of a slot, which is in a bucket; undefined where the slot does not ask. */
  satisfaction(slot: number, bucket: number): Range | undefined {
    if (this.buckets.isOneAsk(bucket)) return (this.exact[bucket] ??= this.easiest(bucket));
    return outcomeAt(this.buckets.source, slot, this.offer)?.satisfaction;
  }

  private judge(bucket: number): number {
    const code = Math.ceil(middleOf(this.easiest(bucket)) * STEPS);
    this.codes[bucket] = code;
    return code;
  }

  private easiest(bucket: number): Range {
    return this.buckets.askedOf(bucket).outcomeOf(this.offer).satisfaction;
  }
}
