import { byteAt, maskAt, numberAt } from '#server/domain/flat.ts';
import { type Bounds, boundsOver, mostFen, reckon } from './bounds.ts';
import { backTo, type Choices, leave, noChoices, OPEN, take, TAKEN, unsupported } from './choices.ts';
import { type Dominance } from './dominance.ts';
import { type EffortBound, effortBoundOver, leastEffort } from './effortBound.ts';
import { listAt } from './lists.ts';
import { swapIn } from './swaps.ts';
import { type Table } from './table.ts';

/** What is sought. */
export interface Goal {
  /** The option that the stack must have; -1 where any will do. */
  readonly forced: number;
  /** Whether only the total counts, so that any stack that comes to it will do. */
  readonly isTotalOnly: boolean;
  /** A search that looks at as many sets is hard; no answer depends on it. */
  readonly hardAfter: number;
}

/** A stack of a part. */
export interface Found {
  /** 1 for each option that is in it. */
  readonly taken: Uint8Array;
  readonly fen: number;
  /** How many sets were looked at. */
  readonly visits: number;
}

interface Search {
  readonly table: Table;
  readonly goal: Goal;
  readonly choices: Choices;
  readonly bounds: Bounds;
  readonly effortBound: EffortBound;
  readonly best: Best;
}

/** The best stack so far. */
interface Best {
  readonly taken: Uint8Array;
  fen: number;
  effort: number;
  isFound: boolean;
  /** Whether a stack may have been passed over that comes to the same by total and effort. */
  mayTie: boolean;
  /** Whether the next one found will do. */
  isLast: boolean;
  visits: number;
}

/**
 * The stack of a part that comes first: by total, then by effort, then by ids; undefined where none has the forced option.
 * A depth-first search with bounds on both; where several may come to the same, the ids are then settled one after the
 * other, by asking for each whether one of those stacks has it.
 */
export function bestOf(table: Table, dominance: Dominance, goal: Goal): Found | undefined {
  const choices = noChoices(table, dominance, goal.forced);
  const bounds = boundsOver(choices);
  const effortBound = effortBoundOver(bounds);
  const best = { taken: new Uint8Array(table.count), fen: -1, effort: Infinity, isFound: false };
  const search = {
    table,
    goal,
    choices,
    bounds,
    effortBound,
    best: { ...best, mayTie: false, isLast: false, visits: 0 },
  };
  if (!begin(choices)) return undefined;
  look(search);
  const found = search.best;
  if (!found.isFound) return undefined;
  if (found.mayTie && !goal.isTotalOnly) settleIds(search);
  return { taken: found.taken, fen: found.fen, visits: found.visits };
}

/** Decides what is settled from the start; false where the forced option cannot be taken. */
function begin(choices: Choices): boolean {
  return leaveOutdone(choices) && (choices.forced < 0 || take(choices, choices.forced));
}

/** Leaves what is dominated by one that it excludes: it cannot come with it. */
function leaveOutdone(choices: Choices): boolean {
  const { table, dominance, forced } = choices;
  for (let option = 0; option < table.count; option += 1) {
    const rivals = listAt(table.rivals, option);
    const isOutdone = option !== forced && listAt(dominance.dominators, option).some((one) => rivals.includes(one));
    if (isOutdone && !leave(choices, option)) return false;
  }
  return true;
}

function look(search: Search): void {
  const { choices, bounds, best } = search;
  best.visits += 1;
  // Once the ids are being settled, a stack must keep to those that are, which one made by swaps does not.
  if (best.visits === search.goal.hardAfter && !best.isLast) improve(search);
  const takenFen = reckon(bounds);
  const needing = unsupported(choices);
  if (needing < 0) keepIfBetter(best, choices, takenFen);
  if (isDone(best) || cannotWin(search, takenFen, needing < 0)) return;
  const option = needing < 0 ? mostTelling(search) : mostPayingNeed(search, needing);
  if (option >= 0) lookBothWays(search, option);
}

function lookBothWays(search: Search, option: number): void {
  const { choices, best } = search;
  const mark = choices.length;
  for (const decide of [take, leave]) {
    if (!isDone(best) && decide(choices, option)) look(search);
    backTo(choices, mark);
  }
}

