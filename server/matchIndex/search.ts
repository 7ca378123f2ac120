import { MET, UNMET } from './bounds.ts';
import { codeAt, lowest } from '#server/domain/flat.ts';
import { FlatMusts } from './flatMusts.ts';
import { FlatWishes } from './flatWishes.ts';
import { fewestFirst } from './mustOrder.ts';
import { Prospects } from './prospects.ts';
import { type RingTerm } from './ringTerm.ts';
import { createShortlist, type Shortlist } from './shortlist.ts';
import { MANY_SITES, type Tree } from './tree.ts';
import { isBucketed, type Points, pointsAt, type TreeQuery } from './treeQuery.ts';

/** A space that fits. */
export interface Place extends Points {
  readonly place: number;
  readonly isMet: boolean;
  readonly rank: number;
}

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
  const { best, nodes, leaves, scored } = new Search(query, limit).run();
  if (effort !== undefined) Object.assign(effort, { nodes, leaves, scored });
  return best.all();
}

/**
 * One search. A class, and all that it reads most in flat arrays of one kind each, for its loops run a thousand times in
 * each answer: objects read through changing shapes took three times as long.
 */
class Search {
  readonly best: Shortlist<Place>;
  nodes = 0;
  leaves = 0;
  scored = 0;
  /** Nodes of which some space may meet every must, and the others that may fit. */
  private readonly met = new Prospects();
  private readonly open = new Prospects();
  private readonly query: TreeQuery;
  private readonly tree: Tree;
  private readonly musts: FlatMusts;
  private readonly wishes: FlatWishes;
  private readonly ringMusts: readonly RingTerm[];
  /** The last of those found, once there are enough. */
  private last: Place | undefined;
  private lastSite = MANY_SITES;
  private lastVerdict = MET;

  constructor(query: TreeQuery, limit: number) {
    const { tree } = query;
    this.query = query;
    this.tree = tree;
    this.best = createShortlist(limit, byPlace);
    this.musts = new FlatMusts(tree, fewestFirst(tree, query.musts.filter(isBucketed)));
    this.wishes = new FlatWishes(query);
    this.ringMusts = query.musts.flatMap((must) => (isBucketed(must) ? [] : must));
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
      if (this.isBeyond(isMet, prospects.most, prospects.leastRank)) return;
      if (node < this.tree.leaves) this.lookIntoLeaf(node);
      else this.lookIntoNode(node, isMet);
    }
  }

  /** Whether no space of such a verdict, that comes to so many points at most, and of no lesser rank, could still come in. */
  private isBeyond(isMet: boolean, most: number, leastRank: number): boolean {
    const { last } = this;
    if (last === undefined) return false;
    if (isMet !== last.isMet) return last.isMet;
    if (most !== last.primary) return most < last.primary;
    // Of spaces that come to as much none has a higher low score where all of this one is confirmed.
    return last.low === last.primary && leastRank > last.rank;
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
      if (this.isBeyond(mayMeet, most, codeAt(tree.leastRank, first + slot))) continue;
      this.putInLine(first + slot, mayMeet, most);
    }
  }

  /** Puts a child in line, unless the rings exclude all of its spaces or leave them too little. */
  private putInLine(child: number, mayMeet: boolean, most: number): void {
    const verdict = mayMeet ? this.verdictOfRings(child) : Math.min(this.verdictOfRings(child), MET - 1);
    if (verdict === UNMET) return;
    const mostInAll = this.wishes.mostWithRings(child, most);
    const leastRank = codeAt(this.tree.leastRank, child);
    if (this.isBeyond(verdict === MET, mostInAll, leastRank)) return;
    (verdict === MET ? this.met : this.open).push(child, mostInAll, leastRank);
  }

  /** The best that rings leave to the spaces of a node; kept of the site asked about last, for siblings mostly stand on the same. */
  private verdictOfRings(node: number): number {
    const site = codeAt(this.tree.siteOf, node);
    if (site !== MANY_SITES && site === this.lastSite) return this.lastVerdict;
    let worst = MET;
    for (const ring of this.ringMusts) {
      worst = Math.min(worst, ring.verdictOfNode(node));
      if (worst === UNMET) break;
    }
    this.lastSite = site;
    this.lastVerdict = worst;
    return worst;
  }

  private lookIntoLeaf(leaf: number): void {
    const { tree, musts } = this;
    this.leaves += 1;
    const base = musts.baseOf(leaf);
    const fitting = musts.fittingSpaces(base, musts.childrenOf(leaf));
    const { unknown, mixed } = musts;
    const first = codeAt(tree.firstChild, leaf);
    for (let left = this.last?.isMet === true ? fitting & ~unknown : fitting; left !== 0; left &= left - 1) {
      const slot = lowest(left);
      const bit = left & -left;
      this.offerSpace(first + slot, base + slot, { mayMeet: (unknown & bit) === 0, isMixed: (mixed & bit) !== 0 });
    }
  }

  /** Offers a space, unless it is excluded or could not be among the best. */
  private offerSpace(place: number, at: number, { mayMeet, isMixed }: ByBuckets): void {
    const { best, query } = this;
    const rank = codeAt(query.rankAt, place);
    const most = this.wishes.mostOfSpace(at, place);
    if (this.isBeyond(mayMeet, most, rank)) return;
    const verdict = Math.min(mayMeet ? MET : MET - 1, this.verdictOfSpace(at, place, isMixed));
    if (verdict === UNMET || this.isBeyond(verdict === MET, most, rank)) return;
    this.scored += 1;
    best.offer({ place, isMet: verdict === MET, ...pointsAt(query, place), rank });
    this.last = best.last();
  }

  /** The worst of what the rings say and of what the buckets leave open. */
  private verdictOfSpace(at: number, place: number, isMixed: boolean): number {
    const site = codeAt(this.query.siteAt, place);
    let worst = MET;
    for (const ring of this.ringMusts) worst = Math.min(worst, ring.verdictOfSite(site));
    return worst === UNMET || !isMixed ? worst : Math.min(worst, this.musts.worstOfSpace(at, place));
  }
}

/** What the buckets of a space say of it, where they do not exclude it. */
interface ByBuckets {
  readonly mayMeet: boolean;
  /** Whether one of its buckets has offers that are judged otherwise than others. */
  readonly isMixed: boolean;
}

/** The order of `byStanding` and then of ids. */
function byPlace(one: Place, other: Place): number {
  if (one.isMet !== other.isMet) return one.isMet ? -1 : 1;
  return other.primary - one.primary || other.low - one.low || one.rank - other.rank;
}
