import { byteAt, codeAt, lowest, numberAt } from '#server/domain/flat.ts';
import { withoutRoundingError } from '#server/domain/matching/roundingError.ts';
import { MIXED, UNMET } from '../bounds.ts';
import { byNearness, type Miss, withRounding } from '../missOrder.ts';
import { fewestFirst } from '../mustOrder.ts';
import { type RingTerm } from '../ringTerm.ts';
import { createShortlist, type Shortlist } from '../shortlist.ts';
import { MANY_SITES } from '../treeArrays.ts';
import { bucketAt, changeAt, isBucketed, type Must, pointsAt, type TreeQuery } from '../treeQuery.ts';
import { type Kernel } from './kernel.ts';
import { BEYOND, MissTable, MOST_STEPS, type Steps, stepsOf } from './missTable.ts';
import { type MissHost } from './walkHost.ts';

/** The change up to which spaces are looked at first; where too few are so near, up to several times as much, and so on. */
const FIRST_CHANGE = 1 / 64;
const FURTHER = 8;
/** Beyond, all are looked at. */
const FARTHEST_CHANGE = 8;

/** Rings exclude nothing of a site. */
const NOTHING_UNMET = -1;

/**
 * One search for near misses by the kernel of a tree: what `PlainMisses` finds. The kernel adds up the least changes of buckets
 * and groups in steps, of which so many make the change up to which spaces are looked at; what may need no more is judged here.
 */
export class KernelMisses implements MissHost {
  found: Shortlist<Miss>;
  private readonly query: TreeQuery;
  private readonly limit: number;
  private readonly kernel: Kernel;
  private readonly tables: readonly MissTable[];
  private readonly rings: readonly RingTerm[];
  /** Per site the changes that its rings need, `NOTHING_UNMET`, or not a number where that was not asked yet. */
  private readonly ofSites: Float64Array;
  private steps: Steps = { most: Infinity, size: Infinity };
  /** Whoever needs more is not among the nearest. */
  private most = Infinity;

  constructor(query: TreeQuery, limit: number, kernel: Kernel) {
    this.query = query;
    this.limit = limit;
    this.kernel = kernel;
    this.found = createShortlist<Miss>(limit, byNearness);
    this.tables = fewestFirst(query.tree, query.musts.filter(isBucketed)).map((must) => new MissTable(must, kernel));
    this.rings = query.musts.flatMap((must) => (isBucketed(must) ? [] : must));
    this.ofSites = new Float64Array(this.rings.length === 0 ? 0 : query.sites.length).fill(NaN);
  }

  run(): this {
    let change = FIRST_CHANGE;
    this.look(change);
    for (let last = this.found.last(); change < Infinity && !(last !== undefined && last.change <= change);) {
      change = last?.change ?? (change < FARTHEST_CHANGE ? change * FURTHER : Infinity);
      this.look(change);
      last = this.found.last();
    }
    return this;
  }

  stepsOfRings(node: number): number {
    const site = codeAt(this.query.tree.siteOf, node);
    if (site === MANY_SITES) return this.stepsOfSites(node);
    const change = this.changeOfRings(site);
    return change === NOTHING_UNMET ? 0 : stepsOf(change, this.steps) + 1;
  }

  judgeMisses(first: number, spaces: number): void {
    const { found, query } = this;
    for (let left = spaces; left !== 0; left &= left - 1) {
      const place = first + lowest(left);
      const change = withoutRoundingError(this.changeOfSpace(place));
      const last = found.last();
      if (change === Infinity || (last !== undefined && change > last.change)) continue;
      found.offer({ place, change, expected: pointsAt(query, place).primary, rank: codeAt(query.rankAt, place) });
      this.narrow();
    }
  }

  /** Finds the nearest of those that need no more than a change, if there are any. */
  private look(change: number): void {
    const { kernel, tables, rings } = this;
    this.found = createShortlist<Miss>(this.limit, byNearness);
    this.most = withRounding(change);
    this.steps = { most: this.most, size: this.most / MOST_STEPS };
    for (const [number, table] of tables.entries()) table.lay(number, this.steps);
    kernel.setMostSteps(MOST_STEPS);
    kernel.searchMisses(tables.length, rings.length > 0, this);
  }

  private narrow(): void {
    const last = this.found.last();
    if (last === undefined) return;
    this.most = Math.min(this.most, withRounding(last.change));
    if (this.steps.size < Infinity) this.kernel.setMostSteps(Math.min(MOST_STEPS, this.most / this.steps.size));
  }

  /** Of a node with several sites it is not known what they need; 0 where some may fit. */
  private stepsOfSites(node: number): number {
    if (node < this.query.tree.leaves) return 0;
    let steps = 0;
    for (const ring of this.rings) {
      if (ring.verdictOfNode(node) !== UNMET) continue;
      if (!ring.asked.criterion.negotiable) return BEYOND + 1;
      steps = 1;
    }
    return steps;
  }

  private changeOfRings(site: number): number {
    const known = numberAt(this.ofSites, site);
    if (!Number.isNaN(known)) return known;
    let change = NOTHING_UNMET;
    for (const ring of this.rings) {
      if (ring.verdictOfSite(site) !== UNMET) continue;
      const needed = ring.asked.criterion.negotiable ? (ring.changeOfSite(site)?.change ?? Infinity) : Infinity;
      change = Math.max(change, 0) + needed;
    }
    this.ofSites[site] = change;
    return change;
  }

  /** What an excluded space needs; infinity where that is too much, or it is not excluded. */
  private changeOfSpace(place: number): number {
    const { query, most } = this;
    let isExcluded = false;
    let sum = 0;
    for (const must of query.musts) {
      if (this.verdictAt(must, place) !== UNMET) continue;
      isExcluded = true;
      sum += must.asked.criterion.negotiable ? (changeAt(query, must, place)?.change ?? Infinity) : Infinity;
      if (sum > most) return Infinity;
    }
    return isExcluded ? sum : Infinity;
  }

  private verdictAt(must: Must, place: number): number {
    if (!isBucketed(must)) return must.verdictOfSite(codeAt(this.query.siteAt, place));
    const verdict = byteAt(must.verdicts, bucketAt(this.query.tree, place, must.column));
    return verdict === MIXED ? must.verdictAt(place) : verdict;
  }
}
