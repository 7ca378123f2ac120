import { type AskedCriterion, type Outcome } from '#server/domain/matching/criterion.ts';
import { type RankBy } from '#shared/requirement.ts';
import { boundsOf, MET, MIXED, primaryOf, UNMET } from './bounds.ts';
import { type Bucketing } from './bucketing.ts';
import { BUCKETS_MAX, GROUPS_MAX } from './buckets.ts';

/** A must over the buckets of its criterion. */
export interface MustTerm {
  /** Number of its column in the tree. */
  readonly column: number;
  /** Groups of which some offer may fit, met or unknown. */
  readonly fitMask: number;
  /** Groups of which some offer may be met. */
  readonly metMask: number;
  /** Per bucket its verdict, or `MIXED`; read this first, then `judge`. */
  readonly verdicts: Uint8Array;
  readonly judge: (bucket: number) => number;
  /** What the space at a place comes to, exactly. */
  readonly outcomeAt: (place: number) => Outcome;
}

/** A preference over the buckets of its criterion. All that it comes to is weighted. */
export interface WishTerm {
  readonly column: number;
  readonly weight: number;
  /** Per byte of a mask and value of that byte: the most that offers of these groups come to. */
  readonly mostByMask: Float64Array;
  /** Per bucket the most that its offers come to; not a number until judged. */
  readonly mostByBucket: Float64Array;
  /** Per bucket what its offers come to at the low end, where that is all the same; not a number elsewhere. Judged with the most. */
  readonly lowByBucket: Float64Array;
  readonly judge: (bucket: number) => number;
  readonly outcomeAt: (place: number) => Outcome;
}

/** Values of a byte. */
const BYTE = 256;
const BYTES = GROUPS_MAX / 8;

/** A must over the buckets of its criterion; the groups are judged at once, the buckets when a space first needs them. */
export function createMustTerm(asked: AskedCriterion, { buckets, offerAt }: Bucketing, column: number): MustTerm {
  const verdicts = new Uint8Array(BUCKETS_MAX);
  let fitMask = 0;
  let metMask = 0;
  for (const [group, corners] of buckets.groups().entries()) {
    const { bestVerdict } = boundsOf(corners, asked, 'expected');
    if (bestVerdict !== UNMET) fitMask |= 1 << group;
    if (bestVerdict === MET) metMask |= 1 << group;
  }
  return {
    column,
    fitMask,
    metMask,
    verdicts,
    judge(bucket) {
      const { corners } = buckets.bucket(bucket);
      const { bestVerdict, worstVerdict } = boundsOf(corners === undefined ? [] : [corners], asked, 'expected');
      const verdict = bestVerdict === worstVerdict ? bestVerdict : MIXED;
      verdicts[bucket] = verdict;
      return verdict;
    },
    outcomeAt: (place) => asked.outcomeOf(offerAt(place)),
  };
}

/** A preference over the buckets of its criterion. */
export function createWishTerm(
  asked: AskedCriterion,
  { buckets, offerAt }: Bucketing,
  { column, rankBy }: { readonly column: number; readonly rankBy: RankBy },
): WishTerm {
  const { weight } = asked;
  const mostByBucket = new Float64Array(BUCKETS_MAX).fill(NaN);
  const lowByBucket = new Float64Array(BUCKETS_MAX).fill(NaN);
  const mostByGroup = buckets.groups().map((corners) => weight * boundsOf(corners, asked, rankBy).primary);
  return {
    column,
    weight,
    mostByMask: mostByMask(mostByGroup),
    mostByBucket,
    lowByBucket,
    judge(bucket) {
      const { corners, isSingle } = buckets.bucket(bucket);
      const only = isSingle ? corners?.worst[0] : undefined;
      if (only === undefined) {
        mostByBucket[bucket] = weight * boundsOf(corners === undefined ? [] : [corners], asked, rankBy).primary;
      } else {
        const { satisfaction } = asked.outcomeOf(only);
        mostByBucket[bucket] = weight * primaryOf(satisfaction, rankBy);
        lowByBucket[bucket] = weight * satisfaction.low;
      }
      return mostByBucket[bucket] ?? 0;
    },
    outcomeAt: (place) => asked.outcomeOf(offerAt(place)),
  };
}

/** The most of every set of groups, a byte of a mask each: of a set, the most of it without its lowest group, and of that. */
function mostByMask(mostByGroup: readonly number[]): Float64Array {
  const most = new Float64Array(BYTES * BYTE);
  for (let byte = 0; byte < BYTES; byte += 1) {
    for (let value = 1; value < BYTE; value += 1) {
      const lowest = 31 - Math.clz32(value & -value);
      const rest = most[byte * BYTE + (value & (value - 1))] ?? 0;
      most[byte * BYTE + value] = Math.max(rest, mostByGroup[byte * 8 + lowest] ?? 0);
    }
  }
  return most;
}

/** The most that offers of the groups of a mask come to, weighted. */
export function mostOfMask(most: Float64Array, mask: number): number {
  const a = most[mask & 255] ?? 0;
  const b = most[BYTE + ((mask >>> 8) & 255)] ?? 0;
  const c = most[2 * BYTE + ((mask >>> 16) & 255)] ?? 0;
  const d = most[3 * BYTE + (mask >>> 24)] ?? 0;
  const ab = a > b ? a : b;
  const cd = c > d ? c : d;
  return ab > cd ? ab : cd;
}
