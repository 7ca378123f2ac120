import { byteAt, maskAt, numberAt } from '#server/domain/flat.ts';
import { type Dominance } from './dominance.ts';
import { type Lists } from './lists.ts';
import { type Table } from './table.ts';

/** Not decided yet. */
export const OPEN = 0;
/** In the stack. */
export const TAKEN = 1;
const LEFT = 2;

/** What has been decided of the options of a part so far. */
export interface Choices {
  readonly table: Table;
  readonly dominance: Dominance;
  /** The option that the stack must have, which may therefore be dominated; -1 where any stack will do. */
  readonly forced: number;
  /** OPEN, TAKEN or left, of each option. */
  readonly state: Uint8Array;
  /** Into each cap, what the options taken pay there before it, not counting the caps within. */
  readonly paidFen: Float64Array;
  /** The options decided, in turn; the first `length` count. */
  readonly decided: Int32Array;
  length: number;
  /** Of all options taken. */
  effort: number;
}

/** Nothing is decided. */
export function noChoices(table: Table, dominance: Dominance, forced: number): Choices {
  return {
    table,
    dominance,
    forced,
    state: new Uint8Array(table.count),
    paidFen: new Float64Array(table.capFen.length),
    decided: new Int32Array(table.count),
    length: 0,
    effort: 0,
  };
}

/** Takes an option with all that follows from it; false where that contradicts what was decided. */
export function take(choices: Choices, option: number): boolean {
  const { table, dominance, state, forced } = choices;
  if (byteAt(state, option) !== OPEN) return byteAt(state, option) === TAKEN;
  decide(choices, option, TAKEN);
  choices.effort += numberAt(table.effort, option);
  addPayments(choices, option, 1);
  return (
    allOf(choices, { lists: table.rivals, option, holds: leave }) &&
    (option === forced || allOf(choices, { lists: dominance.dominators, option, holds: take })) &&
    isSupported(choices, option)
  );
}

/** Leaves an option with all that follows from it; false where that contradicts what was decided. */
export function leave(choices: Choices, option: number): boolean {
  const { table, dominance, state } = choices;
  if (byteAt(state, option) !== OPEN) return byteAt(state, option) === LEFT;
  decide(choices, option, LEFT);
  return (
    allOf(choices, { lists: dominance.dominated, option, holds: leaveUnlessForced }) &&
    allOf(choices, { lists: table.neededBy, option, holds: isSupported })
  );
}

/** Takes back what was decided after the first so many, contradictions too. */
export function backTo(choices: Choices, length: number): void {
  const { table, state, decided } = choices;
  while (choices.length > length) {
    choices.length -= 1;
    const option = maskAt(decided, choices.length);
    if (byteAt(state, option) === TAKEN) {
      choices.effort -= numberAt(table.effort, option);
      addPayments(choices, option, -1);
    }
    state[option] = OPEN;
  }
}

/** An option that is taken while none of those that it needs is yet; -1 where there is no such. */
export function unsupported({ table, state }: Choices): number {
  const { needing, needs } = table;
  for (let at = 0; at < needing.length; at += 1) {
    const option = maskAt(needing, at);
    if (byteAt(state, option) === TAKEN && !hasTaken(state, needs, option)) return option;
  }
  return -1;
}

function hasTaken(state: Uint8Array, { from, all }: Lists, option: number): boolean {
  const to = maskAt(from, option + 1);
  for (let at = maskAt(from, option); at < to; at += 1) if (byteAt(state, maskAt(all, at)) === TAKEN) return true;
  return false;
}

function decide(choices: Choices, option: number, as: number): void {
  choices.state[option] = as;
  choices.decided[choices.length] = option;
  choices.length += 1;
}

function addPayments({ table, paidFen }: Choices, option: number, sign: 1 | -1): void {
  const { paymentsFrom, slots, fen } = table;
  const to = maskAt(paymentsFrom, option + 1);
  for (let at = maskAt(paymentsFrom, option); at < to; at += 1) {
    const slot = maskAt(slots, at);
    paidFen[slot] = numberAt(paidFen, slot) + sign * numberAt(fen, at);
  }
}

interface Following {
  readonly lists: Lists;
  readonly option: number;
  readonly holds: (choices: Choices, other: number) => boolean;
}

function allOf(choices: Choices, { lists: { from, all }, option, holds }: Following): boolean {
  const to = maskAt(from, option + 1);
  for (let at = maskAt(from, option); at < to; at += 1) if (!holds(choices, maskAt(all, at))) return false;
  return true;
}

function leaveUnlessForced(choices: Choices, option: number): boolean {
  return option === choices.forced || leave(choices, option);
}

/** What follows from what an option needs: without any of it the option is left, and the last that is possible is taken with it. */
function isSupported(choices: Choices, option: number): boolean {
  const { table, state } = choices;
  const { from, all } = table.needs;
  const as = byteAt(state, option);
  if (as === LEFT || maskAt(from, option) === maskAt(from, option + 1) || hasTaken(state, table.needs, option))
    return true;
  const open = all
    .subarray(maskAt(from, option), maskAt(from, option + 1))
    .filter((need) => byteAt(state, need) === OPEN);
  if (open.length === 0) return leave(choices, option);
  return open.length > 1 || as === OPEN || take(choices, maskAt(open, 0));
}
