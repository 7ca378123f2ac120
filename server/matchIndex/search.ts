import { pointsOf } from '#server/domain/matching/score.ts';
import { type RankBy } from '#shared/requirement.ts';
import { type BestPlaces, createBestPlaces, type Place, standingOf } from './bestPlaces.ts';
import { MET, MIXED, NOT_JUDGED, primaryOf, UNKNOWN, UNMET, VERDICT_NUMBER } from './bounds.ts';
import { type MustTerm, mostOfMask, type WishTerm } from './bucketTerm.ts';
import { byteAt, codeAt, numberAt } from './flat.ts';
import { type RingTerm } from './ringTerm.ts';
import { createSearchQueue, type SearchQueue } from './searchQueue.ts';
import { FANOUT, type Tree } from './tree.ts';

/** One requirement over a tree. */
export interface TreeQuery {
  readonly tree: Tree;
  readonly musts: readonly MustTerm[];
  readonly ringMusts: readonly RingTerm[];
  /** In catalogue order, in which scores are summed. */
  readonly wishes: readonly (WishTerm | RingTerm)[];
  readonly totalWeight: number;
  readonly rankBy: RankBy;
  /** The number of each space's site. */
  readonly siteAt: Uint32Array;
  /** The rank of each space's id. */
  readonly rankAt: Uint32Array;
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
  const { tree } = query;
  const best = createBestPlaces(limit);
  const queue = createSearchQueue();
  const counted = effort ?? { nodes: 0, leaves: 0, scored: 0 };
  queue.push(tree.root, Infinity, 0);
  for (let node = queue.pop(); node !== -1; node = queue.pop()) {
    if (best.isBeyond(queue.most(), queue.leastRank())) break;
    if (node < tree.leaves) {
      counted.leaves += 1;
      counted.scored += lookIntoLeaf(query, node, best);
    } else {
      counted.nodes += 1;
      lookIntoNode(query, node, { best, queue });
    }
  }
  return best.all();
}

/** The place of the lowest bit. */
function lowest(bits: number): number {
  return 31 - Math.clz32(bits & -bits);
}

interface Course {
  readonly best: BestPlaces;
  readonly queue: SearchQueue;
}

function lookIntoNode(query: TreeQuery, node: number, { best, queue }: Course): void {
  const { tree, musts } = query;
  const first = codeAt(tree.firstChild, node);
  const base = (node - tree.leaves) * tree.columns * FANOUT;
  const fitting = fittingChildren(query, base, (1 << byteAt(tree.childCount, node)) - 1);
  if (fitting === 0) return;
  let met = fitting;
  for (const { column, fitMask, metMask } of musts) {
    if (metMask !== fitMask) met = childrenWithin(tree.masks, base + column * FANOUT, metMask, met);
  }
  for (let left = fitting; left !== 0; left &= left - 1) {
    const slot = lowest(left);
    const child = first + slot;
    const rank = codeAt(tree.leastRank, child);
    const isMet = (met & (1 << slot)) !== 0;
    if (best.isBeyond(standingOf(isMet, mostOfChild(query, base + slot)), rank)) continue;
    const most = standingWithRings(query, { child, at: base + slot, isMet });
    if (!best.isBeyond(most, rank)) queue.push(child, most, rank);
  }
}

function fittingChildren({ tree, musts }: TreeQuery, base: number, children: number): number {
  let fitting = children;
  for (const { column, fitMask } of musts) {
    fitting = childrenWithin(tree.masks, base + column * FANOUT, fitMask, fitting);
    if (fitting === 0) return 0;
  }
  return fitting;
}

/** Those of sixteen siblings, as bits, that have a group within the mask. */
// eslint-disable-next-line max-params -- called for every criterion of every node; an object would be made each time
function childrenWithin(masks: Uint32Array, from: number, mask: number, among: number): number {
  let within = among;
  for (let left = among; left !== 0; left &= left - 1) {
    if ((codeAt(masks, from + lowest(left)) & mask) === 0) within &= ~(left & -left);
  }
  return within;
}

/** Points that the spaces of a child come to at most, whatever the rings say. */
function mostOfChild({ tree: { masks }, wishes, totalWeight }: TreeQuery, at: number): number {
  let sum = 0;
  for (const wish of wishes) {
    sum += 'column' in wish ? mostOfMask(wish.mostByMask, codeAt(masks, at + wish.column * FANOUT)) : wish.weight;
  }
  return pointsOf(sum, totalWeight);
}

interface Child {
  readonly child: number;
  readonly at: number;
  readonly isMet: boolean;
}

/** What the best space of a child may come to; less than nothing where the rings exclude all of them. */
function standingWithRings(query: TreeQuery, { child, at, isMet }: Child): number {
  const { ringMusts, wishes, totalWeight, tree } = query;
  let worst = MET;
  for (const ring of ringMusts) worst = Math.min(worst, ring.ofNode(child).verdict);
  if (worst === UNMET) return -Infinity;
  let sum = 0;
  for (const wish of wishes) {
    sum +=
      'column' in wish
        ? mostOfMask(wish.mostByMask, codeAt(tree.masks, at + wish.column * FANOUT))
        : wish.ofNode(child).most;
  }
  return standingOf(isMet && worst === MET, pointsOf(sum, totalWeight));
}

