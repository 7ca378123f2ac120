import { type Worsening } from '#shared/certificate.ts';
import { NIL } from '../satisfaction.ts';
import { byPlace, type Contender, type Contest, type Placed, scoreWith, withSatisfaction } from './contender.ts';

/**
 * What becomes of each of the shown spaces if it misses one preference altogether, the others staying where they are.
 * Nothing that gets worse may rise; and the first place is told how far it would fall.
 */
export function worseningOf(contest: Contest, shown: readonly Contender[]): Worsening {
  const { preferences, contenders } = contest;
  const compare = byPlace(contest.rankBy);
  const worsened = (contender: Contender, index: number): Placed => ({
    ...contender,
    score: scoreWith(preferences, withSatisfaction(contender, index, NIL)),
  });
  const raised = shown.flatMap((contender) =>
    preferences.filter((_, index) => compare(worsened(contender, index), contender) < 0),
  );
  const [first] = shown;
  return {
    checked: shown.length * preferences.length,
    raised: raised.length,
    first:
      first === undefined
        ? []
        : preferences.map(({ criterion }, index) => {
            const worse = worsened(first, index);
            const ahead = contenders.filter((other) => other !== first && compare(other, worse) < 0);
            return { criterion: criterion.id, rank: ahead.length + 1 };
          }),
  };
}
