import { type WeightEnd, type WeightRange } from '#shared/certificate.ts';
import { WEIGHT_MAX } from '#shared/criterion.ts';
import { numberText } from './quantity.ts';
import { type Speaking } from './speaking.ts';

/** In how many of the drawn weightings something came about, from its share of them. */
export function drawsOf(share: number, draws: number): number {
  return Math.round(share * draws);
}

/** Whether the first place holds at any weight of the preference. */
export function isFree({ from, to }: WeightRange): boolean {
  return isNoEnd(from) && isNoEnd(to);
}

/** An end of what a weight may be, at which nothing happens. */
function isNoEnd({ weight, holds }: WeightEnd): boolean {
  return weight === 0 || (weight === WEIGHT_MAX && holds);
}

/** Ranges that end, the tightest first: by the smallest factor by which the weight must grow or shrink; ties as they came. */
export function tightest(ranges: readonly WeightRange[]): WeightRange[] {
  return ranges.filter((range) => !isFree(range)).sort((one, other) => roomOf(one) - roomOf(other));
}

/** The factor by which the weight may grow or shrink, whichever is less; from 1. */
function roomOf({ weight, from, to }: WeightRange): number {
  return Math.min(isNoEnd(from) ? Infinity : weight / from.weight, isNoEnd(to) ? Infinity : to.weight / weight);
}

/**
 * The weights at which the first place holds, in words, with their share of all weights, to which the others add
 * `othersWeight`: `at least ×1.2 (9%) and less than ×4.8 (28%)`.
 */
export function rangeText(range: WeightRange, othersWeight: number, speaking: Speaking): string {
  const { weight, from, to } = range;
  const { say } = speaking;
  if (isFree(range)) return say('certificate.anyWeight');
  const said = (end: number): string => shareText(end, { asked: weight, othersWeight }, speaking);
  if (from.weight === to.weight) return say('certificate.onlyAt', { weight: said(weight) });
  const ends = [
    ...(isNoEnd(from) ? [] : [say(END_KEYS.from[keyOf(from)], { weight: said(from.weight) })]),
    ...(isNoEnd(to) ? [] : [say(END_KEYS.to[keyOf(to)], { weight: said(to.weight) })]),
  ];
  return ends.join(say('certificate.endJoint'));
}

/** A weight with its share of all weights: `×2.89 (15%)`. */
export function shareText(
  weight: number,
  { asked, othersWeight }: { readonly asked: number; readonly othersWeight: number },
  speaking: Speaking,
): string {
  return speaking.say('certificate.weightWithShare', {
    weight: weightText(weight, asked, speaking),
    share: numberText((100 * weight) / (weight + othersWeight), speaking.language, 0),
  });
}

const END_KEYS = {
  from: { holds: 'certificate.atLeast', lost: 'certificate.moreThan' },
  to: { holds: 'certificate.atMost', lost: 'certificate.lessThan' },
} as const;

const keyOf = ({ holds }: WeightEnd): 'holds' | 'lost' => (holds ? 'holds' : 'lost');

const DECIMALS_MIN = 2;
const DECIMALS_MAX = 8;

/** A weight as a factor, `×2.89`, with as many decimals as tell it from the weight that is asked. */
export function weightText(value: number, asked: number, { language }: Pick<Speaking, 'language'>): string {
  let decimals = DECIMALS_MIN;
  while (decimals < DECIMALS_MAX && value !== asked && alike(value, asked, decimals)) decimals += 1;
  return `×${numberText(value, language, decimals)}`;
}

function alike(one: number, other: number, decimals: number): boolean {
  return one.toFixed(decimals) === other.toFixed(decimals);
}

/** What the weights of all other preferences add up to. */
export function othersWeight(ranges: readonly WeightRange[], { criterion }: WeightRange): number {
  return ranges.reduce((sum, range) => sum + (range.criterion === criterion ? 0 : range.weight), 0);
}