/** Offers the spaces of a leaf; how many were scored. */
function lookIntoLeaf(query: TreeQuery, leaf: number, best: BestPlaces): number {
  const { tree, musts } = query;
  const base = leaf * tree.columns * FANOUT;
  let fitting = (1 << byteAt(tree.childCount, leaf)) - 1;
  for (const must of musts) {
    fitting = spacesWithin(tree.codes, base + must.column * FANOUT, must, fitting);
    if (fitting === 0) return 0;
  }
  const first = codeAt(tree.firstChild, leaf);
  let scored = 0;
  for (let left = fitting; left !== 0; left &= left - 1) {
    const slot = lowest(left);
    if (offerSpace(query, { place: first + slot, at: base + slot, best })) scored += 1;
  }
  return scored;
}

/** Those of sixteen spaces, as bits, that are not known to fail a must by their bucket. */
// eslint-disable-next-line max-params -- called for every criterion of every leaf; an object would be made each time
function spacesWithin(codes: Uint8Array, from: number, must: MustTerm, among: number): number {
  const { verdicts } = must;
  let fitting = among;
  for (let left = among; left !== 0; left &= left - 1) {
    const bucket = byteAt(codes, from + lowest(left));
    const kept = byteAt(verdicts, bucket);
    if ((kept === NOT_JUDGED ? must.judge(bucket) : kept) === UNMET) fitting &= ~(left & -left);
  }
  return fitting;
}

interface Looked {
  readonly place: number;
  /** Where its buckets begin. */
  readonly at: number;
  readonly best: BestPlaces;
}

/** Offers a space, unless it is excluded or could not be among the best; whether it was scored. */
function offerSpace(query: TreeQuery, { place, at, best }: Looked): boolean {
  const rank = codeAt(query.rankAt, place);
  const most = mostOfSpace(query, at, place);
  if (best.isBeyond(standingOf(true, most), rank)) return false;
  const verdict = verdictOfSpace(query, at, place);
  if (verdict === UNMET || best.isBeyond(standingOf(verdict === MET, most), rank)) return false;
  best.offer({ place, isMet: verdict === MET, ...scoresOf(query, at, place), rank });
  return true;
}

/** Points that a space comes to at most, by its buckets. */
function mostOfSpace({ tree: { codes }, wishes, totalWeight, siteAt }: TreeQuery, at: number, place: number): number {
  let sum = 0;
  for (const wish of wishes) {
    if ('column' in wish) {
      const bucket = byteAt(codes, at + wish.column * FANOUT);
      const kept = numberAt(wish.mostByBucket, bucket);
      sum += Number.isNaN(kept) ? wish.judge(bucket) : kept;
    } else {
      sum += wish.ofSite(codeAt(siteAt, place)).most;
    }
  }
  return pointsOf(sum, totalWeight);
}

function verdictOfSpace({ tree: { codes }, musts, ringMusts, siteAt }: TreeQuery, at: number, place: number): number {
  let worst = MET;
  for (const ring of ringMusts) worst = Math.min(worst, ring.ofSite(codeAt(siteAt, place)).verdict);
  if (worst === UNMET) return UNMET;
  for (const must of musts) {
    const kept = byteAt(must.verdicts, byteAt(codes, at + must.column * FANOUT));
    const verdict = kept === MIXED ? VERDICT_NUMBER[must.outcomeAt(place).verdict] : kept;
    if (verdict === UNMET) return UNMET;
    if (verdict === UNKNOWN) worst = UNKNOWN;
  }
  return worst;
}

/** The scores of a space, exactly: the sums of `scoreOf`, in the same order. */
function scoresOf(
  { tree: { codes }, wishes, totalWeight, siteAt, rankBy }: TreeQuery,
  at: number,
  place: number,
): Pick<Place, 'primary' | 'low'> {
  let primary = 0;
  let low = 0;
  for (const wish of wishes) {
    if (!('column' in wish)) {
      const ofSite = wish.ofSite(codeAt(siteAt, place));
      primary += ofSite.most;
      low += ofSite.low;
      continue;
    }
    const bucket = byteAt(codes, at + wish.column * FANOUT);
    const lowOfBucket = numberAt(wish.lowByBucket, bucket);
    if (Number.isNaN(lowOfBucket)) {
      const { satisfaction } = wish.outcomeAt(place);
      primary += wish.weight * primaryOf(satisfaction, rankBy);
      low += wish.weight * satisfaction.low;
    } else {
      primary += numberAt(wish.mostByBucket, bucket);
      low += lowOfBucket;
    }
  }
  return { primary: pointsOf(primary, totalWeight), low: pointsOf(low, totalWeight) };
}
