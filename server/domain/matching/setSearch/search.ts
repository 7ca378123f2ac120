import { type Bounds, createBounds } from './bounds.ts';
import { nothingPicked, type Picking, placesOf, withPicked } from './picking.ts';
import { excessOf, type Problem, type Sink, valueAt } from './problem.ts';

/** How hard a search is tried before means are used that cost more; no set depends on it. */
export interface Effort {
  /** A search that ends within so many sets is easy. */
  readonly easyMax: number;
  /** In a hard one, sets are first sought among so many of the most promising items, to have something good to compare the others with. */
  readonly promising: readonly number[];
}

/** Ours, by trials with 2,000 items. */
const EFFORT: Effort = { easyMax: 500, promising: [32, 256] };

/** Sets between the first two times that the bounds of a hard search are sharpened. Ours. */
const SHARPEN_MIN = 500;

/** How many sets are looked at among the most promising items at most: they only give the whole search a start. Ours. */
const START_MAX = 20_000;

/**
 * Offers the sink every set that may come before its cutoff: a depth-first search over the items, those of the most points
 * first, that leaves out what the bounds rule out. Exact, whatever the items; how long it takes depends on them.
 *
 * @returns how many sets, whole and partial, were looked at
 */
export function searchSets(problem: Problem, sink: Sink, { easyMax, promising }: Effort = EFFORT): number {
  let visited = searchUpTo({ problem, sink, visitedMax: easyMax, sharpenAt: Infinity });
  if (visited < easyMax) return visited;
  for (const size of promising) {
    if (size >= problem.items.length) continue;
    for (const promise of createBounds(problem).promises(sink.cutoff())) {
      visited += searchPromising(problem, sink, mostPromising(promise, size));
    }
  }
  return visited + searchUpTo({ problem, sink, visitedMax: Infinity, sharpenAt: 1 });
}

/** The places of the most promising items, ascending. */
function mostPromising(promise: Float64Array, size: number): number[] {
  return [...promise.keys()]
    .sort((a, b) => valueAt(promise, b) - valueAt(promise, a))
    .slice(0, size)
    .sort((a, b) => a - b);
}

function searchPromising(problem: Problem, sink: Sink, kept: readonly number[]): number {
  const at = (place: number): number => kept[place] ?? 0;
  const narrow = {
    ...problem,
    items: kept.flatMap((place) => problem.items[place] ?? []),
    rows: problem.rows.map(({ least, amounts }) => ({
      least,
      amounts: Float64Array.from(kept, (place) => valueAt(amounts, place)),
    })),
  };
  const narrowSink = {
    ...sink,
    offer: (places: readonly number[], excess: number) => {
      sink.offer(places.map(at), excess);
    },
  };
  return searchUpTo({ problem: narrow, sink: narrowSink, visitedMax: START_MAX, sharpenAt: 1 });
}

interface Bounded {
  readonly problem: Problem;
  readonly sink: Sink;
  /** The search ends early after so many sets. */
  readonly visitedMax: number;
  /** The bounds are sharpened after so many sets, and again whenever as many more have been looked at. */
  sharpenAt: number;
}

interface Search extends Bounded {
  readonly bounds: Bounds;
  bySpent: BySpent | undefined;
  visited: number;
}

function searchUpTo(bounded: Bounded): number {
  const { problem } = bounded;
  const search: Search = { ...bounded, bounds: createBounds(problem), bySpent: undefined, visited: 0 };
  extend(search, nothingPicked(problem));
  return search.visited;
}

function extend(search: Search, picking: Picking): void {
  const { problem, bounds, sink } = search;
  const left = problem.count - picking.number;
  if (left === 1 && problem.spentAtLeast !== undefined) {
    completeBySpent(search, picking, problem.spentAtLeast - picking.spent);
    return;
  }
  for (let at = picking.at + 1; at <= problem.items.length - left; at += 1) {
    if (search.visited >= search.visitedMax || !bounds.mayBecome(picking, at, sink.cutoff())) return;
    visit(search, picking, at);
  }
}

/** Takes the item at the place, and then looks at what that makes: a set, or a part of one. */
function visit(search: Search, before: Picking, at: number): void {
  const { problem, bounds, sink } = search;
  const picking = withPicked(before, problem, at);
  search.visited += 1;
  if (search.visited === search.sharpenAt) {
    search.sharpenAt = Math.max(SHARPEN_MIN, 2 * search.sharpenAt);
    bounds.sharpen(sink.cutoff());
  }
  if (picking.number < problem.count) extend(search, picking);
  else if (bounds.mayBecome(picking, problem.items.length, sink.cutoff())) {
    sink.offer(placesOf(picking), excessOf(problem, picking.spent));
  }
}

/** Places ordered by what their items spend, ties by place. */
interface BySpent {
  readonly places: readonly number[];
  readonly spent: Float64Array;
}

/** The last item of a set whose sum decides its excess: from the one that spends just enough up to what the cutoff allows. */
function completeBySpent(search: Search, picking: Picking, missing: number): void {
  const { problem, bounds, sink } = search;
  if (!bounds.mayBecome(picking, picking.at + 1, sink.cutoff())) return;
  search.bySpent ??= bySpentOf(problem);
  const { places, spent } = search.bySpent;
  for (let index = firstFrom(spent, missing); index < spent.length; index += 1) {
    if (isPast(search, picking.spent + valueAt(spent, index))) return;
    const place = places[index];
    if (place !== undefined && place > picking.at) visit(search, picking, place);
  }
}

/** Whether a set that spends so much or more is behind the cutoff, or enough has been looked at. */
function isPast({ problem, sink, visited, visitedMax }: Search, spent: number): boolean {
  return visited >= visitedMax || excessOf(problem, spent) > (sink.cutoff()?.excess ?? Infinity);
}

function bySpentOf({ items }: Problem): BySpent {
  const places = [...items.keys()].sort((a, b) => (items[a]?.spent ?? 0) - (items[b]?.spent ?? 0) || a - b);
  return { places, spent: Float64Array.from(places, (place) => items[place]?.spent ?? 0) };
}

/** The first index of an ascending array at which a value is not below the given one. */
function firstFrom(values: Float64Array, value: number): number {
  let from = 0;
  let to = values.length;
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    if (valueAt(values, middle) < value) from = middle + 1;
    else to = middle;
  }
  return from;
}
