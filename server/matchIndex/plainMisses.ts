import { codeAt, lowest, numberAt } from '#server/domain/flat.ts';
import { withoutRoundingError } from '#server/domain/matching/roundingError.ts';
import { UNMET } from './bounds.ts';
import { type MustTerm } from './bucketTerm.ts';
import { FlatMusts } from './flatMusts.ts';
import { FlatWishes } from './flatWishes.ts';
import { leastOfGroup } from './leastChange.ts';
import { byNearness, type Miss, withRounding } from './missOrder.ts';
import { once } from './once.ts';
import { createQueue } from './queue.ts';
import { type RingTerm } from './ringTerm.ts';
import { createShortlist, type Shortlist } from './shortlist.ts';
import { FANOUT, MANY_SITES, type Tree } from './tree.ts';
import { maskOfChild } from './treeArrays.ts';
import { changeAt, isBucketed, type Must, pointsAt, type TreeQuery } from './treeQuery.ts';

/** A node, with the least change that a space of it may need, and the most points that it may come to. */
interface Prospect {
  readonly node: number;
  readonly change: number;
  readonly expected: number;
  readonly rank: number;
}

/** A must beside its number among those over buckets, which those over rings do not have, and the least change by masks. */
interface Asked {
  readonly must: Must;
  readonly flat: number | undefined;
  readonly leastOf: (mask: number) => number;
}

/** One search for near misses in plain JavaScript, see `PlainSearch`: the nodes first whose spaces may need least. */
export class PlainMisses {
  readonly found: Shortlist<Miss>;
  private readonly queue = createQueue<Prospect>((one, other) => byNearness(one, other) < 0);
  private readonly query: TreeQuery;
  private readonly flat: FlatMusts;
  private readonly wishes: FlatWishes;
  /** In catalogue order, in which changes are summed. */
  private readonly asked: readonly Asked[];
  /** Of the siblings looked at: the changes that they need so far, and which of them no change would help. */
  private readonly sums = new Float64Array(FANOUT);
  private hopeless = 0;
  /** Whoever needs more is not among the nearest, whatever its further musts say. */
  private most = Infinity;

  constructor(query: TreeQuery, limit: number) {
    const bucketed = query.musts.filter(isBucketed);
    this.query = query;
    this.found = createShortlist<Miss>(limit, byNearness);
    this.flat = new FlatMusts(query.tree, bucketed);
    this.wishes = new FlatWishes(query);
    this.asked = query.musts.map((must) =>
      isBucketed(must)
        ? { must, flat: bucketed.indexOf(must), leastOf: leastByMask(must) }
        : { must, flat: undefined, leastOf: () => 0 },
    );
  }

  run(): this {
    const { queue, query, found } = this;
    queue.push({ node: query.tree.root, change: 0, expected: Infinity, rank: 0 });
    for (let next = queue.pop(); next !== undefined && !isBeyond(next, found); next = queue.pop()) {
      if (next.node < query.tree.leaves) this.lookIntoLeaf(next.node);
      else this.lookIntoNode(next.node);
    }
    return this;
  }

  private lookIntoNode(node: number): void {
    const { query, flat, wishes, queue, found, sums } = this;
    const first = codeAt(query.tree.firstChild, node);
    const base = flat.baseOf(node);
    this.begin();
    for (const one of this.asked) this.add(one, this.unmetChildren(one, node), this.leastAt(one, node));
    for (let left = flat.childrenOf(node) & ~this.hopeless; left !== 0; left &= left - 1) {
      const slot = lowest(left);
      const prospect = {
        node: first + slot,
        change: withoutRoundingError(numberAt(sums, slot)),
        expected: wishes.mostWithRings(first + slot, wishes.mostOfChild(base + slot)),
        rank: codeAt(query.tree.leastRank, first + slot),
      };
      if (!isBeyond(prospect, found)) queue.push(prospect);
    }
  }

