import { type Phase } from '#shared/answer.ts';
import { type GrowthStep } from '#shared/requirement.ts';
import { dayText } from './day.ts';
import { areaText } from './quantity.ts';
import { type Speaking } from './speaking.ts';

/** The steps of growth in a few words: `by 2027-06-30 1,000 m², by 2028-12-31 3,000 m²`. */
export function growthText(steps: readonly GrowthStep[], speaking: Speaking): string {
  return steps
    .map(({ by, minM2 }) =>
      speaking.say('requirement.growthOnPaper', {
        day: dayText(by, speaking.language),
        area: areaText(minM2, speaking),
      }),
    )
    .join(speaking.say('criteria.joint'));
}

/** What a growth path has by the day of one step. */
export interface StepReached {
  readonly by: string;
  readonly askedM2: number;
  /** Delivered by then, the day included. */
  readonly deliveredM2: number;
  /** Of spaces whose day of delivery is not known: perhaps there by then. */
  readonly perhapsM2: number;
}

/** What a path has at each step of the growth that was asked, in the order of the steps. */
export function stepsReached(steps: readonly GrowthStep[], phases: readonly Phase[]): StepReached[] {
  const areaOf = (some: readonly Phase[]): number => some.reduce((sum, { areaM2 }) => sum + areaM2, 0);
  const perhapsM2 = areaOf(phases.filter(({ from }) => from === undefined));
  return steps.map(({ by, minM2 }) => ({
    by,
    askedM2: minM2,
    deliveredM2: areaOf(phases.filter(({ from }) => from !== undefined && from <= by)),
    perhapsM2,
  }));
}
