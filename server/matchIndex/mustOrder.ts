import { byteAt, codeAt } from '#server/domain/flat.ts';
import { type MustTerm } from './bucketTerm.ts';
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
  let fitting = 0;
  for (let bucket = 0; bucket < BUCKETS_MAX; bucket += 1) {
    if ((fitMask & (1 << byteAt(buckets.groupOf, bucket))) === 0) continue;
    fitting += codeAt(histogram, column * BUCKETS_MAX + bucket);
  }
  return fitting;
}
