import { maskAt, numberAt } from '#server/domain/flat.ts';
import { type Bounds } from './bounds.ts';

/** What one fen of an option costs in effort, and what the caps still leave: kept so that nothing is made anew for each set. */
export interface EffortBound {
  readonly bounds: Bounds;
  readonly perFen: Float64Array;
  readonly leftFen: Float64Array;
}

/** Nothing is reckoned yet. */
export function effortBoundOver(bounds: Bounds): EffortBound {
  return {
    bounds,
    perFen: new Float64Array(bounds.gainFen.length),
    leftFen: new Float64Array(bounds.roomFen.length),
  };
}

/** What rounding may have added to a sum of efforts, as a share of it: some hundred additions of 2^-53 each. */
const ROUNDING = 1e-12;

/**
 * The least effort that adds so much to what is taken, if options could be taken in part: those of least effort for what
 * they add first, as far as the caps leave room. Infinity where nothing adds so much.
 */
export function leastEffort(effortBound: EffortBound, missingFen: number): number {
  const { bounds, perFen, leftFen } = effortBound;
  const { active, activeCount } = bounds;
  sortActive(effortBound);
  leaveRoom(effortBound);
  leftFen[0] = missingFen;
  let effort = 0;
  for (let at = 0; at < activeCount; at += 1) {
    const option = maskAt(active, at);
    effort += numberAt(perFen, option) * fill(effortBound, option);
    if (numberAt(leftFen, 0) <= 0) return Math.ceil(effort * (1 - ROUNDING));
  }
  return Infinity;
}

/** They stand about in order, so each goes a short way. */
function sortActive({ bounds, perFen }: EffortBound): void {
  const { active, activeCount, gainFen, choices } = bounds;
  for (let at = 0; at < activeCount; at += 1) {
    const option = maskAt(active, at);
    const own = numberAt(choices.table.effort, option) / numberAt(gainFen, option);
    perFen[option] = own;
    let to = at;
    for (; to > 0 && numberAt(perFen, maskAt(active, to - 1)) > own; to -= 1) active[to] = maskAt(active, to - 1);
    active[to] = option;
  }
}

function leaveRoom({ bounds, leftFen }: EffortBound): void {
  const { intoFen, choices } = bounds;
  const { capFen } = choices.table;
  for (let cap = 1; cap < capFen.length; cap += 1)
    leftFen[cap] = Math.max(0, numberAt(capFen, cap) - numberAt(intoFen, cap));
}

/** Pays as much of an option as there is room for, and tells how much that is. */
function fill({ bounds, leftFen }: EffortBound, option: number): number {
  const { paymentsFrom, slots, fen, capParent } = bounds.choices.table;
  const to = maskAt(paymentsFrom, option + 1);
  let filledFen = 0;
  for (let at = maskAt(paymentsFrom, option); at < to; at += 1) {
    const slot = maskAt(slots, at);
    let amountFen = numberAt(fen, at);
    for (let cap = slot; cap >= 0; cap = maskAt(capParent, cap))
      amountFen = Math.min(amountFen, numberAt(leftFen, cap));
    if (amountFen === 0) continue;
    for (let cap = slot; cap >= 0; cap = maskAt(capParent, cap)) leftFen[cap] = numberAt(leftFen, cap) - amountFen;
    filledFen += amountFen;
  }
  return filledFen;
}
