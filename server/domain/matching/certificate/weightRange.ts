import { type WeightEnd, type WeightRange } from '#shared/certificate.ts';
import { WEIGHT_MAX } from '#shared/criterion.ts';
import { withoutRoundingError } from '../roundingError.ts';
import { type Contender, type Contest, namedSpace, weightedSum } from './contender.ts';
import { type Levelling, type Rival, levelling, sharpest } from './lead.ts';

/**
 * For each preference the range of its weight, the other weights kept, in which the first place stays first among the
 * whole stock. Every weighted sum is a straight line in one weight, so each rival draws level once at most, and the range
 * is one interval. It is found by arithmetic, not by trying: ends are exact to eight decimals, and scores that differ
 * only by what binary arithmetic leaves count as equal.
 */
export function weightRangesOf({ preferences, contenders }: Contest, first: Contender): WeightRange[] {
  const weights = new Float64Array(preferences.map(({ weight }) => weight));
  const sumsOf = ({ parts }: Contender): number[] => parts.map((ofKey) => weightedSum(ofKey, weights));
  const ownSums = sumsOf(first);
  const rivals = contenders
    // No weight lifts an unconfirmed space over one that is met.
    .filter(({ verdict, candidate }) => verdict === first.verdict && candidate !== first.candidate)
    .map((contender): Rival => ({
      contender,
      leads: sumsOf(contender).map((sum, key) => withoutRoundingError((ownSums[key] ?? 0) - sum)),
    }));
  return preferences.map(({ criterion, weight }, index) => {
    const endTowards = (direction: -1 | 1): WeightEnd => endOf(rivals, { first, index, weight, direction });
    return { criterion: criterion.id, weight, from: endTowards(-1), to: endTowards(1) };
  });
}

/** Which weight moves, from where, and down (-1) or up (1). */
interface Move {
  readonly first: Contender;
  readonly index: number;
  readonly weight: number;
  readonly direction: -1 | 1;
}

function endOf(rivals: readonly Rival[], move: Move): WeightEnd {
  const { weight, direction } = move;
  const isUp = direction === 1;
  const limit: WeightEnd = isUp ? { weight: WEIGHT_MAX, holds: true } : { weight: 0, holds: false };
  const room = Math.abs(limit.weight - weight);
  const level = firstLevelling(rivals, move, room);
  const [nearest] = level;
  if (nearest === undefined) return limit;
  const holds = level.every((one) => one.holds);
  // At nothing it is no weight any more; the most that a weight may be is one.
  if (withoutRoundingError(room - nearest.distance) === 0 && (holds || !isUp)) return limit;
  return {
    weight: withoutRoundingError(weight + direction * nearest.distance),
    holds,
    then: namedSpace(sharpest(level, nearest).rival.contender.candidate),
  };
}

/** The rivals that draw level first, all at the same weight, within the room; none where none does. */
function firstLevelling(rivals: readonly Rival[], move: Move, room: number): Levelling[] {
  let level: Levelling[] = [];
  let nearest = room;
  for (const rival of rivals) {
    if (isFarAhead(rival, move, nearest)) continue;
    const found = levelling(rival, move);
    const nearer = withoutRoundingError(nearest - found.distance);
    if (nearer > 0) level = [];
    if (nearer >= 0) level.push(found);
    nearest = Math.min(nearest, found.distance);
  }
  return level;
}

/** A lead that no rounding makes up for. */
const SURELY = 1e-5;

/** Whether the first place surely leads a rival now and after moving so far, and so all the way: quicker than asking where it would not. */
function isFarAhead({ leads, contender }: Rival, { first, index, direction }: Move, distance: number): boolean {
  const now = leads[0] ?? 0;
  const step = ((first.parts[0]?.[index] ?? 0) - (contender.parts[0]?.[index] ?? 0)) * direction;
  return now > SURELY && now + step * distance > SURELY;
}
