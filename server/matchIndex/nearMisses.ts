import { KernelMisses } from './kernel/kernelMisses.ts';
import { PlainMisses } from './plainMisses.ts';
import { type TreeQuery } from './treeQuery.ts';

/** The places of the nearest misses of `nearMissesOf`, as many as `limit`. The query must be one by expected points. */
export function nearestMisses(query: TreeQuery, limit: number): number[] {
  const { kernel } = query.tree;
  const { found } = (
    kernel === undefined || query.musts.length > kernel.terms
      ? new PlainMisses(query, limit)
      : new KernelMisses(query, limit, kernel)
  ).run();
  return found.all().map(({ place }) => place);
}
