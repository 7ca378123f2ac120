import { byteAt, maskAt, numberAt } from '#server/domain/flat.ts';
import { listAt, type Lists, listsOf, turnedRound } from './lists.ts';
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
  const compared: Compared = { table, paid: paidInto(table), rivals: bitsOf(table.rivals, table.count) };
  const options = Array.from({ length: table.count }, (_, option) => option);
  const dominators = options.map((other) =>
    options.filter((one) => one !== other && comesFirst(table, one, other) && dominates(compared, one, other)),
  );
  return { dominators: listsOf(dominators), dominated: listsOf(turnedRound(dominators, table.count)) };
}

interface Compared {
  readonly table: Table;
  /** What each option pays into each cap: a row of caps for each option. */
  readonly paid: Float64Array;
  /** Whether two options exclude each other: a row for each. */
  readonly rivals: Uint8Array;
}

function dominates(compared: Compared, one: number, other: number): boolean {
  return (
    paysNoLess(compared, one, other) && excludesNoMore(compared, one, other) && needsNoMore(compared.table, one, other)
  );
}

function comesFirst({ effort }: Table, one: number, other: number): boolean {
  const more = numberAt(effort, one) - numberAt(effort, other);
  return more < 0 || (more === 0 && one < other);
}

function paidInto({ count, paymentsFrom, slots, fen, capFen }: Table): Float64Array {
  const paid = new Float64Array(count * capFen.length);
  for (let option = 0; option < count; option += 1) {
    for (let at = maskAt(paymentsFrom, option); at < maskAt(paymentsFrom, option + 1); at += 1)
      paid[option * capFen.length + maskAt(slots, at)] = numberAt(fen, at);
  }
  return paid;
}

function bitsOf({ from, all }: Lists, count: number): Uint8Array {
  const bits = new Uint8Array(count * count);
  for (let one = 0; one < count; one += 1)
    for (let at = maskAt(from, one); at < maskAt(from, one + 1); at += 1) bits[one * count + maskAt(all, at)] = 1;
  return bits;
}

function paysNoLess({ table, paid }: Compared, one: number, other: number): boolean {
  const { paymentsFrom, slots, fen, capFen } = table;
  for (let at = maskAt(paymentsFrom, other); at < maskAt(paymentsFrom, other + 1); at += 1)
    if (numberAt(paid, one * capFen.length + maskAt(slots, at)) < numberAt(fen, at)) return false;
  return true;
}

/** Whether all that the one excludes, the other excludes or is. */
function excludesNoMore({ table, rivals }: Compared, one: number, other: number): boolean {
  const { from, all } = table.rivals;
  for (let at = maskAt(from, one); at < maskAt(from, one + 1); at += 1) {
    const rival = maskAt(all, at);
    if (rival !== other && byteAt(rivals, other * table.count + rival) === 0) return false;
  }
  return true;
}

/** Whether the one needs nothing or can do with what the other can do with, and is good for all that need the other. */
function needsNoMore({ needs, neededBy }: Table, one: number, other: number): boolean {
  const own = listAt(needs, one);
  const others = listAt(needs, other);
  const canDo = own.length === 0 || (others.length > 0 && others.every((need) => own.includes(need)));
  const needing = listAt(neededBy, one);
  return canDo && listAt(neededBy, other).every((option) => option === one || needing.includes(option));
}
