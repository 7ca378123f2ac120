import { type Bounds, createBounds } from './bounds.ts';
import { nothingPicked, type Picking, placesOf, withPicked } from './picking.ts';
import { type Problem, type Sink, valueAt } from './problem.ts';

/** After so many sets the bounds are sharpened, and again whenever the number has doubled. Ours: easy searches end before. */
const SHARPEN_AFTER = 500;

/**
 * Offers the sink every set that may come before its cutoff: a depth-first search over the items, those of the most points
 * first, that leaves out what the bounds rule out. Exact, whatever the items; how long it takes depends on them.
 *
 * @returns how many sets, whole and partial, were looked at
 */
export function searchSets(problem: Problem, sink: Sink): number {
  const search: Search = {
    problem,
    sink,
    bounds: createBounds(problem),
    bySpent: undefined,
    visited: 0,
    sharpenAt: SHARPEN_AFTER,
  };
  extend(search, nothingPicked(problem));
  return search.visited;
}

interface Search {
  readonly problem: Problem;
  readonly sink: Sink;
  readonly bounds: Bounds;
  bySpent: BySpent | undefined;
  visited: number;
  sharpenAt: number;
}

function extend(search: Search, picking: Picking): void {
  const { problem, bounds, sink } = search;
  const left = problem.count - picking.number;
  if (left === 1 && problem.spentAtLeast !== undefined) {
    completeBySpent(search, picking, problem.spentAtLeast - picking.spent);
    return;
  }
  for (let at = picking.at + 1; at <= problem.items.length - left; at += 1) {
    if (!bounds.mayBecome(picking, at, sink.cutoff())) return;
    visit(search, picking, at);
  }
}

/** Takes the item at the place, and then looks at what that makes: a set, or a part of one. */
function visit(search: Search, before: Picking, at: number): void {
  const { problem, bounds, sink } = search;
  const picking = withPicked(before, problem, at);
  search.visited += 1;
  if (search.visited === search.sharpenAt) {
    search.sharpenAt *= 2;
    bounds.sharpen(sink.cutoff());
  }
  if (picking.number < problem.count) extend(search, picking);
  else if (bounds.mayBecome(picking, problem.items.length, sink.cutoff())) {
    sink.offer(placesOf(picking), Math.max(0, picking.spent - problem.asked));
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
    const excess = picking.spent + valueAt(spent, index) - problem.asked;
    if (excess > (sink.cutoff()?.excess ?? Infinity)) return;
    const place = places[index];
    if (place !== undefined && place > picking.at) visit(search, picking, place);
  }
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
