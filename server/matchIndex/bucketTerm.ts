import { type AskChange, type AskedCriterion } from '#server/domain/matching/criterion.ts';
import { mustOutcome, type Outcome } from '#server/domain/matching/outcome.ts';
import { type Offered } from '#server/domain/matching/offerBox.ts';
import { type RankBy } from '#shared/requirement.ts';
import { MET, MIXED, mostOf, NOT_JUDGED, primaryOf, UNMET, VERDICT_NUMBER, verdictOf, VERDICTS } from './bounds.ts';
import { type Bucketing } from './bucketing.ts';
import { type Buckets, WILD } from './buckets.ts';
import { BUCKETS_MAX, GROUPS_MAX } from './cuts.ts';
import { byteAt, numberAt } from '#server/domain/flat.ts';
import { judgeRun } from './judgeRun.ts';
import { type VerdictTurn } from './verdictMemo.ts';

/** A must over the buckets of its criterion. */
export interface MustTerm {
  readonly asked: AskedCriterion;
  readonly bucketing: Bucketing;
  /** Number of its column in the tree. */
  readonly column: number;
  /** Groups of which some offer may fit, met or unknown. */
  readonly fitMask: number;
  /** Groups of which some offer may be met. */
  readonly metMask: number;
  /** Groups of which some offer may not be met. */
  readonly openMask: number;
  /** Per bucket its verdict, or `MIXED`; read this first, then `judge`. */
  readonly verdicts: Uint8Array;
  readonly judge: (bucket: number) => number;
  /** What all spaces of a bucket come to; undefined where they do not all come to the same, or it was not asked of any yet. */
  readonly outcomeIn: (bucket: number) => Outcome | undefined;
  /** The verdict on the space at a place, exactly. */
  readonly verdictAt: (place: number) => number;
  /** The verdict on an offer that has a key, exactly. */
  readonly verdictOf: (key: number, offer: Offered) => number;
  readonly outcomeAt: (place: number) => Outcome;
  /** How the ask would have to change for the space at a place. */
  readonly changeAt: (place: number) => AskChange | undefined;
}

/** A preference over the buckets of its criterion. All that it comes to is weighted. */
export interface WishTerm {
  readonly column: number;
  readonly weight: number;
  readonly buckets: Buckets;
  /** Per group the most that its offers come to. */
  readonly mostByGroup: readonly number[];
  /** Per bucket the most that its offers come to; not a number until judged. */
  readonly mostByBucket: Float64Array;
  /** Per bucket what its offers come to at the low end, where that is all the same; not a number elsewhere. Judged with the most. */
  readonly lowByBucket: Float64Array;
  readonly judge: (bucket: number) => number;
  /** What all spaces of a bucket come to; undefined where they do not all make the same offer, or it was not judged yet. */
  readonly outcomeIn: (bucket: number) => Outcome | undefined;
  /** What the space at a place comes to, exactly. */
  readonly outcomeAt: (place: number) => Outcome;
}

/**
 * A must over the buckets of its criterion. Where the buckets run from worst to best, a few of them tell of all; else the
 * groups are judged, and buckets when a space first needs them.
 */
export function createMustTerm(asked: AskedCriterion, bucketing: Bucketing, column: number): MustTerm {
  const { buckets, offerAt, keyAt } = bucketing;
  const verdicts = new Uint8Array(BUCKETS_MAX);
  const judge = (bucket: number): number => {
    const { corners } = buckets.bucket(bucket);
    const { best, worst } = verdictOf(corners === undefined ? [] : [corners], asked);
    const verdict = best === worst ? best : MIXED;
    verdicts[bucket] = verdict;
    return verdict;
  };
  for (const [first, last] of buckets.runs) judgeRun({ first, last, verdicts, judge });
  const masks = hasAll(buckets) ? masksOfBuckets(buckets, verdicts, judge) : masksOfGroups(buckets, verdicts, asked);
  let turn: VerdictTurn | undefined;
  const keptOf = (key: number): number => (turn ??= bucketing.verdictTurn()).get(key);
  const judgeOffer = (key: number, offer: Offered): number => {
    const verdict = VERDICT_NUMBER[asked.outcomeOf(offer).verdict];
    turn?.set(key, verdict);
    return verdict;
  };
  return {
    asked,
    bucketing,
    column,
    ...masks,
    verdicts,
    judge,
    outcomeIn: (bucket) => OUTCOMES[byteAt(verdicts, bucket)],
    outcomeAt: oncePerKey(keyAt, (place) => asked.outcomeOf(offerAt(place))),
    verdictAt(place) {
      const key = keyAt(place);
      return keptOf(key) || judgeOffer(key, offerAt(place));
    },
    verdictOf: (key, offer) => keptOf(key) || judgeOffer(key, offer),
    changeAt: oncePerKey(keyAt, (place) => asked.changeOf(offerAt(place))),
  };
}

