import { type Criterion } from '#server/domain/matching/criterion.ts';
import { byParts, likeness, type Offered } from '#server/domain/matching/offerBox.ts';

/** Most buckets of one criterion: their numbers are bytes. */
export const BUCKETS_MAX = 256;
/** Most groups of buckets: they are the bits of a mask. */
export const GROUPS_MAX = 32;

/** A run of offers of one kind. */
export interface Run {
  readonly least: Offered;
  readonly most: Offered;
}

/** Alike offers, cut. */
export interface Cut {
  /** Their likeness. */
  readonly key: string;
  readonly runs: readonly Run[];
  /** The group of each run. */
  readonly groups: readonly number[];
}

/** An offer, and how often it is made. */
export interface Counted {
  readonly offer: Offered;
  readonly count: number;
}

/** Cuts the offers of each kind into runs, the runs into groups. */
export function cutsOf(sample: readonly Counted[], { betterment }: Criterion): Cut[] {
  const byKind = new Map<string, Counted[]>();
  for (const counted of sample) {
    const key = likeness(counted.offer, betterment);
    const alike = byKind.get(key);
    if (alike === undefined) byKind.set(key, [counted]);
    else alike.push(counted);
  }
  const compare = byParts(betterment);
  // The most frequent kinds first: should there be more kinds than buckets, the rarest go without.
  const kinds = [...byKind]
    .map(([key, alike]) => ({ key, alike, count: countOf(alike) }))
    .sort((a, b) => b.count - a.count)
    .slice(0, BUCKETS_MAX - 2)
    .map(({ key, alike, count }) => ({ key, distinct: distinctOf(alike, compare), count }));
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

function countOf(offers: readonly Counted[]): number {
  return offers.reduce((sum, { count }) => sum + count, 0);
}

function distinctOf(offers: readonly Counted[], compare: (one: Offered, other: Offered) => number): Counted[] {
  const distinct: { offer: Offered; count: number }[] = [];
  for (const { offer, count } of offers.toSorted((a, b) => compare(a.offer, b.offer))) {
    const last = distinct.at(-1);
    if (last !== undefined && compare(last.offer, offer) === 0) last.count += count;
    else distinct.push({ offer, count });
  }
  return distinct;
}

/** At most so many runs of about as many offers each. */
function runsOf(distinct: readonly Counted[], most: number): Run[] {
  if (distinct.length <= most) return distinct.map(({ offer }) => ({ least: offer, most: offer }));
  const total = countOf(distinct);
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
