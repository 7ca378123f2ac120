import { type AskChange } from './criterion.ts';

/** Size of one step on an ordered or unordered scale, so that ten steps weigh as much as the whole span of a number. Ours. */
export const STEP_CHANGE = 0.1;

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

/** The change of a list of what is accepted so that it takes in what is offered: one step; none where nothing is offered. */
export function acceptChange(from: readonly string[], offered: string | undefined): AskChange | undefined {
  if (offered === undefined) return undefined;
  return { from: [...from], to: [...from, offered], change: STEP_CHANGE };
}

/** The change of a list of what is needed so that what is offered covers it: one step for each item given up; none where nothing would be left. */
export function dropChange(
  from: readonly string[],
  offered: readonly string[] | 'none' | undefined,
): AskChange | undefined {
  if (offered === undefined || offered === 'none') return undefined;
  const left = from.filter((item) => offered.includes(item));
  if (left.length === 0) return undefined;
  return { from: [...from], to: left, change: (from.length - left.length) * STEP_CHANGE };
}
