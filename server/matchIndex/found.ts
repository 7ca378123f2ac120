import { byteAt, codeAt } from '#server/domain/flat.ts';
import { MET, MIXED, NOT_JUDGED, UNMET } from './bounds.ts';
import { type MustTerm } from './bucketTerm.ts';
import { type RingTerm } from './ringTerm.ts';
import { createShortlist, type Shortlist } from './shortlist.ts';
import { SpaceWishes } from './spaceWishes.ts';
import { FANOUT, type Tree } from './tree.ts';
import { bucketsAt, isBucketed, type Points, pointsAt, type TreeQuery } from './treeQuery.ts';

/** A space that fits. */
export interface Place extends Points {
  readonly place: number;
  readonly isMet: boolean;
  readonly rank: number;
}

/** What the buckets of a space say of it that do not exclude it, as a number: that it may meet all, and that one of them has offers that are judged otherwise than others. */
export const MAY_MEET = 1;
export const IS_MIXED = 2;

/** The best spaces that a search has found so far, and how those that it comes across are judged. */
export class Found {
  readonly best: Shortlist<Place>;
  /** The last of them, once there are enough. */
  last: Place | undefined;
  scored = 0;
  private readonly query: TreeQuery;
  private readonly tree: Tree;
  private readonly musts: readonly MustTerm[];
  private readonly rings: readonly RingTerm[];
  private readonly wishes: SpaceWishes;

  /** The musts over buckets are asked in the order given. */
  constructor(query: TreeQuery, limit: number, musts: readonly MustTerm[]) {
    this.query = query;
    this.tree = query.tree;
    this.best = createShortlist(limit, byPlace);
    this.musts = musts;
    this.rings = query.musts.flatMap((must) => (isBucketed(must) ? [] : must));
    this.wishes = new SpaceWishes(query);
  }

  /** Whether no space of such a verdict, that comes to so many points at most, and of no lesser rank, could still come in. */
  isBeyond(isMet: boolean, most: number, leastRank: number): boolean {
    const { last } = this;
    if (last === undefined) return false;
    if (isMet !== last.isMet) return last.isMet;
    if (most !== last.primary) return most < last.primary;
    // Of spaces that come to as much none has a higher low score where all of this one is confirmed.
    return last.low === last.primary && leastRank > last.rank;
  }

  /** The best that rings leave to the spaces of a node. */
  verdictOfRings(node: number): number {
    let worst = MET;
    for (const ring of this.rings) {
      worst = Math.min(worst, ring.verdictOfNode(node));
      if (worst === UNMET) break;
    }
    return worst;
  }

  /** The worst that the rings say of a site. */
  verdictOfSite(site: number): number {
    let worst = MET;
    for (const ring of this.rings) {
      worst = Math.min(worst, ring.verdictOfSite(site));
      if (worst === UNMET) break;
    }
    return worst;
  }

  /**
   * Takes a space in, unless it is excluded or could not be among the best. `how` is what its buckets say of it, and
   * `bound` how many points it comes to at most; not a number where that is not known.
   */
  offer(place: number, how: number, bound: number): void {
    const rank = codeAt(this.query.rankAt, place);
    const mayMeet = (how & MAY_MEET) !== 0;
    const most = Number.isNaN(bound) ? this.wishes.mostOf(bucketsAt(this.tree, place), place) : bound;
    if (this.isBeyond(mayMeet, most, rank)) return;
    const verdict = Math.min(mayMeet ? MET : MET - 1, this.verdictOf(place, (how & IS_MIXED) !== 0));
    if (verdict === UNMET || this.isBeyond(verdict === MET, most, rank)) return;
    this.scored += 1;
    const { primary, low } = pointsAt(this.query, place);
    this.best.offer({ place, isMet: verdict === MET, primary, low, rank });
    this.last = this.best.last();
  }

  /** The worst of what the rings say and of what the buckets leave open. */
  private verdictOf(place: number, isMixed: boolean): number {
    const worst = this.verdictOfSite(codeAt(this.query.siteAt, place));
    return worst === UNMET || !isMixed ? worst : Math.min(worst, this.worstOfMusts(place));
  }

  private worstOfMusts(place: number): number {
    const at = bucketsAt(this.tree, place);
    let worst = MET;
    for (const must of this.musts) {
      const bucket = byteAt(this.tree.codes, at + must.column * FANOUT);
      const kept = byteAt(must.verdicts, bucket);
      const verdict = kept === NOT_JUDGED ? must.judge(bucket) : kept;
      worst = Math.min(worst, verdict === MIXED ? must.verdictAt(place) : verdict);
      if (worst === UNMET) break;
    }
    return worst;
  }
}

/** The order of `byStanding` and then of ids. */
function byPlace(one: Place, other: Place): number {
  if (one.isMet !== other.isMet) return one.isMet ? -1 : 1;
  return other.primary - one.primary || other.low - one.low || one.rank - other.rank;
}
