import { pointsOf } from '#server/domain/matching/score.ts';
import { MET, UNMET } from './bounds.ts';
import { type MustTerm } from './bucketTerm.ts';
import { BUCKETS_MAX } from './cuts.ts';
import { byteAt, codeAt, lowest, maskAt, numberAt } from './flat.ts';
import { FlatMusts } from './flatMusts.ts';
import { createQueue, type Queue } from './queue.ts';
import { type RingTerm } from './ringTerm.ts';
import { createShortlist, type Shortlist } from './shortlist.ts';
import { FANOUT, type Tree } from './tree.ts';
import { isBucketed, mostOfMask, mostOfNode, type Points, pointsAt, type TreeQuery } from './treeQuery.ts';

/** A space that fits. */
export interface Place extends Points {
  readonly place: number;
  readonly isMet: boolean;
  readonly rank: number;
}

/** What the best space of a node may come to. */
interface Prospect {
  readonly node: number;
  /** Whether a space of it may meet every must. */
  readonly isMet: boolean;
  readonly most: number;
  /** The least rank of the ids of its spaces. */
  readonly leastRank: number;
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

/** Sets of groups that a mask's byte can say, over the four bytes of a mask. */
const SETS = 1024;

/** A preference that is judged on rings has no column. */
const NO_COLUMN = -1;

/**
 * One search. A class, and all that it reads most in flat arrays of one kind each, for its loops run a thousand times in
 * each answer: objects read through changing shapes took three times as long.
 */
class Search {
  readonly best: Shortlist<Place>;
  nodes = 0;
  leaves = 0;
  scored = 0;
  private readonly queue: Queue<Prospect> = createQueue(isMorePromising);
  private readonly query: TreeQuery;
  private readonly tree: Tree;
  private readonly musts: FlatMusts;
  private readonly ringMusts: readonly RingTerm[];
  private readonly wishColumn: Int32Array;
  private readonly mostByMask: Float64Array;
  private readonly mostByBucket: Float64Array;
  private readonly ringWishes: readonly (RingTerm | undefined)[];

  constructor(query: TreeQuery, limit: number) {
    const { wishes, tree } = query;
    // Those that few spaces meet first.
    const musts = query.musts.filter(isBucketed).sort((one, other) => fittingIn(tree, one) - fittingIn(tree, other));
    this.query = query;
    this.tree = tree;
    this.best = createShortlist(limit, byPlace);
    this.musts = new FlatMusts(tree, musts);
    this.ringMusts = query.musts.flatMap((must) => (isBucketed(must) ? [] : must));
    this.wishColumn = Int32Array.from(wishes, (wish) => (isBucketed(wish) ? wish.column * FANOUT : NO_COLUMN));
    this.ringWishes = wishes.map((wish) => (isBucketed(wish) ? undefined : wish));
    this.mostByMask = new Float64Array(wishes.length * SETS);
    this.mostByBucket = new Float64Array(wishes.length * BUCKETS_MAX).fill(NaN);
    for (const [at, wish] of wishes.entries()) {
      if (isBucketed(wish)) this.mostByMask.set(wish.mostByMask, at * SETS);
      else this.mostByMask[at * SETS] = wish.weight;
    }
  }

  run(): this {
    const { queue, tree } = this;
    queue.push({ node: tree.root, isMet: true, most: Infinity, leastRank: 0 });
    for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
      if (this.isBeyond(next.isMet, next.most, next.leastRank)) break;
      if (next.node < tree.leaves) this.lookIntoLeaf(next.node);
      else this.lookIntoNode(next.node);
    }
    return this;
  }

  /** Whether no space of such a verdict, that comes to so many points at most, and of no lesser rank, could still come in. */
  private isBeyond(isMet: boolean, most: number, leastRank: number): boolean {
    const last = this.best.last();
    if (last === undefined) return false;
    if (isMet !== last.isMet) return last.isMet;
    if (most !== last.primary) return most < last.primary;
    // Of spaces that come to as much none has a higher low score where all of this one is confirmed.
    return last.low === last.primary && leastRank > last.rank;
  }

  private lookIntoNode(node: number): void {
    const { tree, musts } = this;
    this.nodes += 1;
    const first = codeAt(tree.firstChild, node);
    const base = musts.baseOf(node);
    const fitting = musts.fittingChildren(base, musts.childrenOf(node));
    const met = musts.metChildren(base, fitting);
    for (let left = fitting; left !== 0; left &= left - 1) {
      const slot = lowest(left);
      const rank = codeAt(tree.leastRank, first + slot);
      const isMet = (met & (1 << slot)) !== 0;
      if (this.isBeyond(isMet, this.mostOfChild(base + slot), rank)) continue;
      this.pushChild(first + slot, base + slot, isMet);
    }
  }

