import { MET, MIXED, NOT_JUDGED, UNKNOWN, UNMET } from './bounds.ts';
import { type MustTerm } from './bucketTerm.ts';
import { BUCKETS_MAX } from './cuts.ts';
import { byteAt, codeAt, lowest, maskAt } from '#server/domain/flat.ts';
import { FANOUT, type Tree } from './tree.ts';

/**
 * Musts over buckets, asked of sixteen siblings at once: they are the bits of a number. A class, and all that it reads in
 * flat arrays of one kind each, for its loops run a thousand times in each answer: objects read through changing shapes
 * took three times as long.
 */
export class FlatMusts {
  readonly count: number;
  /** Of the spaces that were asked of last, those of which a must is not known. */
  unknown = 0;
  /** Of the spaces that `fittingSpaces` was asked of last, those whose bucket does not say how they are judged. */
  mixed = 0;
  private readonly tree: Tree;
  private readonly musts: readonly MustTerm[];
  private readonly columns: Int32Array;
  private readonly fitMasks: Int32Array;
  private readonly metMasks: Int32Array;
  private readonly verdicts: Uint8Array;

  constructor(tree: Tree, musts: readonly MustTerm[]) {
    this.tree = tree;
    this.musts = musts;
    this.count = musts.length;
    this.columns = Int32Array.from(musts, ({ column }) => column * FANOUT);
    this.fitMasks = Int32Array.from(musts, ({ fitMask }) => fitMask);
    this.metMasks = Int32Array.from(musts, ({ metMask }) => metMask);
    this.verdicts = new Uint8Array(musts.length * BUCKETS_MAX);
    for (const [at, { verdicts }] of musts.entries()) this.verdicts.set(verdicts, at * BUCKETS_MAX);
  }

  /** Where the masks of a node, or the buckets of a leaf, begin. */
  baseOf(node: number): number {
    const { leaves, columns } = this.tree;
    return (node < leaves ? node : node - leaves) * columns * FANOUT;
  }

  /** All children of a node, or spaces of a leaf. */
  childrenOf(node: number): number {
    return (1 << byteAt(this.tree.childCount, node)) - 1;
  }

  /** Children of which some space may fit, as far as each must by itself says. */
  fittingChildren(base: number, among: number): number {
    return this.childrenWithin(base, this.fitMasks, among);
  }

  /** Children of which some space may meet every must. */
  metChildren(base: number, among: number): number {
    return this.childrenWithin(base, this.metMasks, among);
  }

  /** Children of which no space may fit a must. */
  unmetChildren(must: number, base: number, among: number): number {
    const { masks } = this.tree;
    const from = base + maskAt(this.columns, must);
    const mask = maskAt(this.fitMasks, must);
    let unmet = 0;
    for (let left = among; left !== 0; left &= left - 1) {
      if ((maskAt(masks, from + lowest(left)) & mask) === 0) unmet |= left & -left;
    }
    return unmet;
  }

  /** Spaces that no must excludes by their bucket; sets `unknown` and `mixed`. */
  fittingSpaces(base: number, among: number): number {
    const { codes } = this.tree;
    let fitting = among;
    let unknown = 0;
    let mixed = 0;
    for (let must = 0; must < this.count && fitting !== 0; must += 1) {
      const from = base + maskAt(this.columns, must);
      for (let left = fitting; left !== 0; left &= left - 1) {
        const verdict = this.verdictOf(must, byteAt(codes, from + lowest(left)));
        if (verdict === MET) continue;
        if (verdict === UNMET) fitting &= ~(left & -left);
        else if (verdict === UNKNOWN) unknown |= left & -left;
        else mixed |= left & -left;
      }
    }
    this.unknown = unknown;
    this.mixed = mixed;
    return fitting;
  }

  /** Spaces of a leaf that do not meet a must, exactly; sets `unknown`. */
  unmetSpaces(must: number, leaf: number, among: number): number {
    const first = codeAt(this.tree.firstChild, leaf);
    const from = this.baseOf(leaf) + maskAt(this.columns, must);
    let unmet = 0;
    this.unknown = 0;
    for (let left = among; left !== 0; left &= left - 1) {
      const slot = lowest(left);
      const ofBucket = this.verdictOf(must, byteAt(this.tree.codes, from + slot));
      if (ofBucket === MET) continue;
      const verdict = ofBucket === MIXED ? this.exactly(must, first + slot) : ofBucket;
      if (verdict === UNMET) unmet |= left & -left;
      else if (verdict === UNKNOWN) this.unknown |= left & -left;
    }
    return unmet;
  }

  /** The worst verdict of all musts on one space, whose buckets begin at `at`. */
  worstOfSpace(at: number, place: number): number {
    let worst = MET;
    for (let must = 0; must < this.count && worst !== UNMET; must += 1) {
      const verdict = this.verdictOf(must, byteAt(this.tree.codes, at + maskAt(this.columns, must)));
      if (verdict === MET) continue;
      worst = Math.min(worst, verdict === MIXED ? this.exactly(must, place) : verdict);
    }
    return worst;
  }

  private childrenWithin(base: number, wanted: Int32Array, among: number): number {
    const { masks } = this.tree;
    let within = among;
    for (let must = 0; must < this.count && within !== 0; must += 1) {
      const from = base + maskAt(this.columns, must);
      const mask = maskAt(wanted, must);
      for (let left = within; left !== 0; left &= left - 1) {
        if ((maskAt(masks, from + lowest(left)) & mask) === 0) within &= ~(left & -left);
      }
    }
    return within;
  }

  private verdictOf(must: number, bucket: number): number {
    const kept = byteAt(this.verdicts, must * BUCKETS_MAX + bucket);
    if (kept !== NOT_JUDGED) return kept;
    const verdict = this.musts[must]?.judge(bucket) ?? MIXED;
    this.verdicts[must * BUCKETS_MAX + bucket] = verdict;
    return verdict;
  }

  private exactly(must: number, place: number): number {
    return this.musts[must]?.verdictAt(place) ?? MET;
  }
}
