import { type CostRange, type OccupancyCost, type UsedAssumption } from '#shared/occupancyCost.ts';
import { sumText } from './policyFact.ts';
import { quantityText, rangeText } from './quantity.ts';
import { type Speaking } from './speaking.ts';

/** One of the two cases that bound what a space may cost. */
export type CostCase = 'low' | 'high';

/** An amount from the cheapest to the dearest case; an end without a bound is said to be so. */
export function costRangeText({ lowFen, highFen }: CostRange, speaking: Speaking): string {
  const [low, high] = [lowFen, highFen].map((fen) => (fen === undefined ? undefined : sumText(fen, speaking)));
  return betweenText([low, high], speaking);
}

/** A rate per m² and month from the cheapest to the dearest case. */
export function costRateText({ lowFen, highFen }: CostRange, speaking: Speaking): string {
  if (lowFen !== undefined && highFen !== undefined) return rangeText(RATE, [lowFen, highFen], speaking);
  const [low, high] = [lowFen, highFen].map((fen) =>
    fen === undefined ? undefined : quantityText(RATE, fen, speaking),
  );
  return betweenText([low, high], speaking);
}

const RATE = 'costFenPerM2Month';

function betweenText([low, high]: readonly (string | undefined)[], { say }: Speaking): string {
  if (low === undefined && high === undefined) return say('cost.notKnown');
  if (high === undefined) return say('cost.from', { low: low ?? '' });
  if (low === undefined) return say('cost.upTo', { high });
  return low === high ? low : say('cost.between', { low, high });
}

/** An amount in one of the cases; not known where that has no bound. */
export function costCaseText(range: CostRange, which: CostCase, speaking: Speaking): string {
  const fen = fenIn(range, which);
  return fen === undefined ? speaking.say('cost.notKnown') : sumText(fen, speaking);
}

/** The amount of one of the cases. */
export function fenIn({ lowFen, highFen }: CostRange, which: CostCase): number | undefined {
  return which === 'low' ? lowFen : highFen;
}

/** By when the incentives have covered the fit-out. */
export function breakEvenText({ breakEvenYear }: Pick<OccupancyCost, 'breakEvenYear'>, { say }: Speaking): string {
  const { earliest, latest } = breakEvenYear;
  if (earliest === undefined) return say('cost.breakEven.none');
  if (latest === undefined) return say('cost.breakEven.fromYear', { year: earliest });
  if (latest === 0) return say('cost.breakEven.nothing');
  if (earliest === latest) return say('cost.breakEven.year', { year: latest });
  return say('cost.breakEven.between', { from: earliest, to: latest });
}

/** The value of an assumption with its unit. */
export function assumptionText({ id, value }: UsedAssumption, speaking: Speaking): string {
  if (typeof value === 'boolean') return speaking.say(value ? 'criteria.values.yes' : 'criteria.values.no');
  if (typeof value === 'string') return speaking.say(`cost.timings.${value}`);
  return value.low === value.high
    ? quantityText(id, value.low, speaking)
    : rangeText(id, [value.low, value.high], speaking);
}
