import { type Certificate } from '#shared/certificate.ts';
import { bestUnder } from './bestUnder.ts';
import { type Box, boxOf } from './box.ts';
import { contendingOf } from './contending.ts';
import { type Contender, namedSpace, TOP_PLACES } from './contender.ts';
import { type Field } from './field.ts';

/** What the shown spaces are ranked among, and under what weights. */
export interface Lots {
  readonly fields: readonly Field[];
  /** Weights per preference, in catalogue order; at least one draw. */
  readonly draws: readonly (readonly number[])[];
}

/** Some milliseconds. Ours. */
const DRAWS_A_STEP = 250;

/**
 * In how many of the draws each shown space ranks first, and among the first three, of all that fit. Met comes before
 * unconfirmed under any weights. Some hundreds of draws are one step.
 *
 * @see R. Lahdelma and P. Salminen, "SMAA-2: stochastic multicriteria acceptability analysis for group decision making"
 *   (Operations Research 49, 2001): rank acceptability index
 */
export function* acceptabilityInSteps(
  { fields, draws }: Lots,
  shown: readonly Contender[],
): Generator<void, Certificate['acceptability']> {
  const boxes = fields.map((field) => boxOf(contendingOf(field, draws), draws[0]?.length ?? 0));
  const tallies = new Map(shown.map((contender) => [contender, { first: 0, topThree: 0 }]));
  for (const [at, weights] of draws.entries()) {
    if (at > 0 && at % DRAWS_A_STEP === 0) yield;
    for (const [index, contender] of topOf(boxes, weights).entries()) {
      const tally = tallies.get(contender);
      if (tally === undefined) continue;
      tally.topThree += 1;
      if (index === 0) tally.first += 1;
    }
  }
  return {
    draws: draws.length,
    spaces: [...tallies].map(([{ candidate }, { first, topThree }]) => ({
      space: namedSpace(candidate),
      first: first / draws.length,
      topThree: topThree / draws.length,
    })),
  };
}

/** The first three of all, the better verdict first. */
function topOf(boxes: readonly Box[], weights: readonly number[]): Contender[] {
  const top: Contender[] = [];
  for (const box of boxes) {
    if (top.length < TOP_PLACES) top.push(...bestUnder(box, weights, TOP_PLACES - top.length));
  }
  return top;
}
