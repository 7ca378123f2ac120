import { BUCKETS_MAX, type Counted, cutsOf, GROUPS_MAX } from './cuts.ts';
import { type Corners, type Criterion } from '#server/domain/matching/criterion.ts';
import {
  type Betterment,
  boxOf,
  byParts,
  isWithin,
  joined,
  likeness,
  type OfferBox,
  type Offered,
} from '#server/domain/matching/offerBox.ts';

/** The bucket of offers that are like none of which a bucket was made: they are bounded by nothing. */
export const WILD = BUCKETS_MAX - 1;

/** Offers between bounds. */
export interface Bucket {
  /** Absent of offers that nothing bounds. */
  readonly corners?: Corners<Offered>;
  /** Whether only one offer is in it: then its corners say what that comes to. */
  readonly isSingle: boolean;
}

/**
 * The offers of one criterion in at most 256 buckets of alike ones, and these in at most 32 groups. So a space is a byte to
 * a criterion, and many spaces together a mask.
 */
export interface Buckets {
  readonly criterion: Criterion;
  readonly bucketOf: (offer: Offered) => number;
  /** Offers like one, among the buckets; undefined where there are none. */
  readonly kindOf: (offer: Offered) => Kind | undefined;
  /** What the offers of a bucket lie in. */
  readonly box: (number: number) => OfferBox | undefined;
  readonly bucket: (number: number) => Bucket;
  /** The group of each bucket. */
  readonly groupOf: Uint8Array;
  /** The corners of each group; one without any is bounded by nothing. */
  readonly groups: () => readonly (readonly Corners<Offered>[])[];
  /** Buckets that follow on each other from worst to best or from best to worst, whatever is asked: the first and the last of each such run. */
  readonly runs: readonly (readonly [first: number, last: number])[];
  /** How many buckets there are besides `WILD`. */
  readonly count: number;
  readonly image: () => BucketsImage;
}

/** Buckets as plain data. */
export interface BucketsImage {
  readonly kinds: readonly (readonly [key: string, kind: Kind])[];
  readonly boxes: readonly OfferBox[];
  readonly isSingle: readonly boolean[];
  readonly groupOf: Uint8Array;
}

/** Buckets for the offers of a sample, as near to equally filled as their likeness lets them be; further offers widen them. */
export function createBuckets(criterion: Criterion, sample: readonly Counted[]): Buckets {
  return bucketsOf(criterion, firstBoxes(criterion, sample));
}

/** The buckets of an image of the same criterion. */
export function bucketsOfImage(criterion: Criterion, { kinds, boxes, isSingle, groupOf }: BucketsImage): Buckets {
  return bucketsOf(criterion, { kinds: new Map(kinds), boxes: [...boxes], isSingle: [...isSingle], groupOf });
}

function bucketsOf(criterion: Criterion, { kinds, boxes, isSingle, groupOf }: Boxes): Buckets {
  const { betterment } = criterion;
  const compare = byParts(betterment);
  const made = new Map<number, Bucket>();
  let groups: (readonly Corners<Offered>[])[] | undefined;

  /** Takes an offer into its bucket, which becomes wider where it lies outside. */
  function widen(number: number, offer: Offered): void {
    const box = boxes[number];
    if (box === undefined || isWithin(offer, box)) return;
    boxes[number] = joined(box, boxOf(offer), betterment);
    isSingle[number] = false;
    made.delete(number);
    groups = undefined;
  }

  return {
    criterion,
    groupOf,
    count: boxes.length,
    image: () => ({ kinds: [...kinds], boxes, isSingle, groupOf }),
    runs: runsThrough(kinds.values(), betterment, boxes),
    kindOf: (offer) => kinds.get(likeness(offer, betterment)),
    box: (number) => boxes[number],
    bucketOf(offer) {
      const kind = kinds.get(likeness(offer, betterment));
      if (kind === undefined) return WILD;
      const number = kind.first + runAt(kind.least, offer, compare);
      widen(number, offer);
      return number;
    },
    bucket(number) {
      const known = made.get(number);
      if (known !== undefined) return known;
      const box = boxes[number];
      const bucket =
        box === undefined
          ? { isSingle: false }
          : { corners: criterion.corners(box), isSingle: isSingle[number] ?? false };
      made.set(number, bucket);
      return bucket;
    },
    groups: () => (groups ??= groupCorners(boxes, groupOf, criterion)),
  };
}

/** Alike offers among the buckets. */
export interface Kind {
  /** The least offer of each of its buckets, in order. */
  readonly least: readonly Offered[];
  /** The number of its first bucket; the others follow. */
  readonly first: number;
}

interface Boxes {
  readonly kinds: ReadonlyMap<string, Kind>;
  /** By the number of the bucket. */
  readonly boxes: OfferBox[];
  readonly isSingle: boolean[];
  readonly groupOf: Uint8Array;
}

function firstBoxes(criterion: Criterion, sample: readonly Counted[]): Boxes {
  const { betterment } = criterion;
  const kinds = new Map<string, Kind>();
  const boxes: OfferBox[] = [];
  const isSingle: boolean[] = [];
  const groupOf = new Uint8Array(BUCKETS_MAX);
  groupOf[WILD] = GROUPS_MAX - 1;
  for (const { key, runs, groups } of cutsOf(sample, criterion)) {
    kinds.set(key, { least: runs.map(({ least }) => least), first: boxes.length });
    for (const [at, { least, most }] of runs.entries()) {
      groupOf[boxes.length] = groups[at] ?? 0;
      isSingle.push(least === most);
      boxes.push(least === most ? boxOf(least) : joined(boxOf(least), boxOf(most), betterment));
    }
  }
  return { kinds, boxes, isSingle, groupOf };
}

/**
 * The buckets of one kind are in the order of the one part of which more or less is better. Where there are several such
 * parts, or lists, that order says nothing.
 */
function runsThrough(
  kinds: Iterable<Kind>,
  betterment: Betterment,
  boxes: readonly OfferBox[],
): (readonly [number, number])[] {
  const [part, ...others] = Object.keys(betterment);
  if (part === undefined || others.length > 0) return [];
  return [...kinds].flatMap(({ first, least }) =>
    Array.isArray(boxes[first]?.best[part]) ? [] : [[first, first + least.length - 1] as const],
  );
}

/** The last run that does not begin after the offer; the first one for what comes before all. */
function runAt(least: readonly Offered[], offer: Offered, compare: (one: Offered, other: Offered) => number): number {
  let low = 0;
  let high = least.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    const begin = least[middle];
    if (begin !== undefined && compare(begin, offer) <= 0) low = middle;
    else high = middle - 1;
  }
  return low;
}

function groupCorners(
  boxes: readonly OfferBox[],
  groupOf: Uint8Array,
  { betterment, corners }: Criterion,
): (readonly Corners<Offered>[])[] {
  const byGroup = Array.from({ length: GROUPS_MAX }, () => new Map<string, OfferBox>());
  for (const [number, box] of boxes.entries()) {
    const ofGroup = byGroup[groupOf[number] ?? 0];
    const key = likeness(box.best, betterment);
    const known = ofGroup?.get(key);
    ofGroup?.set(key, known === undefined ? box : joined(known, box, betterment));
  }
  return byGroup.map((ofGroup) => [...ofGroup.values()].map(corners));
}