/** Puts options into the best stack one after the other, as long as that makes it better: a good one lets the search pass over much. */
function improve(search: Search): void {
  const { table, goal, best } = search;
  const choices = noChoices(table, search.choices.dominance, goal.forced);
  const bounds = boundsOver(choices);
  if (!begin(choices)) return;
  const mark = choices.length;
  let since = 0;
  for (let option = 0; since < table.count; option = (option + 1) % table.count) {
    since += 1;
    if (best.taken[option] === 1) continue;
    const fen = swapIn(bounds, option, placesOf(best.taken));
    if (fen !== undefined && keepIfBetter(best, choices, fen)) since = 0;
    backTo(choices, mark);
  }
}

function placesOf(taken: Uint8Array): number[] {
  return [...taken.keys()].filter((option) => taken[option] === 1);
}

function isDone({ isLast, isFound }: Best): boolean {
  return isLast && isFound;
}

function keepIfBetter(best: Best, choices: Choices, takenFen: number): boolean {
  const { effort } = choices;
  if (takenFen === best.fen && effort === best.effort) best.mayTie ||= !isTaken(choices, best.taken);
  const isBetter = takenFen > best.fen || (takenFen === best.fen && effort < best.effort);
  if (isBetter) {
    Object.assign(best, { fen: takenFen, effort, isFound: true, mayTie: false });
    for (let option = 0; option < best.taken.length; option += 1)
      best.taken[option] = Number(byteAt(choices.state, option) === TAKEN);
  }
  return isBetter;
}

/** Whether just these are taken. */
function isTaken({ state }: Choices, taken: Uint8Array): boolean {
  return taken.every((is, option) => (is === 1) === (byteAt(state, option) === TAKEN));
}

/** Whether nothing that keeps to the choices comes before the best so far by total and effort. */
function cannotWin({ goal, choices, bounds, effortBound, best }: Search, takenFen: number, isWhole: boolean): boolean {
  const most = mostFen(bounds, takenFen);
  if (most !== best.fen) return most < best.fen;
  // What is taken comes to it already: anything else would add effort alone.
  if (goal.isTotalOnly || (isWhole && takenFen === best.fen)) return true;
  const missingFen = best.fen - takenFen;
  const effort = choices.effort + (missingFen > 0 ? leastEffort(effortBound, missingFen) : 0);
  if (effort === best.effort) best.mayTie = true;
  return effort >= best.effort;
}

/** What an option's own gain counts beside each open option that it excludes. Ours, by trials with 30 and 60 options. */
const ITSELF = 0.5;

/** Of the open options that add something, the one that most hangs on: by what it adds and how many it excludes; -1 where there is none. */
function mostTelling({ table, bounds }: Search): number {
  const { active, activeCount, gainFen } = bounds;
  const { from, all } = table.rivals;
  let chosen = -1;
  let most = 0;
  for (let at = 0; at < activeCount; at += 1) {
    const option = maskAt(active, at);
    let rivals = ITSELF;
    const to = maskAt(from, option + 1);
    for (let rival = maskAt(from, option); rival < to; rival += 1)
      rivals += Number(numberAt(gainFen, maskAt(all, rival)) > 0);
    const telling = numberAt(gainFen, option) * rivals;
    if (telling <= most) continue;
    most = telling;
    chosen = option;
  }
  return chosen;
}

function mostPayingNeed({ table, choices, bounds }: Search, needing: number): number {
  const { from, all } = table.needs;
  let chosen = -1;
  let most = -1;
  for (let at = maskAt(from, needing); at < maskAt(from, needing + 1); at += 1) {
    const need = maskAt(all, at);
    if (byteAt(choices.state, need) !== OPEN || numberAt(bounds.gainFen, need) <= most) continue;
    most = numberAt(bounds.gainFen, need);
    chosen = need;
  }
  return chosen;
}

/** Of all stacks with the total and the effort of the best, finds the first by ids: for each option in turn whether one has it together with those settled before. */
function settleIds(search: Search): void {
  const { table, choices, best } = search;
  best.isLast = true;
  const { effort } = best;
  for (let option = 0; option < table.count; option += 1) {
    if (byteAt(choices.state, option) !== OPEN) continue;
    if (byteAt(best.taken, option) === 1 || hasOneWith(search, option, effort)) take(choices, option);
    else leave(choices, option);
  }
  best.effort = effort;
}

/** Keeps such a stack where there is one. */
function hasOneWith(search: Search, option: number, effort: number): boolean {
  const { choices, best } = search;
  const mark = choices.length;
  best.isFound = false;
  best.effort = effort + 1;
  if (take(choices, option)) look(search);
  backTo(choices, mark);
  return best.isFound;
}
