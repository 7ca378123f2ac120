import { type AskedCriterion } from '#server/domain/matching/criterion.ts';
import { type Offered } from '#server/domain/matching/offerBox.ts';
import { offerKeyOf } from '#server/domain/matching/offerKey.ts';
import { middleOf } from '#server/domain/matching/score.ts';
import { byteAt } from '#server/domain/flat.ts';
import { type AlikeAsks, type AskSource, alikeAsks, askedAt, easiestParts, partOf } from './asks.ts';
import { OFFERS_KEPT, createKept } from './kept.ts';

/** Alike asks are split until a bucket holds no more than this share of all that ask, or so few. */
const BUCKETS = 32;
const BUCKET_MIN = 16;

/** Satisfaction is kept in so many steps, rounded up. */
const STEPS = 254;
/** Not judged yet. */
const NOT_JUDGED = 255;

/** The satisfaction that a code stands for: never below what was rounded up to it. */
const SATISFACTION = Float64Array.from({ length: NOT_JUDGED }, (_, code) =>
  code === 0 || code === STEPS ? code / STEPS : code / STEPS + Number.EPSILON,
);

/** Asks of one criterion as a preference, in buckets; of each the easiest bounds what the others come to. */
export class WishColumn {
  /** Per bucket, a slot of it and its easiest parts. */
  private readonly easiest: { readonly slot: number; readonly parts: ReturnType<typeof easiestParts> }[] = [];
  private readonly asked: AskedCriterion[] = [];
  private readonly source: AskSource;
  private readonly kept = createKept<Uint8Array>(OFFERS_KEPT);

  /** Tells `put` of each slot that asks for the criterion as a preference in which bucket it is. */
  constructor(source: AskSource, asking: readonly number[], put: (slot: number, bucket: number) => void) {
    this.source = source;
    const most = Math.max(BUCKET_MIN, Math.ceil(asking.length / BUCKETS));
    for (const alike of alikeAsks(source, asking, 'satisfaction')) {
      for (const bucket of split(alike, most)) {
        for (const { slot } of bucket.asks) put(slot, this.easiest.length);
        this.easiest.push({ slot: bucket.asks[0]?.slot ?? 0, parts: easiestParts(source, bucket) });
      }
    }
  }

  /** What is known of an offer so far. */
  codesOf(offer: Offered): Uint8Array {
    return this.kept(offerKeyOf(offer), () => new Uint8Array(this.easiest.length).fill(NOT_JUDGED));
  }

  /** The satisfaction, 0 to 1, that an offer gives any ask of a bucket at most, an unknown counting one half. */
  most(codes: Uint8Array, bucket: number, offer: Offered): number {
    const known = byteAt(codes, bucket);
    return SATISFACTION[known === NOT_JUDGED ? this.judge(codes, bucket, offer) : known] ?? 1;
  }

  private judge(codes: Uint8Array, bucket: number, offer: Offered): number {
    const code = Math.ceil(middleOf(this.askedOf(bucket).outcomeOf(offer).satisfaction) * STEPS);
    codes[bucket] = code;
    return code;
  }

  private askedOf(bucket: number): AskedCriterion {
    const { slot = 0, parts = {} } = this.easiest[bucket] ?? {};
    return (this.asked[bucket] ??= askedAt(this.source, slot, parts));
  }
}

/** Halves asks by one part after another until no half has more than `most`. */
function split(alike: AlikeAsks, most: number, turn = 0): AlikeAsks[] {
  const { names, asks } = alike;
  if (names.length === 0 || asks.length <= most) return [alike];
  const at = turn % names.length;
  const inOrder = asks.toSorted((one, other) => partOf(one, at) - partOf(other, at));
  const middle = inOrder.length >> 1;
  return [inOrder.slice(0, middle), inOrder.slice(middle)].flatMap((half) =>
    split({ names, asks: half }, most, turn + 1),
  );
}
