import { type AskChange, STEP_CHANGE } from './criterion.ts';

/** The change of a number that was asked to the one that is offered, measured on the criterion's span; none where nothing is offered. */
export function numberChange(from: number, to: number | 'none' | undefined, span: number): AskChange | undefined {
  if (to === undefined || to === 'none') return undefined;
  return { from, to, change: Math.abs(from - to) / span };
}

/** The change on an ordered scale, by its steps; none where nothing is offered. */
export function stepsChange<T extends string>(
  scale: readonly T[],
  from: T,
  to: T | 'none' | undefined,
): AskChange | undefined {
  if (to === undefined || to === 'none') return undefined;
  return { from, to, change: Math.abs(scale.indexOf(from) - scale.indexOf(to)) * STEP_CHANGE };
}
