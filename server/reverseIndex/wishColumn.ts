import { type AskedCriterion } from '#server/domain/matching/criterion.ts';
import { type Offered } from '#server/domain/matching/offerBox.ts';
import { offerKeyOf } from '#server/domain/matching/offerKey.ts';
import { type AlikeAsks, type AskSource, alikeAsks, askedAt, easiestParts, partOf } from './asks.ts';
import { OFFERS_KEPT, createKept } from './kept.ts';
import { type WishBuckets, WishedOffer } from './wishedOffer.ts';

/** Alike asks are split until a bucket holds no more than this share of all that ask, or so few. */
const BUCKETS = 32;
const BUCKET_MIN = 16;

/** Alike asks of which the easiest bounds what the others come to. */
interface Bucket {
  /** One of them. */
  readonly slot: number;
  readonly easiest: ReturnType<typeof easiestParts>;
  readonly isOneAsk: boolean;
}

/** Asks of one criterion as a preference, in buckets. */
export class WishColumn implements WishBuckets {
  private readonly buckets: readonly Bucket[];
  private readonly asked: AskedCriterion[] = [];
  readonly source: AskSource;
  private readonly kept = createKept<WishedOffer>(OFFERS_KEPT);

  /** Tells `put` of each slot that asks for the criterion as a preference in which bucket it is. */
  constructor(source: AskSource, asking: readonly number[], put: (slot: number, bucket: number) => void) {
    this.source = source;
    const most = Math.max(BUCKET_MIN, Math.ceil(asking.length / BUCKETS));
    const all = alikeAsks(source, asking, 'satisfaction').flatMap((alike) => split(alike, most));
    for (const [bucket, { asks }] of all.entries()) for (const { slot } of asks) put(slot, bucket);
    this.buckets = all.map((alike) => ({
      slot: alike.asks[0]?.slot ?? 0,
      easiest: easiestParts(source, alike),
      isOneAsk: isOneAsk(alike),
    }));
  }

  /** How many there are. */
  get count(): number {
    return this.buckets.length;
  }

  /** An offer with what is known of it so far. */
  wished(offer: Offered): WishedOffer {
    return this.kept(offerKeyOf(offer), () => new WishedOffer(offer, this));
  }

  /** The easiest ask of a bucket. */
  askedOf(bucket: number): AskedCriterion {
    const { slot = 0, easiest = {} } = this.buckets[bucket] ?? {};
    return (this.asked[bucket] ??= askedAt(this.source, slot, easiest));
  }

  /** Whether all asks of a bucket are the same. */
  isOneAsk(bucket: number): boolean {
    return this.buckets[bucket]?.isOneAsk === true;
  }
}

function isOneAsk({ names, asks: [first, ...others] }: AlikeAsks): boolean {
  return others.every((ask) => names.every((_, at) => first !== undefined && partOf(ask, at) === partOf(first, at)));
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
