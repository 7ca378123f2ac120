import { type Certificate } from '#shared/certificate.ts';
import { FittingVerdict } from '#shared/criterion.ts';
import { type Random } from '../../random.ts';
import { bestUnder, type Mixed, mixedOf } from './bestUnder.ts';
import { type Contender, type Contest, namedSpace, TOP_PLACES } from './contender.ts';
import { randomWeights } from './randomWeights.ts';

/** Draws of weights: a share of one half is then known to within one hundredth, nineteen times of twenty. */
const DRAWS = 10_000;

/**
 * In how many of `DRAWS` random mixtures of weights each shown space ranks first, and among the first three, of all that
 * fit. Met comes before unconfirmed under any weights.
 *
 * @see R. Lahdelma and P. Salminen, "SMAA-2: stochastic multicriteria acceptability analysis for group decision making"
 *   (Operations Research 49, 2001): rank acceptability index
 */
export function acceptabilityOf(
  contest: Contest,
  shown: readonly Contender[],
  random: Pick<Random, 'next'>,
): Certificate['acceptability'] {
  const classes = FittingVerdict.options.map((verdict) => mixedOf(contest, verdict));
  const tallies = new Map(shown.map((contender) => [contender, { first: 0, topThree: 0 }]));
  for (let draw = 0; draw < DRAWS; draw += 1) {
    const best = topOf(classes, randomWeights(random, contest.preferences.length));
    for (const [index, contender] of best.entries()) {
      const tally = tallies.get(contender);
      if (tally === undefined) continue;
      tally.topThree += 1;
      if (index === 0) tally.first += 1;
    }
  }
  return {
    draws: DRAWS,
    spaces: [...tallies].map(([{ candidate }, { first, topThree }]) => ({
      space: namedSpace(candidate),
      first: first / DRAWS,
      topThree: topThree / DRAWS,
    })),
  };
}

/** The first three of all classes, the better class first. */
function topOf(classes: readonly Mixed[], weights: readonly number[]): Contender[] {
  const top: Contender[] = [];
  for (const mixed of classes) {
    if (top.length < TOP_PLACES) top.push(...bestUnder(mixed, weights, TOP_PLACES - top.length));
  }
  return top;
}
