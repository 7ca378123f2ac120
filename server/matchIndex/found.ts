import { byteAt, codeAt } from '#server/domain/flat.ts';
import { MET, MIXED, NOT_JUDGED, UNMET } from './bounds.ts';
import { type MustTerm } from './bucketTerm.ts';
import { type RingTerm } from './ringTerm.ts';
import { createShortlist, type Shortlist } from './shortlist.ts';
import { SpaceWishes } from './spaceWishes.ts';
import { FANOUT, type Tree } from './tree.ts';
import { isBucketed, type Points, pointsAt, type TreeQuery } from './treeQuery.ts';

/** A space that fits. */
export interface Place extends Points {
  readonly place: number;
  readonly isMet: boolean;
  readonly rank: number;
}

/** What the buckets of a space say of it, where they do not exclude it. */
export interface ByBuckets {
  readonly mayMeet: boolean;
  /** Whether one of its buckets has offers that are judged otherwise than others. */
  readonly isMixed: boolean;
  /** Points that it comes to at most, where that is known. */
  readonly most?: number;
}

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

  /** Takes a space in, unless it is excluded or could not be among the best; `at` is where its buckets begin. */
  offer(place: number, at: number, { mayMeet, isMixed, most = this.wishes.mostOf(at, place) }: ByBuckets): void {
    const rank = codeAt(this.query.rankAt, place);
    if (this.isBeyond(mayMeet, most, rank)) return;
    const verdict = Math.min(mayMeet ? MET : MET - 1, this.verdictOf(at, place, isMixed));
    if (verdict === UNMET || this.isBeyond(verdict === MET, most, rank)) return;
    this.scored += 1;
    this.best.offer({ place, isMet: verdict === MET, ...pointsAt(this.query, place), rank });
    this.last = this.best.last();
  }

  /** The worst of what the rings say and of what the buckets leave open. */
  private verdictOf(at: number, place: number, isMixed: boolean): number {
    const worst = this.verdictOfSite(codeAt(this.query.siteAt, place));
    return worst === UNMET || !isMixed ? worst : Math.min(worst, this.worstOfMusts(at, place));
  }

  private worstOfMusts(at: number, place: number): number {
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
