import { type Corners, type Criterion } from '#server/domain/matching/criterion.ts';
import {
  type Betterment,
  boxOf,
  byParts,
  joined,
  likeness,
  type OfferBox,
  type Offered,
} from '#server/domain/matching/offerBox.ts';

/** Most buckets of one criterion: their numbers are bytes. */
export const BUCKETS_MAX = 256;
/** The bucket of offers that are like none of which a bucket was made: they are bounded by nothing. */
export const WILD = BUCKETS_MAX - 1;
/** Most groups of buckets: they are the bits of a mask. */
export const GROUPS_MAX = 32;

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
  readonly bucket: (number: number) => Bucket;
  /** The group of each bucket. */
  readonly groupOf: Uint8Array;
  /** The corners of each group; one without any is bounded by nothing. */
  readonly groups: () => readonly (readonly Corners<Offered>[])[];
  /** Buckets that follow on each other from worst to best or from best to worst, whatever is asked: the first and the last of each such run. */
  readonly runs: readonly (readonly [first: number, last: number])[];
  /** How many buckets there are besides `WILD`. */
  readonly count: number;
}

interface Kind {
  /** The least offer of each of its buckets, in order. */
  readonly least: Offered[];
  /** The number of its first bucket; the others follow. */
  readonly first: number;
}

/** Buckets for the offers of a sample, as near to equally filled as their likeness lets them be; further offers widen them. */
export function createBuckets(criterion: Criterion, sample: readonly Offered[]): Buckets {
  const { betterment } = criterion;
  const compare = byParts(betterment);
  const kinds = new Map<string, Kind>();
  const boxes: OfferBox[] = [];
  const isSingle: boolean[] = [];
  const groupOf = new Uint8Array(BUCKETS_MAX);
  const made = new Map<number, Bucket>();

  for (const { key, runs, groups } of cutsOf(sample, criterion)) {
    kinds.set(key, { least: runs.map(({ least }) => least), first: boxes.length });
    for (const [at, { least, most }] of runs.entries()) {
      groupOf[boxes.length] = groups[at] ?? 0;
      isSingle.push(compare(least, most) === 0);
      boxes.push(least === most ? boxOf(least) : joined(boxOf(least), boxOf(most), betterment));
    }
  }
  groupOf[WILD] = GROUPS_MAX - 1;
  let groups: (readonly Corners<Offered>[])[] | undefined;

  /** Takes an offer into its bucket, which becomes wider where it lies outside. */
  function widen(number: number, offer: Offered): void {
    const box = boxes[number];
    if (box === undefined) return;
    const wider = joined(box, boxOf(offer), betterment);
    if (sameOffer(wider.best, box.best) && sameOffer(wider.worst, box.worst)) return;
    boxes[number] = wider;
    isSingle[number] = false;
    made.delete(number);
    groups = undefined;
  }

  return {
    criterion,
    groupOf,
    count: boxes.length,
    runs: runsThrough(kinds.values(), betterment, boxes),
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

/** A run of offers of one kind. */
interface Run {
  readonly least: Offered;
  readonly most: Offered;
}

interface Cut {
  readonly key: string;
  readonly runs: readonly Run[];
  /** The group of each run. */
  readonly groups: readonly number[];
}

interface Distinct {
  readonly offer: Offered;
  count: number;
}

/** Cuts the offers of each kind into runs, the runs into groups. */
function cutsOf(sample: readonly Offered[], { betterment }: Criterion): Cut[] {
  const byKind = new Map<string, Offered[]>();
  for (const offer of sample) {
    const key = likeness(offer, betterment);
    const alike = byKind.get(key);
    if (alike === undefined) byKind.set(key, [offer]);
    else alike.push(offer);
  }
  const compare = byParts(betterment);
  // The most frequent kinds first: should there be more kinds than buckets, the rarest go without.
  const kinds = [...byKind]
    .sort(([, a], [, b]) => b.length - a.length)
    .slice(0, BUCKETS_MAX - 2)
    .map(([key, offers]) => ({ key, distinct: distinctOf(offers, compare), count: offers.length }));
  const runs = shared(kinds, BUCKETS_MAX - 1).map((most, at) => runsOf(kinds[at]?.distinct ?? [], most));
  const sizes = shared(
    kinds.map(({ count }, at) => ({ count, distinct: runs[at] ?? [] })),
    GROUPS_MAX - 1,
  );
  let group = 0;
  return kinds.map(({ key }, at) => {
    const ofKind = runs[at] ?? [];
    const size = sizes[at] ?? 1;
    const first = Math.min(group, GROUPS_MAX - 2);
    group += size;
    return { key, runs: ofKind, groups: ofKind.map((_, run) => first + Math.floor((run * size) / ofKind.length)) };
  });
}

/** How many of `most` parts each kind gets: one at least, none more than it has distinct offers, the rest by how many offers it has. */
function shared(
  kinds: readonly { readonly count: number; readonly distinct: readonly unknown[] }[],
  most: number,
): number[] {
  const sizes = kinds.map(() => 1);
  let left = most - kinds.length;
  let counted = kinds.reduce((sum, { count }) => sum + count, 0);
  // Kinds with few distinct offers first, for what they leave over is for the others.
  const inTurn = [...kinds.entries()].sort(([, a], [, b]) => a.distinct.length / a.count - b.distinct.length / b.count);
  for (const [at, { count, distinct }] of inTurn) {
    const share = Math.max(0, Math.floor((left * count) / Math.max(1, counted)));
    const further = Math.min(distinct.length - 1, share);
    sizes[at] = 1 + further;
    left -= further;
    counted -= count;
  }
  return sizes;
}

function distinctOf(offers: readonly Offered[], compare: (one: Offered, other: Offered) => number): Distinct[] {
  const distinct: Distinct[] = [];
  for (const offer of offers.toSorted(compare)) {
    const last = distinct.at(-1);
    if (last !== undefined && compare(last.offer, offer) === 0) last.count += 1;
    else distinct.push({ offer, count: 1 });
  }
  return distinct;
}

/** At most so many runs of about as many offers each. */
function runsOf(distinct: readonly Distinct[], most: number): Run[] {
  if (distinct.length <= most) return distinct.map(({ offer }) => ({ least: offer, most: offer }));
  const total = distinct.reduce((sum, { count }) => sum + count, 0);
  const runs: { least: Offered; most: Offered }[] = [];
  let before = 0;
  let filled = -1;
  for (const { offer, count } of distinct) {
    const at = Math.min(most - 1, Math.floor((before * most) / total));
    const last = runs.at(-1);
    if (last === undefined || at > filled) runs.push({ least: offer, most: offer });
    else last.most = offer;
    filled = at;
    before += count;
  }
  return runs;
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

function sameOffer(one: Offered, other: Offered): boolean {
  for (const name in one) {
    const [a, b] = [one[name], other[name]];
    if (a !== b && !(Array.isArray(a) && Array.isArray(b) && a.length === b.length)) return false;
  }
  return true;
}
