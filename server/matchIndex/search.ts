import { type Place } from './found.ts';
import { type Kernel } from './kernel/kernel.ts';
import { KernelSearch } from './kernel/kernelSearch.ts';
import { PlainSearch } from './plainSearch.ts';
import { RING_WISHES } from './kernel/layout.ts';
import { isBucketed, type TreeQuery } from './treeQuery.ts';

/** How much was looked at: of these counts tests are made, for a bound that is too loose shows nowhere else. */
export interface SearchEffort {
  nodes: number;
  leaves: number;
  scored: number;
}

/**
 * The best spaces that are not excluded, best first, in the order of `match`: the nodes whose best space may come to most
 * are looked into first, until none could hold a space that is better than the last of those found.
 */
export function search(query: TreeQuery, limit: number, effort?: SearchEffort): readonly Place[] {
  const kernel = kernelFor(query);
  const { found, nodes, leaves } = (
    kernel === undefined ? new PlainSearch(query, limit) : new KernelSearch(query, limit, kernel)
  ).run();
  if (effort !== undefined) Object.assign(effort, { nodes, leaves, scored: found.scored });
  return found.best.all();
}

/** The kernel of the tree, where it has room for the question. */
function kernelFor({ tree: { kernel }, musts, wishes, sites }: TreeQuery): Kernel | undefined {
  if (kernel === undefined || Math.max(musts.length, wishes.length) > kernel.terms) return undefined;
  const rings = wishes.filter((wish) => !isBucketed(wish)).length;
  return sites.length <= kernel.sites && rings <= RING_WISHES ? kernel : undefined;
}