/** What a must comes to by the number of its verdict. */
const OUTCOMES = VERDICTS.map((verdict) => verdict && mustOutcome(verdict));

/** What is the same for equal offers, found once for each. */
function oncePerKey<T>(keyAt: (place: number) => number, find: (place: number) => T): (place: number) => T {
  const found = new Map<number, T>();
  return (place) => {
    const key = keyAt(place);
    const known = found.get(key);
    if (known !== undefined) return known;
    const value = find(place);
    if (!Number.isNaN(key)) found.set(key, value);
    return value;
  };
}

/** Whether it is no more work to judge every bucket than every group. */
function hasAll({ runs, count }: Buckets): boolean {
  return runs.length > 0 || count <= GROUPS_MAX;
}

type Masks = Pick<MustTerm, 'fitMask' | 'metMask' | 'openMask'>;

function masksOfBuckets({ count, groupOf }: Buckets, verdicts: Uint8Array, judge: (bucket: number) => number): Masks {
  // What is in no bucket may come to anything.
  let fitMask = 1 << byteAt(groupOf, WILD);
  let metMask = fitMask;
  let openMask = fitMask;
  for (let bucket = 0; bucket < count; bucket += 1) {
    const kept = byteAt(verdicts, bucket);
    const verdict = kept === NOT_JUDGED ? judge(bucket) : kept;
    const group = 1 << byteAt(groupOf, bucket);
    if (verdict !== UNMET) fitMask |= group;
    if (verdict === MET || verdict === MIXED) metMask |= group;
    if (verdict !== MET) openMask |= group;
  }
  return { fitMask, metMask, openMask };
}

/** Judges the groups; what a group settles, its buckets need not be asked. */
function masksOfGroups(buckets: Buckets, verdicts: Uint8Array, asked: AskedCriterion): Masks {
  const ofGroup = buckets.groups().map((corners) => verdictOf(corners, asked));
  for (let bucket = 0; bucket < buckets.count; bucket += 1) {
    const { best = MET, worst = UNMET } = ofGroup[byteAt(buckets.groupOf, bucket)] ?? {};
    if (best === worst) verdicts[bucket] = best;
  }
  return {
    fitMask: maskOf(ofGroup.map(({ best }) => best !== UNMET)),
    metMask: maskOf(ofGroup.map(({ best }) => best === MET)),
    openMask: maskOf(ofGroup.map(({ worst }) => worst !== MET)),
  };
}

function maskOf(isIn: readonly boolean[]): number {
  return isIn.reduce((mask, is, group) => (is ? mask | (1 << group) : mask), 0);
}

/** A preference over the buckets of its criterion. */
export function createWishTerm(
  asked: AskedCriterion,
  { buckets, offerAt, keyAt }: Bucketing,
  { column, rankBy }: { readonly column: number; readonly rankBy: RankBy },
): WishTerm {
  const { weight } = asked;
  const mostByBucket = new Float64Array(BUCKETS_MAX).fill(NaN);
  const lowByBucket = new Float64Array(BUCKETS_MAX).fill(NaN);
  const outcomes: (Outcome | undefined)[] = [];
  const mostByGroup = buckets.groups().map((corners) => weight * mostOf(corners, asked, rankBy));
  return {
    column,
    weight,
    buckets,
    mostByGroup,
    mostByBucket,
    lowByBucket,
    judge(bucket) {
      const { corners, isSingle } = buckets.bucket(bucket);
      const only = isSingle ? corners?.worst[0] : undefined;
      if (only === undefined) {
        mostByBucket[bucket] = weight * mostOf(corners === undefined ? [] : [corners], asked, rankBy);
      } else {
        const outcome = asked.outcomeOf(only);
        const { satisfaction } = outcome;
        outcomes[bucket] = outcome;
        mostByBucket[bucket] = weight * primaryOf(satisfaction, rankBy);
        lowByBucket[bucket] = weight * satisfaction.low;
      }
      return numberAt(mostByBucket, bucket);
    },
    outcomeIn: (bucket) => outcomes[bucket],
    outcomeAt: oncePerKey(keyAt, (place) => asked.outcomeOf(offerAt(place))),
  };
}
