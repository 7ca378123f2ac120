import { type Buckets, WILD } from './buckets.ts';
import { BUCKETS_MAX } from './cuts.ts';
import { byteAt, codeAt, lowest, maskAt, numberAt } from '#server/domain/flat.ts';
import { pointsOf } from '#server/domain/matching/score.ts';
import { type RingTerm } from './ringTerm.ts';
import { FANOUT, MANY_SITES } from './tree.ts';
import { isBucketed, type TreeQuery } from './treeQuery.ts';

/** Sets of groups that a mask's byte can say, over the four bytes of a mask. */
const SETS = 1024;
const BYTE = 256;

/** A preference that is judged on rings has no column. */
const NO_COLUMN = -1;

/**
 * The preferences of a search, to bound what spaces come to: all that is read most in flat arrays of one kind each, for
 * its loops run a thousand times in each answer. Every sum is made in catalogue order of numbers that are no less than
 * those of `scoreOf`: so the bound is no less than any score, to the last bit.
 */
export class FlatWishes {
  private readonly query: TreeQuery;
  private readonly columns: Int32Array;
  private readonly rings: readonly (RingTerm | undefined)[];
  private readonly hasRings: boolean;
  private readonly mostByMask: Float64Array;
  /** The last byte of its masks in which there may be anything. */
  private readonly lastByte: Uint8Array;
  /** What the node looked at last comes to at most, preference by preference. */
  private readonly ofNode: Float64Array;
  /** What the rings said of the node asked about last, and its one site: siblings mostly stand on the same. */
  private readonly ofRings: Float64Array;
  private lastSite = MANY_SITES;

  constructor(query: TreeQuery) {
    const { wishes } = query;
    this.query = query;
    this.columns = Int32Array.from(wishes, (wish) => (isBucketed(wish) ? wish.column * FANOUT : NO_COLUMN));
    this.rings = wishes.map((wish) => (isBucketed(wish) ? undefined : wish));
    this.hasRings = this.rings.some((ring) => ring !== undefined);
    this.mostByMask = new Float64Array(wishes.length * SETS);
    this.lastByte = Uint8Array.from(wishes, (wish) =>
      isBucketed(wish) ? lastByteOf(query.tree.histogram, wish.column, wish.buckets) : 0,
    );
    this.ofNode = new Float64Array(wishes.length);
    this.ofRings = new Float64Array(wishes.length);
    for (const [at, wish] of wishes.entries()) {
      if (isBucketed(wish)) fillMosts(this.mostByMask, at * SETS, wish.mostByGroup);
    }
  }

  /** Points that the spaces of a child come to at most, whatever the rings say; `at` is where its masks begin. */
  mostOfChild(at: number): number {
    const { columns, rings, ofNode } = this;
    let sum = 0;
    for (let wish = 0; wish < columns.length; wish += 1) {
      const column = maskAt(columns, wish);
      const most = column === NO_COLUMN ? (rings[wish]?.weight ?? 0) : this.mostOfMask(wish, at + column);
      ofNode[wish] = most;
      sum += most;
    }
    return pointsOf(sum, this.query.totalWeight);
  }

  /** The same with what the rings say, of the child that was asked about last. */
  mostWithRings(child: number, most: number): number {
    if (!this.hasRings) return most;
    const { columns, ofNode, ofRings } = this;
    const site = codeAt(this.query.tree.siteOf, child);
    if (site === MANY_SITES || site !== this.lastSite) this.askRings(child);
    this.lastSite = site;
    let sum = 0;
    for (let wish = 0; wish < columns.length; wish += 1) {
      sum += maskAt(columns, wish) === NO_COLUMN ? numberAt(ofRings, wish) : numberAt(ofNode, wish);
    }
    return pointsOf(sum, this.query.totalWeight);
  }

  private askRings(node: number): void {
    for (let wish = 0; wish < this.rings.length; wish += 1) {
      const ring = this.rings[wish];
      if (ring !== undefined) this.ofRings[wish] = ring.mostOfNode(node);
    }
  }

  /** The most of the groups of a mask, whose first byte is at `at`. */
  private mostOfMask(wish: number, at: number): number {
    const { mostByMask } = this;
    const { masks, columns } = this.query.tree;
    const last = byteAt(this.lastByte, wish);
    let most = 0;
    for (let byte = 0; byte <= last; byte += 1) {
      const ofByte = numberAt(mostByMask, wish * SETS + byte * BYTE + byteAt(masks, at + byte * columns * FANOUT));
      if (ofByte > most) most = ofByte;
    }
    return most;
  }
}

/** The most of every set of groups, a byte of a mask each: of a set, the most of it without its lowest group, and of that. */
function fillMosts(most: Float64Array, begin: number, mostByGroup: readonly number[]): void {
  for (let byte = 0; byte < SETS / BYTE; byte += 1) {
    const from = begin + byte * BYTE;
    for (let value = 1; value < BYTE; value += 1) {
      const rest = numberAt(most, from + (value & (value - 1)));
      most[from + value] = Math.max(rest, mostByGroup[byte * 8 + lowest(value)] ?? 0);
    }
  }
}

/** The last byte of masks of a column in which there may be anything. */
export function lastByteOf(
  histogram: Uint32Array,
  column: number,
  { groupOf, count }: Pick<Buckets, 'groupOf' | 'count'>,
): number {
  const begin = column * BUCKETS_MAX;
  if (codeAt(histogram, begin + WILD) > 0) return byteAt(groupOf, WILD) >> 3;
  let last = 0;
  for (let bucket = 0; bucket < count; bucket += 1) {
    if (codeAt(histogram, begin + bucket) > 0) last = Math.max(last, byteAt(groupOf, bucket) >> 3);
  }
  return last;
}
