import { codeAt } from '#server/domain/flat.ts';
import { UNKNOWN, UNMET } from '../bounds.ts';
import { type MustTerm } from '../bucketTerm.ts';
import { FANOUT } from '../layout.ts';
import { type LeafStanding, type Wanted } from '../leafStanding.ts';
import { fewestFirst } from '../mustOrder.ts';
import { type RingTerm } from '../ringTerm.ts';
import { isBucketed, type Must, type TreeQuery } from '../treeQuery.ts';
import { askAt, layAsk, verdictsOf } from './asks.ts';
import { relayFlags } from './flags.ts';
import { type Kernel } from './kernel.ts';
import { type WalkHost } from './walkHost.ts';

/** Most musts on rings of a walk: their bits, and those of which are not known, are one number. */
const RINGS_MAX = 16;

/** One walk by the kernel of a tree: it visits what `PlainWalk` visits. */
export class KernelWalk implements WalkHost {
  private readonly query: TreeQuery;
  private readonly kernel: Kernel;
  private readonly wanted: Wanted;
  private readonly visit: (standing: LeafStanding) => void;
  private readonly musts: readonly MustTerm[];
  private readonly rings: readonly RingTerm[];
  private readonly standing: { -readonly [Key in keyof LeafStanding]: LeafStanding[Key] };

  constructor(kernel: Kernel, { query, wanted, visit }: Walk) {
    const fewest = fewestFirst(query.tree, query.musts.filter(isBucketed));
    // Whoever fails those that may not fail need not be asked about others.
    const bucketed = [false, true].flatMap((may) => fewest.filter((must) => wanted.mayFail(must) === may));
    const rings = query.musts.flatMap((must) => (isBucketed(must) ? [] : must));
    const inTurn: readonly Must[] = [...bucketed, ...rings];
    this.query = query;
    this.kernel = kernel;
    this.wanted = wanted;
    this.visit = visit;
    this.musts = bucketed;
    this.rings = rings;
    const { failed } = kernel.layout;
    this.standing = {
      first: 0,
      wanted: 0,
      failing: 0,
      unknown: 0,
      strictUnknown: 0,
      failed: kernel.bytes.subarray(failed, failed + FANOUT),
      numbers: inTurn.map((must) => query.musts.indexOf(must)),
    };
  }

  run(): void {
    const { musts, rings, kernel, wanted } = this;
    const { mayFail, onlyOne, onlyFailing } = wanted;
    for (const [number, must] of musts.entries()) layAsk(kernel, number, { must, isStrict: !mayFail(must) });
    const strictRings = rings.reduce((bits, ring, at) => (mayFail(ring) ? bits : bits | (1 << at)), 0);
    kernel.walk({ musts: musts.length, rings: 2 ** rings.length - 1, strictRings, onlyOne, onlyFailing }, this);
  }

  unmetRings(node: number): number {
    // Of leaves of several sites only those spaces are asked about that buckets leave.
    if (node < this.query.tree.leaves) return 0;
    let unmet = 0;
    for (let at = 0; at < this.rings.length; at += 1) {
      if (this.rings[at]?.verdictOfNode(node) === UNMET) unmet |= 1 << at;
    }
    return unmet;
  }

  ringsOfSite(site: number): number {
    let verdicts = 0;
    for (let at = 0; at < this.rings.length; at += 1) {
      const verdict = this.rings[at]?.verdictOfSite(site);
      if (verdict === UNMET) verdicts |= 1 << at;
      if (verdict === UNKNOWN) verdicts |= 1 << (at + RINGS_MAX);
    }
    return verdicts;
  }

  ringsOfPlace(place: number): number {
    return this.ringsOfSite(codeAt(this.query.siteAt, place));
  }

  judgeAsked(number: number, at: number, spaces: number): void {
    const must = this.musts[number];
    if (must !== undefined) relayFlags(this.kernel, askAt(this.kernel, number), { must, at, spaces });
  }

  judgeSpaces(number: number, first: number, spaces: number): number {
    const must = this.musts[number];
    return must === undefined ? 0 : verdictsOf(must, first, spaces);
  }

  visitLeaf(...[first, wanted, failing, unknown, strictUnknown]: Parameters<WalkHost['visitLeaf']>): void {
    const { standing } = this;
    standing.first = first;
    standing.wanted = wanted;
    standing.failing = failing;
    standing.unknown = unknown;
    standing.strictUnknown = strictUnknown;
    this.visit(standing);
  }
}

/** Whether a kernel has room for the walk of a query. */
export function mayWalk({ terms }: Kernel, { musts }: TreeQuery): boolean {
  return musts.length <= terms && musts.filter((must) => !isBucketed(must)).length <= RINGS_MAX;
}

interface Walk {
  readonly query: TreeQuery;
  readonly wanted: Wanted;
  readonly visit: (standing: LeafStanding) => void;
}
