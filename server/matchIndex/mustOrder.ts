import { byteAt, codeAt } from '#server/domain/flat.ts';
import { type MustTerm } from './bucketTerm.ts';
import { WILD } from './buckets.ts';
import { BUCKETS_MAX } from './cuts.ts';
import { type Tree } from './tree.ts';

/** Musts over buckets, those first that fewest spaces may fit: what they exclude, the others need not be asked of. */
export function fewestFirst(tree: Tree, musts: readonly MustTerm[]): MustTerm[] {
  return musts
    .map((must) => ({ must, fitting: fittingIn(tree, must) }))
    .sort((one, other) => one.fitting - other.fitting)
    .map(({ must }) => must);
}

/** How many spaces are in buckets whose offers may fit. */
function fittingIn({ histogram }: Tree, { column, fitMask, bucketing: { buckets } }: MustTerm): number {
  const begin = column * BUCKETS_MAX;
  // What is in no bucket may fit.
  let fitting = codeAt(histogram, begin + WILD);
  for (let bucket = 0; bucket < buckets.count; bucket += 1) {
    if ((fitMask & (1 << byteAt(buckets.groupOf, bucket))) !== 0) fitting += codeAt(histogram, begin + bucket);
  }
  return fitting;
}