  private lookIntoLeaf(leaf: number): void {
    const { query, found, sums } = this;
    const first = codeAt(query.tree.firstChild, leaf);
    let excluded = 0;
    this.begin();
    for (const one of this.asked) {
      const unmet = this.unmetSpaces(one, leaf);
      excluded |= unmet;
      this.add(one, unmet, (slot) => changeAt(query, one.must, first + slot)?.change ?? Infinity);
    }
    for (let left = excluded & ~this.hopeless; left !== 0; left &= left - 1) {
      const slot = lowest(left);
      const change = withoutRoundingError(numberAt(sums, slot));
      if (change > (found.last()?.change ?? Infinity)) continue;
      const place = first + slot;
      found.offer({ place, change, expected: pointsAt(query, place).primary, rank: codeAt(query.rankAt, place) });
    }
  }

  private begin(): void {
    this.sums.fill(0);
    this.hopeless = 0;
    this.most = withRounding(this.found.last()?.change ?? Infinity);
  }

  /** Adds what siblings need that do not meet a must. */
  private add({ must }: Asked, unmet: number, changeOf: (slot: number) => number): void {
    const { sums } = this;
    if (!must.asked.criterion.negotiable) {
      this.hopeless |= unmet;
      return;
    }
    for (let left = unmet; left !== 0; left &= left - 1) {
      const slot = lowest(left);
      const sum = numberAt(sums, slot) + changeOf(slot);
      sums[slot] = sum;
      if (sum === Infinity || sum > this.most) this.hopeless |= left & -left;
    }
  }

  private unmetChildren({ must, flat }: Asked, node: number): number {
    const among = this.flat.childrenOf(node) & ~this.hopeless;
    if (flat !== undefined) return this.flat.unmetChildren(flat, this.flat.baseOf(node), among);
    const first = codeAt(this.query.tree.firstChild, node);
    return isBucketed(must) ? 0 : unmetOf(among, (slot) => must.verdictOfNode(first + slot));
  }

  private unmetSpaces({ must, flat }: Asked, leaf: number): number {
    const among = this.flat.childrenOf(leaf) & ~this.hopeless;
    if (flat !== undefined) return this.flat.unmetSpaces(flat, leaf, among);
    const { tree, siteAt } = this.query;
    const first = codeAt(tree.firstChild, leaf);
    return isBucketed(must) ? 0 : unmetOf(among, (slot) => must.verdictOfSite(codeAt(siteAt, first + slot)));
  }

  /** The least change that a child may need to meet a must that none of its spaces meets. */
  private leastAt({ must, leastOf }: Asked, node: number): (slot: number) => number {
    const { tree } = this.query;
    if (isBucketed(must)) {
      const { column } = must;
      return (slot) => leastOf(maskOfChild(tree, node, { column, slot }));
    }
    const first = codeAt(tree.firstChild, node);
    return (slot) => leastOfRings(tree, must, first + slot);
  }
}

/** Those of siblings that are unmet. */
function unmetOf(among: number, verdictOf: (slot: number) => number): number {
  let unmet = 0;
  for (let left = among; left !== 0; left &= left - 1) {
    if (verdictOf(lowest(left)) === UNMET) unmet |= left & -left;
  }
  return unmet;
}

/** Whether no space of a prospect could be among the nearest any more. */
function isBeyond(prospect: Prospect, found: Shortlist<Miss>): boolean {
  const last = found.last();
  return last !== undefined && byNearness(prospect, last) > 0;
}

/** The least change of a must by the groups in which spaces are. */
function leastByMask(must: MustTerm): (mask: number) => number {
  const byGroup = once(() =>
    must.bucketing.buckets.groups().map((corners, group) => leastOfGroup(must, corners, group)),
  );
  const byMask = new Map<number, number>();
  return (mask) => {
    const known = byMask.get(mask);
    if (known !== undefined) return known;
    const change = byGroup().reduce(
      (least, one, group) => ((mask & (1 << group)) === 0 ? least : Math.min(least, one)),
      Infinity,
    );
    byMask.set(mask, change);
    return change;
  };
}

/** Of a node of one site what that needs; of several nothing is known. */
function leastOfRings({ siteOf }: Tree, must: RingTerm, child: number): number {
  const site = codeAt(siteOf, child);
  return site === MANY_SITES ? 0 : (must.changeOfSite(site)?.change ?? Infinity);
}
