import { byteAt, maskAt, numberAt } from '#server/domain/flat.ts';
import { type Bounds, createBounds } from './bounds.ts';
import { type Choices, createChoices, LEFT, OPEN, TAKEN } from './choices.ts';
import { type Dominance } from './dominance.ts';
import { createRelaxation, type Relaxation } from './relaxation.ts';
import { type Table } from './table.ts';

/** What the best stack of a part comes to. */
export interface Found {
  readonly taken: Uint8Array;
  readonly fen: number;
  readonly effort: number;
}

export interface Goal {
  readonly forced: number;
  /** Total only. */
  readonly isTotalOnly: boolean;
}

export const effortStat = { nodes: 0, phase2: 0 };

export function bestOf(table: Table, dominance: Dominance, goal: Goal): Found | undefined {
  const choices = createChoices(table, dominance, goal.forced);
  const bounds = createBounds(table, choices.state);
  for (let option = 0; option < table.count; option += 1) {
    if (option === goal.forced) continue;
    for (let at = maskAt(dominance.dominators.from, option); at < maskAt(dominance.dominators.from, option + 1); at += 1) {
      const dominator = maskAt(dominance.dominators.all, at);
      if (isRival(table, option, dominator) && !choices.leave(option)) return undefined;
    }
  }
  if (goal.forced >= 0 && !choices.take(goal.forced)) return undefined;
  const state: Best = { fen: -1, effort: Infinity, taken: new Uint8Array(table.count), stops: false, found: false, visits: 0, isTuned: false, relaxation: undefined };
  search(table, choices, bounds, goal, state);
  if (!state.found) return undefined;
  if (!goal.isTotalOnly) firstByIds(table, choices, bounds, goal, state);
  return { taken: state.taken, fen: state.fen, effort: state.effort };
}

function isRival({ rivals }: Table, one: number, other: number): boolean {
  for (let at = maskAt(rivals.from, one); at < maskAt(rivals.from, one + 1); at += 1)
    if (maskAt(rivals.all, at) === other) return true;
  return false;
}

interface Best {
  fen: number;
  effort: number;
  taken: Uint8Array;
  stops: boolean;
  found: boolean;
  visits: number;
  isTuned: boolean;
  relaxation: Relaxation | undefined;
}
export const TUNE = { after: 20, steps: 4, first: 60 };

function firstByIds(table: Table, choices: Choices, bounds: Bounds, goal: Goal, best: Best): void {
  best.stops = true;
  const goalEffort = best.effort;
  for (let option = 0; option < table.count; option += 1) {
    const as = byteAt(choices.state, option);
    if (as !== OPEN) continue;
    if (byteAt(best.taken, option) === 1) {
      choices.take(option);
      continue;
    }
    const mark = choices.mark();
    best.found = false;
    best.effort = goalEffort + 1;
    if (choices.take(option)) search(table, choices, bounds, goal, best);
    best.effort = goalEffort;
    effortStat.phase2 += 1;
    choices.backTo(mark);
    if (best.found) choices.take(option);
    else choices.leave(option);
  }
}

function search(table: Table, choices: Choices, bounds: Bounds, goal: Goal, best: Best): void {
  effortStat.nodes += 1;
  const takenFen = bounds.reckon();
  let unmet = -1;
  let effort = 0;
  for (let option = 0; option < table.count; option += 1) {
    if (byteAt(choices.state, option) !== TAKEN) continue;
    effort += numberAt(table.effort, option);
    if (unmet < 0 && !choices.hasNeeds(option)) unmet = option;
  }
  if (unmet < 0 && (takenFen > best.fen || (takenFen === best.fen && effort < best.effort))) {
    best.fen = takenFen;
    best.effort = effort;
    best.found = true;
    for (let option = 0; option < table.count; option += 1)
      best.taken[option] = byteAt(choices.state, option) === TAKEN ? 1 : 0;
    if (best.stops) return;
  }
  let most = bounds.mostFen(takenFen);
  best.visits += 1;
  if (most >= best.fen && best.visits > TUNE.after) {
    best.relaxation ??= createRelaxation(table, choices.state);
    const steps = best.isTuned ? TUNE.steps : TUNE.first;
    best.isTuned = true;
    most = Math.min(most, best.relaxation.lower(best.fen + (goal.isTotalOnly ? 1 : 0), steps));
  }
  if (most < best.fen) return;
  if (most === best.fen) {
    if (goal.isTotalOnly) return;
    if (effortAtLeast(table, bounds, takenFen, effort, best) >= best.effort) return;
  }
  const option = unmet < 0 ? greatest(table, bounds, choices) : greatestNeed(table, unmet, bounds, choices);
  if (option < 0) return;
  const mark = choices.mark();
  if (choices.take(option)) search(table, choices, bounds, goal, best);
  choices.backTo(mark);
  if (best.stops && best.found) return;
  if (choices.leave(option)) search(table, choices, bounds, goal, best);
  choices.backTo(mark);
}

function greatest(table: Table, { gainFen }: Bounds, choices: Choices): number {
  let chosen = -1;
  let most = 0;
  for (let option = 0; option < table.count; option += 1) {
    const gain = numberAt(gainFen, option);
    if (gain > most) {
      most = gain;
      chosen = option;
    }
  }
  return chosen;
}

function greatestNeed(table: Table, unmet: number, { gainFen }: Bounds, choices: Choices): number {
  let chosen = -1;
  let most = -1;
  for (let at = maskAt(table.needs.from, unmet); at < maskAt(table.needs.from, unmet + 1); at += 1) {
    const need = maskAt(table.needs.all, at);
    if (byteAt(choices.state, need) === OPEN && numberAt(gainFen, need) > most) {
      most = numberAt(gainFen, need);
      chosen = need;
    }
  }
  return chosen;
}

function effortAtLeast(table: Table, { gainFen }: Bounds, takenFen: number, effort: number, best: Best): number {
  let missing = best.fen - takenFen;
  if (missing <= 0) return effort;
  const open: number[] = [];
  for (let option = 0; option < table.count; option += 1) if (numberAt(gainFen, option) > 0) open.push(option);
  open.sort((a, b) => numberAt(table.effort, a) / numberAt(gainFen, a) - numberAt(table.effort, b) / numberAt(gainFen, b));
  let least = effort;
  for (const option of open) {
    const gain = numberAt(gainFen, option);
    if (gain >= missing) return Math.ceil(least + (numberAt(table.effort, option) * missing) / gain - 1e-6);
    least += numberAt(table.effort, option);
    missing -= gain;
  }
  return Infinity;
}
void LEFT;
