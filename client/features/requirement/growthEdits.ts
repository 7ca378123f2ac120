import { type EditedRequirement, type StepEntered } from './edited.ts';
import { withField } from './edits.ts';

/** The most steps that a requirement may have, as the server takes them. */
export const GROWTH_STEPS_MAX = 10;

/** The requirement with one more step of growth, a year after the last one where that has a day. */
export function withNewStep(requirement: EditedRequirement): EditedRequirement {
  const steps = requirement.growth ?? [];
  const last = steps.at(-1)?.by;
  return withField(requirement, 'growth', [...steps, last === undefined ? {} : { by: yearAfter(last) }]);
}

/** The requirement with one step of growth replaced. */
export function withStep(requirement: EditedRequirement, at: number, step: StepEntered): EditedRequirement {
  return withField(requirement, 'growth', (requirement.growth ?? []).with(at, step));
}

/** The requirement without one step of growth; without the last one it asks for no growth. */
export function withoutStep(requirement: EditedRequirement, at: number): EditedRequirement {
  const steps = (requirement.growth ?? []).toSpliced(at, 1);
  return withField(requirement, 'growth', steps.length === 0 ? undefined : steps);
}

/** The same day of the next year; 29 February becomes the 28th. */
function yearAfter(day: string): string {
  const rest = day.slice(4) === '-02-29' ? '-02-28' : day.slice(4);
  return `${String(Number(day.slice(0, 4)) + 1).padStart(4, '0')}${rest}`;
}
