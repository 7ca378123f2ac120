import { type Score } from '#shared/answer.ts';
import { type Range } from '#shared/criterion.ts';

/** A preference's part of a score: how far it is satisfied, and how much that counts. */
export interface Weighed {
  readonly weight: number;
  readonly satisfaction: Range;
}

/**
 * 100 · Σ weight · satisfaction ÷ Σ weight: with every satisfaction at its low end, in the middle, and at its high end.
 * Summed in the order given, which must be the catalogue's for equal scores to be equal to the bit. Of no preferences:
 * 100, 100, 100, for nothing is wished that is not there.
 */
export function scoreOf(preferences: readonly Weighed[]): Score {
  let [low, middle, high] = [0, 0, 0];
  for (const { weight, satisfaction } of preferences) {
    low += weight * satisfaction.low;
    middle += weight * middleOf(satisfaction);
    high += weight * satisfaction.high;
  }
  const totalWeight = totalWeightOf(preferences);
  return {
    low: pointsOf(low, totalWeight),
    expected: pointsOf(middle, totalWeight),
    high: pointsOf(high, totalWeight),
  };
}

/** What all preferences weigh together, summed in the order given. */
export function totalWeightOf(preferences: readonly { readonly weight: number }[]): number {
  return preferences.reduce((sum, { weight }) => sum + weight, 0);
}

/** The satisfaction that is expected of one that is not known to a single value: an unknown counts one half. */
export function middleOf({ low, high }: Range): number {
  return (low + high) / 2;
}

/**
 * Weighted satisfaction as points, 0 to 100. The quotient is taken first: so a full sum gives 100 and not a rounding
 * error above it.
 */
export function pointsOf(weightedSum: number, totalWeight: number): number {
  return totalWeight === 0 ? FULL_POINTS : FULL_POINTS * (weightedSum / totalWeight);
}

const FULL_POINTS = 100;
