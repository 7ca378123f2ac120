import { pointsOf } from '#server/domain/matching/score.ts';
import { MET, MIXED, NOT_JUDGED, UNKNOWN, UNMET } from './bounds.ts';
import { type MustTerm } from './bucketTerm.ts';
import { BUCKETS_MAX } from './cuts.ts';
import { byteAt, codeAt, maskAt, numberAt } from './flat.ts';
import { createQueue, type Queue } from './queue.ts';
import { type RingTerm } from './ringTerm.ts';
import { createShortlist, type Shortlist } from './shortlist.ts';
import { FANOUT, type Tree } from './tree.ts';
import { isBucketed, mostOfMask, type Points, pointsAt, type TreeQuery } from './treeQuery.ts';

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
  /** Those that few spaces meet first. */
  private readonly musts: readonly MustTerm[];
  private readonly ringMusts: readonly RingTerm[];
  private readonly mustColumn: Int32Array;
  private readonly fitMask: Int32Array;
  private readonly metMask: Int32Array;
  private readonly wishColumn: Int32Array;
  private readonly mostByMask: Float64Array;
  private readonly mostByBucket: Float64Array;
  private readonly verdicts: Uint8Array;
  private readonly ringWishes: readonly (RingTerm | undefined)[];

  constructor(query: TreeQuery, limit: number) {
    const { wishes, tree } = query;
    const musts = query.musts.filter(isBucketed).sort((one, other) => fittingIn(tree, one) - fittingIn(tree, other));
    this.query = query;
    this.tree = tree;
    this.best = createShortlist(limit, byPlace);
    this.musts = musts;
    this.ringMusts = query.musts.flatMap((must) => (isBucketed(must) ? [] : must));
    this.mustColumn = Int32Array.from(musts, ({ column }) => column * FANOUT);
    this.fitMask = Int32Array.from(musts, ({ fitMask }) => fitMask);
    this.metMask = Int32Array.from(musts, ({ metMask }) => metMask);
    this.wishColumn = Int32Array.from(wishes, (wish) => (isBucketed(wish) ? wish.column * FANOUT : NO_COLUMN));
    this.ringWishes = wishes.map((wish) => (isBucketed(wish) ? undefined : wish));
    this.mostByMask = new Float64Array(wishes.length * SETS);
    this.mostByBucket = new Float64Array(wishes.length * BUCKETS_MAX).fill(NaN);
    this.verdicts = new Uint8Array(musts.length * BUCKETS_MAX);
    for (const [at, { verdicts }] of musts.entries()) this.verdicts.set(verdicts, at * BUCKETS_MAX);
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
    const { tree } = this;
    this.nodes += 1;
    const first = codeAt(tree.firstChild, node);
    const base = (node - tree.leaves) * tree.columns * FANOUT;
    const fitting = this.childrenWithin(base, this.fitMask, (1 << byteAt(tree.childCount, node)) - 1);
    if (fitting === 0) return;
    const met = this.childrenWithin(base, this.metMask, fitting);
    for (let left = fitting; left !== 0; left &= left - 1) {
      const slot = lowest(left);
      const rank = codeAt(tree.leastRank, first + slot);
      const isMet = (met & (1 << slot)) !== 0;
      if (this.isBeyond(isMet, this.mostOfChild(base + slot), rank)) continue;
      this.pushChild(first + slot, base + slot, isMet);
    }
  }

  /** Those of sixteen siblings, as bits, that have a group within the mask of every must. */
  private childrenWithin(base: number, wanted: Int32Array, among: number): number {
    const { mustColumn } = this;
    const { masks } = this.tree;
    let within = among;
    for (let must = 0; must < mustColumn.length && within !== 0; must += 1) {
      const from = base + maskAt(mustColumn, must);
      const mask = maskAt(wanted, must);
      for (let left = within; left !== 0; left &= left - 1) {
        if ((maskAt(masks, from + lowest(left)) & mask) === 0) within &= ~(left & -left);
      }
    }
    return within;
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
    const { wishColumn, mostByMask, ringWishes, query } = this;
    let worst = MET;
    for (const ring of this.ringMusts) worst = Math.min(worst, ring.ofNode(child).verdict);
    if (worst === UNMET) return;
    let sum = 0;
    for (let wish = 0; wish < wishColumn.length; wish += 1) {
      const ring = ringWishes[wish];
      sum +=
        ring === undefined
          ? mostOfMask(mostByMask, wish * SETS, maskAt(this.tree.masks, at + maskAt(wishColumn, wish)))
          : ring.ofNode(child).most;
    }
    const prospect = {
      node: child,
      isMet: isMet && worst === MET,
      most: pointsOf(sum, query.totalWeight),
      leastRank: codeAt(this.tree.leastRank, child),
    };
    if (!this.isBeyond(prospect.isMet, prospect.most, prospect.leastRank)) this.queue.push(prospect);
  }

  private lookIntoLeaf(leaf: number): void {
    const { tree } = this;
    this.leaves += 1;
    const base = leaf * tree.columns * FANOUT;
    const fitting = this.spacesWithin(base, (1 << byteAt(tree.childCount, leaf)) - 1);
    const first = codeAt(tree.firstChild, leaf);
    for (let left = fitting; left !== 0; left &= left - 1) {
      const slot = lowest(left);
      this.offerSpace(first + slot, base + slot);
    }
  }

  /** Those of sixteen spaces, as bits, that are not known to fail a must by their bucket. */
  private spacesWithin(base: number, among: number): number {
    const { mustColumn, verdicts } = this;
    const { codes } = this.tree;
    let fitting = among;
    for (let must = 0; must < mustColumn.length && fitting !== 0; must += 1) {
      const from = base + maskAt(mustColumn, must);
      for (let left = fitting; left !== 0; left &= left - 1) {
        const bucket = byteAt(codes, from + lowest(left));
        const kept = byteAt(verdicts, must * BUCKETS_MAX + bucket);
        if ((kept === NOT_JUDGED ? this.judgeBucket(must, bucket) : kept) === UNMET) fitting &= ~(left & -left);
      }
    }
    return fitting;
  }

  private judgeBucket(must: number, bucket: number): number {
    const verdict = this.musts[must]?.judge(bucket) ?? MIXED;
    this.verdicts[must * BUCKETS_MAX + bucket] = verdict;
    return verdict;
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
    const { mustColumn, verdicts, query } = this;
    const { codes } = this.tree;
    let worst = MET;
    for (const ring of this.ringMusts) worst = Math.min(worst, ring.ofSite(codeAt(query.siteAt, place)).verdict);
    for (let must = 0; must < mustColumn.length && worst !== UNMET; must += 1) {
      const kept = byteAt(verdicts, must * BUCKETS_MAX + byteAt(codes, at + maskAt(mustColumn, must)));
      if (kept === MET) continue;
      worst = Math.min(worst, kept === UNKNOWN ? kept : this.exactVerdict(must, place));
    }
    return worst;
  }

  private exactVerdict(must: number, place: number): number {
    return this.musts[must]?.verdictAt(place) ?? MET;
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

/** The place of the lowest bit. */
function lowest(bits: number): number {
  return 31 - Math.clz32(bits & -bits);
}
