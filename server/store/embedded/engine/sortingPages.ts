import { type Pacer } from './pacer.ts';
import { collected, inPages, mapped, resting, slice } from './pageStreams.ts';

/** How elements stand to one another. */
export type Order<Element> = (one: Element, other: Element) => number;

/** How many elements are sorted at once, without a rest. */
const RUN = 4096;

/** How sorting is to go on: with rests, and with no more elements kept than are asked for; a limit of 0 is none. */
export interface Sorting {
  readonly pacer: Pacer;
  readonly limit?: number;
}

/**
 * Sorts elements as they come; equal ones stay in the order in which they came. Many are sorted in runs that are merged, so
 * that others are served in between.
 */
export async function* sortedPages<Element>(
  pages: AsyncIterable<readonly Element[]>,
  order: Order<Element>,
  { pacer, limit = 0 }: Sorting,
): AsyncGenerator<readonly Element[], undefined> {
  const wanted = limit === 0 ? Infinity : limit;
  let runs: (readonly Element[])[] = [];
  let held = 0;
  for await (const run of runsOf(pages)) {
    runs.push(run.sort(order).slice(0, wanted));
    held += Math.min(run.length, wanted);
    if (held > 2 * wanted + RUN) {
      runs = [await collected(firstOf(merged(runs, order), { wanted, pacer }))];
      held = wanted;
    }
    const rest = pacer.due();
    if (rest) await rest;
  }
  yield* firstOf(merged(runs, order), { wanted, pacer });
  return undefined;
}

/** A key that each element has, made once, and the order of the keys. */
export interface SortingKey<Element, Key> {
  readonly keyOf: (element: Element) => Key;
  readonly compare: Order<Key>;
}

/** As `sortedPages`, in the order of a key. */
export function sortedByKey<Element, Key>(
  pages: AsyncIterable<readonly Element[]>,
  { keyOf, compare }: SortingKey<Element, Key>,
  sorting: Sorting,
): AsyncGenerator<readonly Element[], undefined> {
  const keyed = mapped(pages, (element) => ({ element, key: keyOf(element) }));
  const sorted = sortedPages(keyed, (one, other) => compare(one.key, other.key), sorting);
  return mapped(sorted, ({ element }) => element);
}

async function* runsOf<Element>(pages: AsyncIterable<readonly Element[]>): AsyncGenerator<Element[]> {
  let run: Element[] = [];
  for await (const page of pages) {
    for (const element of page) run.push(element);
    if (run.length < RUN) continue;
    yield run;
    run = [];
  }
  yield run;
}

/** Pages of no more elements than are wanted, with rests behind them. */
function firstOf<Element>(
  elements: Iterable<Element>,
  { wanted, pacer }: { readonly wanted: number; readonly pacer: Pacer },
): AsyncGenerator<readonly Element[], undefined> {
  return resting(slice(inPages(elements, PAGE), { limit: wanted }), pacer);
}

const PAGE = 256;

/** Merges sorted runs two and two; of equal elements that of the earlier run comes first. */
function merged<Element>(runs: readonly (readonly Element[])[], order: Order<Element>): Iterable<Element> {
  const [first = [], ...others] = runs;
  if (others.length === 0) return first;
  const half = Math.ceil(runs.length / 2);
  return mergedTwo(merged(runs.slice(0, half), order), merged(runs.slice(half), order), order);
}

function* mergedTwo<Element>(
  ones: Iterable<Element>,
  others: Iterable<Element>,
  order: Order<Element>,
): Generator<Element> {
  const [left, right] = [ones[Symbol.iterator](), others[Symbol.iterator]()];
  let [one, other] = [left.next(), right.next()];
  while (!one.done && !other.done) {
    if (order(one.value, other.value) <= 0) {
      yield one.value;
      one = left.next();
    } else {
      yield other.value;
      other = right.next();
    }
  }
  for (; !one.done; one = left.next()) yield one.value;
  for (; !other.done; other = right.next()) yield other.value;
}
