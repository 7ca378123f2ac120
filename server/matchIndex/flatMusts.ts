import { byteAt, codeAt, lowest, maskAt } from '#server/domain/flat.ts';
import { MET, MIXED, NOT_JUDGED, UNKNOWN, UNMET } from './bounds.ts';
import { type MustTerm } from './bucketTerm.ts';
import { BUCKETS_MAX } from './cuts.ts';
import { FANOUT, type Tree } from './tree.ts';
import { masksBegin } from './treeArrays.ts';

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
  private readonly openMasks: Int32Array;
  /** Per must and bucket: whether its offers are unmet, or unknown, as the first bit of the two halves of a number. */
  private readonly plain: Int32Array;
  /** In the same way whether they differ, or are not judged yet. */
  private readonly vague: Int32Array;
  /** Per must whether any bucket is vague in which there is a space. */
  private readonly isVague: Uint8Array;

  constructor(tree: Tree, musts: readonly MustTerm[]) {
    this.tree = tree;
    this.musts = musts;
    this.count = musts.length;
    this.columns = Int32Array.from(musts, ({ column }) => column * FANOUT);
    this.fitMasks = Int32Array.from(musts, ({ fitMask }) => fitMask);
    this.metMasks = Int32Array.from(musts, ({ metMask }) => metMask);
    this.openMasks = Int32Array.from(musts, ({ openMask }) => openMask);
    this.plain = new Int32Array(musts.length * BUCKETS_MAX);
    this.vague = new Int32Array(musts.length * BUCKETS_MAX);
    this.isVague = Uint8Array.from(musts, ({ column, verdicts }, must) => {
      for (let bucket = 0; bucket < BUCKETS_MAX; bucket += 1) this.note(must, bucket, byteAt(verdicts, bucket));
      return this.hasVague(must, column) ? 1 : 0;
    });
  }

  /** Where the masks of a node, or the buckets of a leaf, begin. */
  baseOf(node: number): number {
    const { tree } = this;
    return node < tree.leaves ? node * tree.columns * FANOUT : masksBegin(tree, node);
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
    return among & ~this.childrenOverlapping(base + maskAt(this.columns, must), maskAt(this.fitMasks, must));
  }

  /** Children of which every space surely meets a must. */
  sureChildren(must: number, base: number, among: number): number {
    return among & ~this.childrenOverlapping(base + maskAt(this.columns, must), maskAt(this.openMasks, must));
  }

  /** Spaces that no must excludes by their bucket; sets `unknown` and `mixed`. */
  fittingSpaces(base: number, among: number): number {
    let fitting = among;
    let unknown = 0;
    this.mixed = 0;
    for (let must = 0; must < this.count && fitting !== 0; must += 1) {
      const found = this.lookUp(must, base + maskAt(this.columns, must), fitting);
      fitting &= ~found;
      unknown |= found >>> FANOUT;
    }
    this.unknown = unknown;
    return fitting;
  }

  /** Spaces of a leaf that do not meet a must, exactly; sets `unknown`. */
  unmetSpaces(must: number, leaf: number, among: number): number {
    this.mixed = 0;
    const found = this.lookUp(must, this.baseOf(leaf) + maskAt(this.columns, must), among);
    let unmet = found & among;
    this.unknown = found >>> FANOUT;
    for (let left = this.mixed & among; left !== 0; left &= left - 1) {
      const verdict = this.exactly(must, codeAt(this.tree.firstChild, leaf) + lowest(left));
      if (verdict === UNMET) unmet |= left & -left;
      else if (verdict === UNKNOWN) this.unknown |= left & -left;
    }
    return unmet;
  }

  private childrenWithin(base: number, wanted: Int32Array, among: number): number {
    let within = among;
    for (let must = 0; must < this.count && within !== 0; must += 1) {
      within &= this.childrenOverlapping(base + maskAt(this.columns, must), maskAt(wanted, must));
    }
    return within;
  }

  /** Which of the sixteen masks from a place have a bit in common with a mask. Without a branch: all sixteen are quicker than to choose. */
  private childrenOverlapping(from: number, mask: number): number {
    const { masks, columns } = this.tree;
    let overlapping = 0;
    for (let at = from, wanted = mask; wanted !== 0; at += columns * FANOUT, wanted >>>= 8) {
      // The sign of the negative of a byte: set but for 0.
      for (let slot = 0; slot < FANOUT; slot += 1) {
        overlapping |= (-(byteAt(masks, at + slot) & wanted & 255) >>> 31) << slot;
      }
    }
    return overlapping;
  }

  /** What the buckets of sixteen spaces say of a must: unmet in the lower half, unknown in the upper; adds to `mixed`. */
  private lookUp(must: number, from: number, among: number): number {
    if (byteAt(this.isVague, must) === 0) return this.gather(this.plain, must, from);
    const vague = this.gather(this.vague, must, from);
    this.mixed |= vague & among;
    const fresh = (vague >>> FANOUT) & among;
    if (fresh === 0) return this.gather(this.plain, must, from);
    for (let left = fresh; left !== 0; left &= left - 1) {
      this.verdictOf(must, byteAt(this.tree.codes, from + lowest(left)));
    }
    return this.lookUp(must, from, among);
  }

  /** The entries of a table for the buckets of sixteen spaces, each shifted to its space. */
  private gather(table: Int32Array, must: number, from: number): number {
    const { codes } = this.tree;
    const begin = must * BUCKETS_MAX;
    let gathered = 0;
    for (let slot = 0; slot < FANOUT; slot += 1) {
      gathered |= maskAt(table, begin + byteAt(codes, from + slot)) << slot;
    }
    return gathered;
  }

  /** Whether a must does not plainly say of some space how it is judged. */
  private hasVague(must: number, column: number): boolean {
    for (let bucket = 0; bucket < BUCKETS_MAX; bucket += 1) {
      const isFilled = codeAt(this.tree.histogram, column * BUCKETS_MAX + bucket) > 0;
      if (isFilled && maskAt(this.vague, must * BUCKETS_MAX + bucket) !== 0) return true;
    }
    return false;
  }

  private note(must: number, bucket: number, verdict: number): void {
    const at = must * BUCKETS_MAX + bucket;
    this.plain[at] = halves(verdict === UNMET, verdict === UNKNOWN);
    this.vague[at] = halves(verdict === MIXED, verdict === NOT_JUDGED);
  }

  private verdictOf(must: number, bucket: number): number {
    const term = this.musts[must];
    const kept = term === undefined ? MIXED : byteAt(term.verdicts, bucket);
    const verdict = kept === NOT_JUDGED ? (term?.judge(bucket) ?? MIXED) : kept;
    this.note(must, bucket, verdict);
    return verdict;
  }

  private exactly(must: number, place: number): number {
    return this.musts[must]?.verdictAt(place) ?? MET;
  }
}

/** The first bit of the lower half and that of the upper. */
function halves(lower: boolean, upper: boolean): number {
  return (lower ? 1 : 0) | (upper ? 1 << FANOUT : 0);
}
