import { KernelWalk, mayWalk } from './kernel/kernelWalk.ts';
import { PlainWalk } from './plainWalk.ts';
import { type TreeQuery } from './treeQuery.ts';
import { type Wanted, type WantedSpaces } from './wanted.ts';

/** The wanted spaces, in the order of the tree; nodes are left out whole where none of their spaces can be wanted. */
export function walk(query: TreeQuery, wanted: Wanted): WantedSpaces {
  const { kernel } = query.tree;
  const isQuick = kernel !== undefined && mayWalk(kernel, query);
  return isQuick ? new KernelWalk(kernel, query, wanted).run() : new PlainWalk(query, wanted).run();
}
