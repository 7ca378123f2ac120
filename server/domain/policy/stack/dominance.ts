import { maskAt, numberAt } from '#server/domain/flat.ts';
import { type Lists, listsOf, turnedRound } from './lists.ts';
import { type Table } from './table.ts';

/**
 * What the best stack cannot do without something better: where an option is in it, so are all that dominate it. One
 * dominates another if it could take its place in any stack, would pay no less into any cap, and would come first by effort
 * or, at the same effort, by id.
 */
export interface Dominance {
  /** For each option those that dominate it. */
  readonly dominators: Lists;
  /** For each option those that it dominates. */
  readonly dominated: Lists;
}

/** Compares every option with every other. */
export function dominanceOf(table: Table): Dominance {
  const { count } = table;
  const paid = paidInto(table);
  const rivals = setsOf(table.rivals, count);
  const needs = setsOf(table.needs, count);
  const neededBy = setsOf(table.neededBy, count);
  const dominates = (one: number, other: number): boolean =>
    comesFirst(table, one, other) &&
    paysNoLess(table, { one, other, paid }) &&
    isWithin(rivals[one], rivals[other], other) &&
    (needs[one]?.size === 0 || (needs[other]?.size !== 0 && isWithin(needs[other], needs[one], one))) &&
    isWithin(neededBy[other], neededBy[one], one);
  const dominators = Array.from({ length: count }, (_, other) =>
    Array.from({ length: count }, (__, one) => one).filter((one) => one !== other && dominates(one, other)),
  );
  return { dominators: listsOf(dominators), dominated: listsOf(turnedRound(dominators, count)) };
}

function comesFirst({ effort }: Table, one: number, other: number): boolean {
  const more = numberAt(effort, one) - numberAt(effort, other);
  return more < 0 || (more === 0 && one < other);
}

/** What each option pays into each cap: a row of caps for each option. */
function paidInto({ count, paymentsFrom, slots, fen, capFen }: Table): Float64Array {
  const paid = new Float64Array(count * capFen.length);
  for (let option = 0; option < count; option += 1) {
    for (let at = maskAt(paymentsFrom, option); at < maskAt(paymentsFrom, option + 1); at += 1) {
      const cell = option * capFen.length + maskAt(slots, at);
      paid[cell] = numberAt(paid, cell) + numberAt(fen, at);
    }
  }
  return paid;
}

function paysNoLess(
  { paymentsFrom, slots, capFen }: Table,
  { one, other, paid }: { readonly one: number; readonly other: number; readonly paid: Float64Array },
): boolean {
  for (let at = maskAt(paymentsFrom, other); at < maskAt(paymentsFrom, other + 1); at += 1) {
    const slot = maskAt(slots, at);
    if (numberAt(paid, one * capFen.length + slot) < numberAt(paid, other * capFen.length + slot)) return false;
  }
  return true;
}

function setsOf({ from, all }: Lists, count: number): ReadonlySet<number>[] {
  return Array.from({ length: count }, (_, at) => new Set(all.subarray(maskAt(from, at), maskAt(from, at + 1))));
}

/** Whether all of the first but one are in the second. */
function isWithin(inner: ReadonlySet<number> = new Set(), outer: ReadonlySet<number> = new Set(), but = -1): boolean {
  for (const place of inner) if (place !== but && !outer.has(place)) return false;
  return true;
}