  /** Points that the spaces of a child come to at most, whatever the rings say. */
  private mostOfChild(at: number): number {
    const { wishColumn, mostByMask } = this;
    const { masks } = this.tree;
    let sum = 0;
    for (let wish = 0; wish < wishColumn.length; wish += 1) {
      const column = maskAt(wishColumn, wish);
      sum +=
        column === NO_COLUMN
          ? numberAt(mostByMask, wish * SETS)
          : mostOfMask(mostByMask, wish * SETS, maskAt(masks, at + column));
    }
    return pointsOf(sum, this.query.totalWeight);
  }

  /** Puts a child in line, unless the rings exclude all of its spaces or leave them too little. */
  private pushChild(child: number, at: number, isMet: boolean): void {
    let worst = MET;
    for (const ring of this.ringMusts) worst = Math.min(worst, ring.ofNode(child).verdict);
    if (worst === UNMET) return;
    const prospect = {
      node: child,
      isMet: isMet && worst === MET,
      most: mostOfNode(this.query, at, child),
      leastRank: codeAt(this.tree.leastRank, child),
    };
    if (!this.isBeyond(prospect.isMet, prospect.most, prospect.leastRank)) this.queue.push(prospect);
  }

  private lookIntoLeaf(leaf: number): void {
    const { tree, musts } = this;
    this.leaves += 1;
    const base = musts.baseOf(leaf);
    const fitting = musts.fittingSpaces(base, musts.childrenOf(leaf));
    const first = codeAt(tree.firstChild, leaf);
    for (let left = fitting; left !== 0; left &= left - 1) {
      const slot = lowest(left);
      this.offerSpace(first + slot, base + slot);
    }
  }

  /** Offers a space, unless it is excluded or could not be among the best. */
  private offerSpace(place: number, at: number): void {
    const { best, query } = this;
    const rank = codeAt(query.rankAt, place);
    const most = this.mostOfSpace(at, place);
    if (this.isBeyond(true, most, rank)) return;
    const verdict = this.verdictOfSpace(at, place);
    if (verdict === UNMET || this.isBeyond(verdict === MET, most, rank)) return;
    this.scored += 1;
    best.offer({ place, isMet: verdict === MET, ...pointsAt(query, place), rank });
  }

  /** Points that a space comes to at most, by its buckets. */
  private mostOfSpace(at: number, place: number): number {
    const { wishColumn, mostByBucket, ringWishes, query } = this;
    const { codes } = this.tree;
    let sum = 0;
    for (let wish = 0; wish < wishColumn.length; wish += 1) {
      const ring = ringWishes[wish];
      if (ring === undefined) {
        const bucket = byteAt(codes, at + maskAt(wishColumn, wish));
        const kept = numberAt(mostByBucket, wish * BUCKETS_MAX + bucket);
        sum += kept === kept ? kept : this.judgeMost(wish, bucket);
      } else {
        sum += ring.ofSite(codeAt(query.siteAt, place)).most;
      }
    }
    return pointsOf(sum, query.totalWeight);
  }

  private judgeMost(at: number, bucket: number): number {
    const wish = this.query.wishes[at];
    const most = wish !== undefined && isBucketed(wish) ? wish.judge(bucket) : 0;
    this.mostByBucket[at * BUCKETS_MAX + bucket] = most;
    return most;
  }

  private verdictOfSpace(at: number, place: number): number {
    let worst = MET;
    for (const ring of this.ringMusts) worst = Math.min(worst, ring.ofSite(codeAt(this.query.siteAt, place)).verdict);
    return worst === UNMET ? UNMET : Math.min(worst, this.musts.worstOfSpace(at, place));
  }
}

/** The order of `byStanding` and then of ids. */
function byPlace(one: Place, other: Place): number {
  if (one.isMet !== other.isMet) return one.isMet ? -1 : 1;
  return other.primary - one.primary || other.low - one.low || one.rank - other.rank;
}

function isMorePromising(one: Prospect, other: Prospect): boolean {
  if (one.isMet !== other.isMet) return one.isMet;
  return one.most > other.most || (one.most === other.most && one.leastRank < other.leastRank);
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
