import { UNKNOWN, UNMET } from './bounds.ts';
import { byteAt, codeAt, lowest, maskAt } from '#server/domain/flat.ts';
import { FlatMusts } from './flatMusts.ts';
import { fewestFirst } from './mustOrder.ts';
import { type RingTerm } from './ringTerm.ts';
import { FANOUT } from './tree.ts';
import { isBucketed, type Must, type TreeQuery } from './treeQuery.ts';
import { howOf, STRICT_UNKNOWN_BIT, UNKNOWN_BIT, type Wanted, WantedSpaces } from './wanted.ts';

/** A bit for each of the first musts over buckets. */
const ALL_OPEN = -1;
const BITS = 32;

/** Of more musts than there are bits, the last are always asked. */
function bitOf(must: number): number {
  return must < BITS ? 1 << must : 0;
}

function isOpen(open: number, must: number): boolean {
  return must >= BITS || (open & bitOf(must)) !== 0;
}

/** A walk in plain JavaScript: for small trees, for machines without vectors, and in tests the twin of `KernelWalk`. */
export class PlainWalk {
  private readonly query: TreeQuery;
  private readonly onlyOne: boolean;
  private readonly flat: FlatMusts;
  private readonly rings: readonly RingTerm[];
  /** Which of the musts may not fail, those over buckets first. */
  private readonly isStrict: readonly boolean[];
  private readonly onlyFailing: boolean;
  private readonly found = new WantedSpaces();
  /** Of the siblings looked at: those that are wanted so far, those that fail one must, those not known. */
  private wanted = 0;
  private failing = 0;
  private unknown = 0;
  private strictUnknown = 0;
  private readonly failed = new Uint8Array(FANOUT);
  private readonly numbers: readonly number[];

  constructor(query: TreeQuery, { mayFail, onlyOne, onlyFailing }: Wanted) {
    const bucketed = fewestFirst(query.tree, query.musts.filter(isBucketed));
    this.query = query;
    this.onlyOne = onlyOne;
    this.onlyFailing = onlyFailing;
    this.flat = new FlatMusts(query.tree, bucketed);
    this.rings = query.musts.flatMap((must) => (isBucketed(must) ? [] : must));
    const inTurn: readonly Must[] = [...bucketed, ...this.rings];
    this.numbers = inTurn.map((must) => query.musts.indexOf(must) + 1);
    this.isStrict = inTurn.map((must) => !mayFail(must));
  }

  run(): WantedSpaces {
    this.from(this.query.tree.root, ALL_OPEN);
    return this.found;
  }

  /** Looks into the leaves of a node; `open` are the bits of the musts that some of its spaces may not meet. */
  private from(node: number, open: number): void {
    const { tree } = this.query;
    if (node < tree.leaves) {
      this.lookIntoLeaf(node, open);
      return;
    }
    const openOf = new Int32Array(FANOUT).fill(open);
    this.askOfChildren(node, open, openOf);
    const first = codeAt(tree.firstChild, node);
    for (let left = this.wanted; left !== 0; left &= left - 1) {
      const slot = lowest(left);
      this.from(first + slot, maskAt(openOf, slot));
    }
  }

  private lookIntoLeaf(leaf: number, open: number): void {
    this.askOfSpaces(leaf, open);
    const { failing, unknown, strictUnknown, failed, numbers } = this;
    const first = codeAt(this.query.tree.firstChild, leaf);
    for (let left = this.onlyFailing ? this.wanted & failing : this.wanted; left !== 0; left &= left - 1) {
      const slot = lowest(left);
      const number = isIn(failing, slot) ? (numbers[byteAt(failed, slot)] ?? 0) : 0;
      const bits = (isIn(unknown, slot) ? UNKNOWN_BIT : 0) | (isIn(strictUnknown, slot) ? STRICT_UNKNOWN_BIT : 0);
      this.found.add([first + slot, howOf(number, bits)]);
    }
  }

  /** Leaves in `openOf` the musts that are open for each child. */
  private askOfChildren(node: number, open: number, openOf: Int32Array): void {
    const { flat, rings, query } = this;
    const base = flat.baseOf(node);
    this.begin(node);
    for (let must = 0; must < flat.count && this.wanted !== 0; must += 1) {
      if (!isOpen(open, must)) continue;
      this.fail(must, flat.unmetChildren(must, base, this.wanted));
      for (let sure = flat.sureChildren(must, base, this.wanted); sure !== 0; sure &= sure - 1) {
        const slot = lowest(sure);
        openOf[slot] = maskAt(openOf, slot) & ~bitOf(must);
      }
    }
    const first = codeAt(query.tree.firstChild, node);
    for (const [at, ring] of rings.entries()) {
      let unmet = 0;
      for (let left = this.wanted; left !== 0; left &= left - 1) {
        if (ring.verdictOfNode(first + lowest(left)) === UNMET) unmet |= left & -left;
      }
      this.fail(flat.count + at, unmet);
    }
  }

  private askOfSpaces(leaf: number, open: number): void {
    const { flat, rings } = this;
    this.begin(leaf);
    for (let must = 0; must < flat.count && this.wanted !== 0; must += 1) {
      if (!isOpen(open, must)) continue;
      const unmet = flat.unmetSpaces(must, leaf, this.wanted);
      this.leaveOpen(must, flat.unknown);
      this.fail(must, unmet);
    }
    for (const [at, ring] of rings.entries()) this.askRing(ring, flat.count + at, leaf);
  }

  private askRing(ring: RingTerm, must: number, leaf: number): void {
    const { tree, siteAt } = this.query;
    const first = codeAt(tree.firstChild, leaf);
    let unmet = 0;
    let unknown = 0;
    for (let left = this.wanted; left !== 0; left &= left - 1) {
      const verdict = ring.verdictOfSite(codeAt(siteAt, first + lowest(left)));
      if (verdict === UNMET) unmet |= left & -left;
      if (verdict === UNKNOWN) unknown |= left & -left;
    }
    this.leaveOpen(must, unknown);
    this.fail(must, unmet);
  }

  private begin(node: number): void {
    this.wanted = (1 << byteAt(this.query.tree.childCount, node)) - 1;
    this.failing = 0;
    this.unknown = 0;
    this.strictUnknown = 0;
  }

  private leaveOpen(must: number, unknown: number): void {
    this.unknown |= unknown;
    if (this.isStrict[must] === true) this.strictUnknown |= unknown;
  }

  private fail(must: number, unmet: number): void {
    if (unmet === 0) return;
    const refused = this.isStrict[must] === true ? unmet : this.onlyOne ? unmet & this.failing : 0;
    this.wanted &= ~refused;
    this.failing |= unmet;
    for (let left = unmet & this.wanted; left !== 0; left &= left - 1) {
      this.failed[lowest(left)] = must;
    }
  }
}

function isIn(spaces: number, slot: number): boolean {
  return ((spaces >> slot) & 1) !== 0;
}
