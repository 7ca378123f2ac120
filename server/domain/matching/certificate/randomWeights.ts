import { type Random, randomFrom } from '../../random.ts';

/**
 * Weights of so many preferences that add up to one, every mixture alike: the gaps between evenly drawn points of
 * [0, 1). None for none.
 *
 * @see H. A. David and H. N. Nagaraja, Order Statistics (3rd ed. 2003), §6.4: such gaps are uniform on the simplex
 */
export function randomWeights({ next }: Pick<Random, 'next'>, preferences: number): number[] {
  if (preferences === 0) return [];
  const cuts = Array.from({ length: preferences - 1 }, next).sort((a, b) => a - b);
  return [...cuts, 1].map((cut, index) => cut - (cuts[index - 1] ?? 0));
}

/** Draws of weights: a share of one half is then known to within one hundredth, nineteen times of twenty. */
const DRAWS = 10_000;

/** The weights by which every certificate over so many preferences is made: always the same, so that an answer has one certificate. */
export function drawnWeights(preferences: number): number[][] {
  const random = randomFrom('rank acceptability');
  return Array.from({ length: DRAWS }, () => randomWeights(random, preferences));
}
