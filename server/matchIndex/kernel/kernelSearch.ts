import { byteAt, lowest } from '#server/domain/flat.ts';
import { MET, NOT_JUDGED, UNMET } from '../bounds.ts';
import { type MustTerm, type WishTerm } from '../bucketTerm.ts';
import { GROUPS_MAX } from '../cuts.ts';
import { lastByteOf } from '../flatWishes.ts';
import { Found } from '../found.ts';
import { fewestFirst } from '../mustOrder.ts';
import { type RingTerm } from '../ringTerm.ts';
import { isBucketed, mostIn, type TreeQuery, type Wish } from '../treeQuery.ts';
import { layFlags, relayFlags } from './flags.ts';
import { type Host, type Kernel } from './kernel.ts';
import { MUST, STEPS, WISH } from './layout.ts';

/** So many covers are always asked: those of nodes of some hundred sites and more. Ours. */
const HIGHEST_COVERS = 32;

/** Sets of four groups. */
const HALVES = 16;

/** One search by the kernel of a tree: what `PlainSearch` finds. Bounds of nodes are a little wider, so that it may look into more. */
export class KernelSearch implements Host {
  readonly found: Found;
  nodes = 0;
  leaves = 0;
  private readonly query: TreeQuery;
  private readonly kernel: Kernel;
  private readonly musts: readonly MustTerm[];
  /** The preferences that are judged on rings. */
  private readonly rings: readonly RingTerm[];
  private readonly ringMusts: readonly RingTerm[];
  private coversTell = false;

  constructor(query: TreeQuery, limit: number, kernel: Kernel) {
    this.query = query;
    this.kernel = kernel;
    this.musts = fewestFirst(query.tree, query.musts.filter(isBucketed));
    this.rings = query.wishes.flatMap((wish) => (isBucketed(wish) ? [] : wish));
    this.ringMusts = query.musts.flatMap((must) => (isBucketed(must) ? [] : must));
    this.found = new Found(query, limit, this.musts);
  }

  /** By a `pass` where that is wanted, else as is quickest. */
  run(way: 'search' | 'pass' = 'search'): this {
    const { query, musts, rings, kernel } = this;
    const { siteVerdicts } = kernel.layout;
    kernel.bytes.fill(NOT_JUDGED, siteVerdicts, siteVerdicts + kernel.sites + kernel.covers.nodes.length);
    for (const [number, must] of musts.entries()) this.layMust(number, must);
    for (const [number, wish] of query.wishes.entries()) this.layWish(number, wish);
    const { nodes, leaves } = kernel[way](
      {
        musts: musts.length,
        wishes: query.wishes.length,
        hasRings: rings.length > 0 || musts.length < query.musts.length,
        ringWeight: rings.reduce((sum, { weight }) => sum + weight, 0),
        totalWeight: query.totalWeight,
      },
      this,
    );
    this.nodes = nodes;
    this.leaves = leaves;
    return this;
  }

  judgeSite(site: number): void {
    const { kernel, rings } = this;
    const { layout, bytes, doubles, sites, covers } = kernel;
    const cover = site - sites;
    const verdict = cover < 0 ? this.found.verdictOfSite(site) : this.verdictOfCover(cover);
    bytes[layout.siteVerdicts + site] = verdict;
    let sum = 0;
    for (let table = 0; table < rings.length; table += 1) {
      const ring = rings[table];
      const most = verdict === UNMET || ring === undefined ? 0 : this.mostOf(ring, site);
      doubles[layout.siteMosts / 8 + table * (sites + covers.nodes.length) + site] = most;
      sum += most;
    }
    doubles[layout.siteSums / 8 + site] = sum;
  }

  private mostOf(ring: RingTerm, site: number): number {
    const cover = site - this.kernel.sites;
    if (cover < 0) return ring.mostOfSite(site);
    return this.isBeyond(ring, cover) ? 0 : ring.weight;
  }

  private verdictOfCover(cover: number): number {
    return this.ringMusts.some((ring) => this.isBeyond(ring, cover)) ? UNMET : MET;
  }

  /** Unless one of the highest covers tells something, the others are taken to tell nothing. */
  private isBeyond(ring: RingTerm, cover: number): boolean {
    const isBeyond = (this.coversTell || cover < HIGHEST_COVERS) && ring.isBeyond(cover);
    if (isBeyond) this.coversTell = true;
    return isBeyond;
  }

  ringsOfNode(node: number): number {
    return this.found.verdictOfRings(node);
  }

  judgeWish(number: number, bucket: number): void {
    const { kernel, query } = this;
    const wish = query.wishes[number];
    const at = (kernel.layout.wishes + number * WISH.size + WISH.buckets) / 8 + bucket;
    kernel.doubles[at] = wish !== undefined && isBucketed(wish) ? mostIn(wish, bucket) : 0;
  }

  judgeBuckets(number: number, at: number, spaces: number): void {
    const must = this.musts[number];
    if (must !== undefined) relayFlags(this.kernel, this.mustAt(number), { must, at, spaces });
  }

  offerSpace(place: number, how: number, most: number): void {
    const { found } = this;
    const before = found.last;
    found.offer(place, how, most);
    const { last } = found;
    if (last !== undefined && last !== before) this.kernel.setLast(last);
  }

  private layMust(number: number, must: MustTerm): void {
    const { integers } = this.kernel;
    const { column, fitMask, metMask, bucketing } = must;
    const begin = this.mustAt(number);
    const at = begin / Int32Array.BYTES_PER_ELEMENT;
    integers[at + MUST.column / 4] = column;
    integers[at + MUST.fits / 4] = fitMask;
    integers[at + MUST.met / 4] = metMask;
    integers[at + MUST.bytes / 4] = lastByteOf(this.query.tree.histogram, column, bucketing.buckets) + 1;
    layFlags(this.kernel, begin, must);
  }

  /** Where the record of a must begins. */
  private mustAt(number: number): number {
    return this.kernel.layout.musts + number * MUST.size;
  }

  private layWish(number: number, wish: Wish): void {
    const { integers, singles, doubles, layout } = this.kernel;
    const begin = layout.wishes + number * WISH.size;
    if (!isBucketed(wish)) {
      integers[(begin + WISH.column) / 4] = -1;
      integers[(begin + WISH.table) / 4] = this.rings.indexOf(wish);
      doubles[(begin + WISH.groups) / 8] = wish.weight;
      return;
    }
    integers[(begin + WISH.column) / 4] = wish.column;
    const { histogram } = this.query.tree;
    integers[(begin + WISH.bytes) / 4] = lastByteOf(histogram, wish.column, wish.buckets) + 1;
    singles[(begin + WISH.step) / 4] = wish.weight / STEPS;
    doubles.set(wish.mostByGroup, (begin + WISH.groups) / 8);
    doubles.set(wish.mostByBucket, (begin + WISH.buckets) / 8);
    this.laySteps(begin + WISH.halves, wish);
  }

  /** The steps of every set of four groups that follow on each other. */
  private laySteps(begin: number, { mostByGroup, weight }: WishTerm): void {
    const { bytes } = this.kernel;
    const steps = mostByGroup.map((most) => (most === 0 ? 0 : Math.min(STEPS, Math.ceil((most / weight) * STEPS))));
    for (let half = 0; half < GROUPS_MAX / 4; half += 1) {
      const at = begin + half * HALVES;
      bytes[at] = 0;
      for (let set = 1; set < HALVES; set += 1) {
        bytes[at + set] = Math.max(byteAt(bytes, at + (set & (set - 1))), steps[half * 4 + lowest(set)] ?? 0);
      }
    }
  }
}
