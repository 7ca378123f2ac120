import { type WeightRange } from '#shared/certificate.ts';

/** What the weights of all other preferences add up to. */
export function othersWeight(ranges: readonly WeightRange[], { criterion }: WeightRange): number {
  return ranges.reduce((sum, range) => sum + (range.criterion === criterion ? 0 : range.weight), 0);
}
