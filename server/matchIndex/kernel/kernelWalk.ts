import { codeAt } from '#server/domain/flat.ts';
import { UNKNOWN, UNMET } from '../bounds.ts';
import { type MustTerm } from '../bucketTerm.ts';
import { fewestFirst } from '../mustOrder.ts';
import { type RingTerm } from '../ringTerm.ts';
import { isBucketed, type Must, type TreeQuery } from '../treeQuery.ts';
import { type Wanted, WantedSpaces } from '../wanted.ts';
import { type Ask, askAt, createAsk, layAsk, layRingAsk, verdictsOf } from './asks.ts';
import { relayFlags } from './flags.ts';
import { type Kernel } from './kernel.ts';
import { type WalkHost } from './walkHost.ts';

/** Most musts on rings of a walk: their bits, and those of which are not known, are one number. */
const RINGS_MAX = 16;

/** Most musts of a walk: a bit each. */
const MUSTS_MAX = 64;

/** One walk by the kernel of a tree: it finds what `PlainWalk` finds. */
export class KernelWalk implements WalkHost {
  private readonly query: TreeQuery;
  private readonly kernel: Kernel;
  private readonly onlyFailing: boolean;
  private readonly found = new WantedSpaces();
  private readonly musts: readonly Ask<MustTerm>[];
  private readonly rings: readonly Ask<RingTerm>[];

  constructor(kernel: Kernel, query: TreeQuery, wanted: Wanted) {
    const { mayFail, onlyFailing } = wanted;
    const fewest = fewestFirst(query.tree, query.musts.filter(isBucketed));
    // Whoever fails those that may not fail need not be asked about others.
    const inTurn = [false, true].flatMap((may) => fewest.filter((must) => mayFail(must) === may));
    const askOf = <T extends Must>(must: T): Ask<T> => createAsk(must, query.musts.indexOf(must) + 1, wanted);
    this.query = query;
    this.kernel = kernel;
    this.onlyFailing = onlyFailing;
    this.musts = inTurn.map(askOf);
    this.rings = query.musts.flatMap((must) => (isBucketed(must) ? [] : askOf(must)));
  }

  run(): WantedSpaces {
    const { musts, rings, kernel, onlyFailing } = this;
    for (const [at, ask] of musts.entries()) layAsk(kernel, at, ask);
    for (const [at, ask] of rings.entries()) layRingAsk(kernel, musts.length + at, ask);
    const mayFailRings = rings.some(({ mayFail }) => mayFail);
    kernel.walk({ musts: musts.length, hasRings: rings.length > 0, mayFailRings, onlyFailing }, this);
    return this.found;
  }

  unmetRings(node: number): number {
    // Of leaves of several sites only those spaces are asked about that buckets leave.
    if (node < this.query.tree.leaves) return 0;
    let unmet = 0;
    for (let at = 0; at < this.rings.length; at += 1) {
      if (this.rings[at]?.must.verdictOfNode(node) === UNMET) unmet |= 1 << at;
    }
    return unmet;
  }

  ringsOfSite(site: number): number {
    let verdicts = 0;
    for (let at = 0; at < this.rings.length; at += 1) {
      const verdict = this.rings[at]?.must.keptVerdictOfSite(site);
      if (verdict === UNMET) verdicts |= 1 << at;
      if (verdict === UNKNOWN) verdicts |= 1 << (at + RINGS_MAX);
    }
    return verdicts;
  }

  ringsOfPlace(place: number): number {
    return this.ringsOfSite(codeAt(this.query.siteAt, place));
  }

  judgeAsked(number: number, at: number, spaces: number): void {
    const ask = this.musts[number];
    if (ask !== undefined) relayFlags(this.kernel, askAt(this.kernel, number), { ...ask, at, spaces });
  }

  judgeSpaces(number: number, first: number, spaces: number): number {
    const ask = this.musts[number];
    return ask === undefined ? 0 : verdictsOf(ask.must, first, spaces);
  }

  visitSpaces(spaces: number): void {
    const { integers, layout } = this.kernel;
    const begin = layout.found / Int32Array.BYTES_PER_ELEMENT;
    this.found.add(integers.subarray(begin, begin + 2 * spaces));
  }
}

/** Whether a kernel has room for the walk of a query. */
export function mayWalk({ terms }: Kernel, { musts }: TreeQuery): boolean {
  return musts.length <= Math.min(terms, MUSTS_MAX) && musts.filter((must) => !isBucketed(must)).length <= RINGS_MAX;
}
