import { type WeightEnd, type WeightRange } from '#shared/certificate.ts';
import { WEIGHT_MAX } from '#shared/criterion.ts';
import { withoutRoundingError } from '../roundingError.ts';
import { type Contender, type Contest, decisiveOf, namedSpace } from './contender.ts';
import { type Lead, type Rival, levelling, sharpest } from './lead.ts';

/**
 * For each preference the range of its weight, the other weights kept, in which the first place stays first among the
 * whole stock. Every weighted sum is a straight line in one weight, so each rival draws level once at most, and the range
 * is one interval. It is found by arithmetic, not by trying: ends are exact to eight decimals, and scores that differ
 * only by what binary arithmetic leaves count as equal.
 */
export function weightRangesOf(contest: Contest, first: Contender): WeightRange[] {
  const decisive = decisiveOf(contest.rankBy);
  const weightedSums = ({ satisfactions }: Contender): number[] =>
    decisive.map((valueOf) =>
      contest.preferences.reduce((sum, { weight }, index) => sum + weight * partOf(satisfactions[index], valueOf), 0),
    );
  const ownSums = weightedSums(first);
  const rivals = contest.contenders
    // No weight lifts an unconfirmed space over one that is met.
    .filter(({ verdict, candidate }) => verdict === first.verdict && candidate !== first.candidate)
    .map((contender) => ({ contender, sums: weightedSums(contender) }));
  return contest.preferences.map(({ criterion, weight }, index) => {
    const partsOf = ({ satisfactions }: Contender): number[] =>
      decisive.map((valueOf) => partOf(satisfactions[index], valueOf));
    const ownParts = partsOf(first);
    const leads = rivals.map(({ contender, sums }): Rival => {
      const parts = partsOf(contender);
      return {
        contender,
        leads: ownSums.map((sum, key): Lead => ({
          now: withoutRoundingError(sum - (sums[key] ?? 0)),
          perWeight: withoutRoundingError((ownParts[key] ?? 0) - (parts[key] ?? 0)),
        })),
      };
    });
    const endTowards = (direction: Direction): WeightEnd => endOf(leads, { first, weight, direction });
    return { criterion: criterion.id, weight, from: endTowards(-1), to: endTowards(1) };
  });
}

/** Down or up. */
type Direction = -1 | 1;

function partOf(
  satisfaction: Contender['satisfactions'][number] | undefined,
  valueOf: (range: Contender['satisfactions'][number]) => number,
): number {
  return satisfaction === undefined ? 0 : valueOf(satisfaction);
}

function endOf(
  rivals: readonly Rival[],
  { first, weight, direction }: { readonly first: Contender; readonly weight: number; readonly direction: Direction },
): WeightEnd {
  const levels = rivals.map((rival) => levelling(rival, { first, direction }));
  const distance = levels.reduce((nearest, level) => Math.min(nearest, level.distance), Infinity);
  const levelThere = levels.filter((one) => withoutRoundingError(one.distance - distance) === 0);
  const holds = levelThere.every((one) => one.holds);
  const room = withoutRoundingError(direction === 1 ? WEIGHT_MAX - weight - distance : weight - distance);
  // At nothing it is no weight any more; the most that a weight may be is one.
  const isLimit = room < 0 || (room === 0 && (direction === -1 || holds));
  if (isLimit) return { weight: direction === 1 ? WEIGHT_MAX : 0, holds: direction === 1 };
  const then = sharpest(
    levelThere.map(({ rival }) => rival),
    direction * distance,
    direction,
  );
  return {
    weight: withoutRoundingError(weight + direction * distance),
    holds,
    ...(then === undefined ? {} : { then: namedSpace(then.contender.candidate) }),
  };
}
