import { type YearIncentives } from '../cost/incentives.ts';
import { type Circumstances } from '../matching/candidate.ts';
import { eligibleAmounts } from '../matching/eligibleAmounts.ts';

/** What the policies promise, measure by measure and year by year. */
export type Promises = Pick<Circumstances, 'measuresIn' | 'incentivesIn'>;

/** The year in which all that is promised is taken to be paid: the first, so that it counts over any horizon. Ours, without a source. */
const PAID_IN_YEAR = 1;

/**
 * The measures of places with what they promise year by year: nothing is confirmed, for every amount is one *up to* a cap
 * and no measure has been applied for; possible is what all measures that may be claimed promise together. Without a bound
 * where a cap is not known. The answer for one set of places is reckoned once.
 */
export function promisesOf(measuresIn: Circumstances['measuresIn']): Promises {
  const kept = new Map<string, readonly YearIncentives[]>();
  return {
    measuresIn,
    incentivesIn(placeIds) {
      const key = placeIds.join(' ');
      const known = kept.get(key) ?? incentivesOf(eligibleAmounts(measuresIn(placeIds), 'C'));
      kept.set(key, known);
      return known;
    },
  };
}

function incentivesOf({ possibleFen, uncapped, measures }: ReturnType<typeof eligibleAmounts>): YearIncentives[] {
  if (measures === 0) return [];
  return [{ year: PAID_IN_YEAR, lowFen: 0, ...(uncapped === 0 && { highFen: possibleFen }) }];
}
