import { byteAt, maskAt, numberAt } from '#server/domain/flat.ts';
import { type Bounds, reckon } from './bounds.ts';
import { backTo, type Choices, OPEN, take, unsupported } from './choices.ts';

/**
 * Makes a stack around one more option: that is taken first, then of the stack given what still adds something, then
 * whatever adds most. What it pays; undefined where the option cannot be taken, or some option is without what it needs.
 */
export function swapIn(bounds: Bounds, option: number, stack: readonly number[]): number | undefined {
  const { choices, gainFen } = bounds;
  if (byteAt(choices.state, option) !== OPEN || !tried(choices, option)) return undefined;
  let fen = reckon(bounds);
  for (const kept of stack) if (numberAt(gainFen, kept) > 0 && tried(choices, kept)) fen = reckon(bounds);
  fen = fillUp(bounds, fen);
  return unsupported(choices) < 0 ? fen : undefined;
}

function fillUp(bounds: Bounds, takenFen: number): number {
  let fen = takenFen;
  for (let most = mostAdding(bounds); most >= 0; most = mostAdding(bounds)) {
    if (tried(bounds.choices, most)) fen = reckon(bounds);
    else bounds.gainFen[most] = 0;
  }
  return fen;
}

/** Takes an option, or nothing where that leads to a contradiction. */
function tried(choices: Choices, option: number): boolean {
  const mark = choices.length;
  if (take(choices, option)) return true;
  backTo(choices, mark);
  return false;
}

function mostAdding({ active, activeCount, gainFen }: Bounds): number {
  let chosen = -1;
  let most = 0;
  for (let at = 0; at < activeCount; at += 1) {
    const option = maskAt(active, at);
    if (numberAt(gainFen, option) <= most) continue;
    most = numberAt(gainFen, option);
    chosen = option;
  }
  return chosen;
}
