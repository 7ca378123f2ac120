import { byteAt, maskAt } from '#server/domain/flat.ts';
import { type Dominance } from './dominance.ts';
import { type Lists } from './lists.ts';
import { type Table } from './table.ts';

/** Not decided yet, in the stack, not in it. */
export const OPEN = 0;
export const TAKEN = 1;
export const LEFT = 2;

/** What has been decided of each option so far, and what follows from it. */
export interface Choices {
  /** OPEN, TAKEN or LEFT of each option. */
  readonly state: Uint8Array;
  /** Takes an open option with all that follows: false where that contradicts what was decided. */
  readonly take: (option: number) => boolean;
  /** Leaves an open option likewise. */
  readonly leave: (option: number) => boolean;
  /** How much has been decided, to come back to. */
  readonly mark: () => number;
  /** Takes back all that was decided since, after a contradiction too. */
  readonly backTo: (mark: number) => void;
  /** Whether one of those that an option needs is taken, or it needs none. */
  readonly hasNeeds: (option: number) => boolean;
}

/**
 * Decides options one by one. Where `forced` names one, it must be in the stack: what dominates it then does not count
 * against it.
 */
export function createChoices(table: Table, dominance: Dominance, forced: number): Choices {
  const { rivals, needs, neededBy } = table;
  const { dominators, dominated } = dominance;
  const state = new Uint8Array(table.count);
  const decided = new Int32Array(table.count);
  let length = 0;
  const decide = (option: number, as: number): void => {
    state[option] = as;
    decided[length] = option;
    length += 1;
  };
  const take = (option: number): boolean => {
    if (byteAt(state, option) !== OPEN) return byteAt(state, option) === TAKEN;
    decide(option, TAKEN);
    return everyOf(rivals, option, leave) && (option === forced || everyOf(dominators, option, take)) && isSupported(option);
  };
  const leave = (option: number): boolean => {
    if (byteAt(state, option) !== OPEN) return byteAt(state, option) === LEFT;
    decide(option, LEFT);
    return everyOf(dominated, option, leaveUnlessForced) && everyOf(neededBy, option, isSupported);
  };
  const leaveUnlessForced = (option: number): boolean => option === forced || leave(option);
  /** Follows from what an option needs: without any of it the option is left, and the last one possible is taken with it. */
  const isSupported = (option: number): boolean => {
    const as = byteAt(state, option);
    if (as === LEFT || maskAt(needs.from, option) === maskAt(needs.from, option + 1)) return true;
    let last = -1;
    let open = 0;
    for (let at = maskAt(needs.from, option); at < maskAt(needs.from, option + 1); at += 1) {
      const need = maskAt(needs.all, at);
      if (byteAt(state, need) === TAKEN) return true;
      if (byteAt(state, need) !== OPEN) continue;
      open += 1;
      last = need;
    }
    if (open === 0) return leave(option);
    return open > 1 || as === OPEN || take(last);
  };
  return {
    state,
    take,
    leave,
    mark: () => length,
    backTo(mark) {
      while (length > mark) {
        length -= 1;
        state[maskAt(decided, length)] = OPEN;
      }
    },
    hasNeeds(option) {
      const from = maskAt(needs.from, option);
      const to = maskAt(needs.from, option + 1);
      for (let at = from; at < to; at += 1) if (byteAt(state, maskAt(needs.all, at)) === TAKEN) return true;
      return from === to;
    },
  };
}

function everyOf({ from, all }: Lists, option: number, holds: (other: number) => boolean): boolean {
  for (let at = maskAt(from, option); at < maskAt(from, option + 1); at += 1) if (!holds(maskAt(all, at))) return false;
  return true;
}
