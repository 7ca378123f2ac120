import { codeAt, lowest } from '#server/domain/flat.ts';
import { MET, UNMET } from './bounds.ts';
import { FlatMusts } from './flatMusts.ts';
import { FlatWishes } from './flatWishes.ts';
import { Found, IS_MIXED, MAY_MEET } from './found.ts';
import { fewestFirst } from './mustOrder.ts';
import { Prospects } from './prospects.ts';
import { MANY_SITES, type Tree } from './tree.ts';
import { isBucketed, type TreeQuery } from './treeQuery.ts';

/**
 * One search, in plain JavaScript: for trees that are too small for a kernel, where there is none, and as its twin. A class,
 * and all that it reads most in flat arrays of one kind each, for its loops run a thousand times in each answer: objects
 * read through changing shapes took three times as long.
 */
export class PlainSearch {
  readonly found: Found;
  nodes = 0;
  leaves = 0;
  /** Nodes of which some space may meet every must, and the others that may fit. */
  private readonly met = new Prospects();
  private readonly open = new Prospects();
  private readonly tree: Tree;
  private readonly musts: FlatMusts;
  private readonly wishes: FlatWishes;
  private lastSite = MANY_SITES;
  private lastVerdict = MET;

  constructor(query: TreeQuery, limit: number) {
    const { tree } = query;
    const musts = fewestFirst(tree, query.musts.filter(isBucketed));
    this.tree = tree;
    this.found = new Found(query, limit, musts);
    this.musts = new FlatMusts(tree, musts);
    this.wishes = new FlatWishes(query);
  }

  run(): this {
    this.met.push(this.tree.root, Infinity, 0);
    this.lookInto(this.met, true);
    this.lookInto(this.open, false);
    return this;
  }

  /** Looks into nodes until none of them could still hold a space that comes in. */
  private lookInto(prospects: Prospects, isMet: boolean): void {
    while (prospects.size > 0) {
      const node = prospects.pop();
      if (this.found.isBeyond(isMet, prospects.most, prospects.leastRank)) return;
      if (node < this.tree.leaves) this.lookIntoLeaf(node);
      else this.lookIntoNode(node, isMet);
    }
  }

  private lookIntoNode(node: number, isMet: boolean): void {
    const { tree, musts, wishes } = this;
    this.nodes += 1;
    const first = codeAt(tree.firstChild, node);
    const base = musts.baseOf(node);
    const fitting = musts.fittingChildren(base, musts.childrenOf(node));
    const met = isMet ? musts.metChildren(base, fitting) : 0;
    for (let left = fitting; left !== 0; left &= left - 1) {
      const slot = lowest(left);
      const mayMeet = (met & left & -left) !== 0;
      const most = wishes.mostOfChild(base + slot);
      if (this.found.isBeyond(mayMeet, most, codeAt(tree.leastRank, first + slot))) continue;
      this.putInLine(first + slot, mayMeet, most);
    }
  }

  /** Puts a child in line, unless the rings exclude all of its spaces or leave them too little. */
  private putInLine(child: number, mayMeet: boolean, most: number): void {
    const verdict = mayMeet ? this.verdictOfRings(child) : Math.min(this.verdictOfRings(child), MET - 1);
    if (verdict === UNMET) return;
    const mostInAll = this.wishes.mostWithRings(child, most);
    const leastRank = codeAt(this.tree.leastRank, child);
    if (this.found.isBeyond(verdict === MET, mostInAll, leastRank)) return;
    (verdict === MET ? this.met : this.open).push(child, mostInAll, leastRank);
  }

  /** The best that rings leave to the spaces of a node; kept of the site asked about last, for siblings mostly stand on the same. */
  private verdictOfRings(node: number): number {
    const site = codeAt(this.tree.siteOf, node);
    if (site === MANY_SITES || site !== this.lastSite) this.lastVerdict = this.found.verdictOfRings(node);
    this.lastSite = site;
    return this.lastVerdict;
  }

  private lookIntoLeaf(leaf: number): void {
    const { tree, musts, found } = this;
    this.leaves += 1;
    const base = musts.baseOf(leaf);
    const fitting = musts.fittingSpaces(base, musts.childrenOf(leaf));
    const { unknown, mixed } = musts;
    const first = codeAt(tree.firstChild, leaf);
    for (let left = found.last?.isMet === true ? fitting & ~unknown : fitting; left !== 0; left &= left - 1) {
      const slot = lowest(left);
      const bit = left & -left;
      const how = ((unknown & bit) === 0 ? MAY_MEET : 0) | ((mixed & bit) === 0 ? 0 : IS_MIXED);
      found.offer(first + slot, how, NaN);
    }
  }
}
