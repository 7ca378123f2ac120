import { KernelWalk, mayWalk } from './kernel/kernelWalk.ts';
import { type LeafStanding, type Wanted } from './leafStanding.ts';
import { PlainWalk } from './plainWalk.ts';
import { type TreeQuery } from './treeQuery.ts';

/** Visits the wanted spaces leaf by leaf, in the order of the tree; nodes are left out whole where none of their spaces can be wanted. */
export function walk(query: TreeQuery, wanted: Wanted, visit: (standing: LeafStanding) => void): void {
  const { kernel } = query.tree;
  if (kernel !== undefined && mayWalk(kernel, query)) new KernelWalk(kernel, { query, wanted, visit }).run();
  else new PlainWalk({ query, wanted, visit }).run();
}
