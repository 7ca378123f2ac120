import { type Range } from '#shared/criterion.ts';
import { type AskedCriterion } from '../criterion.ts';
import { exactly } from '../satisfaction.ts';
import {
  byPlace,
  type Contender,
  type Contest,
  type Placed,
  scoreWith,
  TOP_PLACES,
  withSatisfaction,
} from './contender.ts';

/** Every place beyond the top ones, and that of a space that is excluded. */
export const BEYOND = TOP_PLACES + 1;

/** What finding out about one criterion could do to one space. Places are 1 to `BEYOND`. */
export interface Outlook {
  readonly contender: Contender;
  readonly asked: AskedCriterion;
  readonly place: number;
  readonly best: number;
  readonly worst: number;
  readonly alsoOpen: number;
  /** The most places that an answer moves the space up or down. */
  readonly places: number;
}

/**
 * What can be asked about a contender, and to which place each answer would bring it, nothing else changing. A
 * preference is answered at best by the high end of its satisfaction and at worst by the low end. A must that is unmet
 * excludes the space; one that is met raises it only together with all its other unknown musts, so these are taken as
 * met too: each is asked as if it were the last.
 *
 * Answers that lie between bring it to places between. Where at least three spaces fit before and after, the places
 * moved are half the footrule distance of the two top-three lists, for the others only make way.
 *
 * @param top the best spaces of the contest, at least one more than the top places where there are so many
 * @see R. Fagin, R. Kumar and D. Sivakumar, "Comparing top k lists" (2003): footrule with location parameter k + 1
 */
export function outlooksOf(contest: Contest, contender: Contender, top: readonly Placed[]): Outlook[] {
  const compare = byPlace(contest.rankBy);
  const others = top
    .filter(({ candidate }) => candidate.space.id !== contender.candidate.space.id)
    .slice(0, TOP_PLACES);
  const placeOf = (placed: Placed): number => others.filter((other) => compare(other, placed) < 0).length + 1;
  if (placeOf(atBest(contender)) === BEYOND) return [];
  const place = placeOf(contender);
  const outlook = (asked: AskedCriterion, answers: Pick<Outlook, 'best' | 'worst' | 'alsoOpen'>): Outlook => ({
    contender,
    asked,
    place,
    ...answers,
    places: Math.max(place - answers.best, answers.worst - place),
  });
  const placeWith = (index: number, satisfaction: number): number =>
    placeOf({
      ...contender,
      score: scoreWith(contest.preferences, withSatisfaction(contender, index, exactly(satisfaction))),
    });
  const ofPreferences = contest.preferences.flatMap((asked, index) => {
    const { low, high }: Range = contender.satisfactions[index] ?? exactly(0);
    return low < high
      ? [outlook(asked, { best: placeWith(index, high), worst: placeWith(index, low), alsoOpen: 0 })]
      : [];
  });
  const { openMusts } = contender;
  if (openMusts.length === 0) return ofPreferences;
  const best = placeOf({ ...contender, verdict: 'met' });
  const ofMusts = openMusts.map((asked) => outlook(asked, { best, worst: BEYOND, alsoOpen: openMusts.length - 1 }));
  return [...ofMusts, ...ofPreferences];
}

/** More than any one answer could make of it. */
function atBest(contender: Contender): Placed {
  const { high } = contender.score;
  return { candidate: contender.candidate, verdict: 'met', score: { low: high, expected: high } };
}
