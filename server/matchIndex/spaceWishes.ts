import { byteAt, codeAt, maskAt, numberAt } from '#server/domain/flat.ts';
import { pointsOf } from '#server/domain/matching/score.ts';
import { BUCKETS_MAX } from './cuts.ts';
import { FANOUT } from './tree.ts';
import { isBucketed, mostIn, type TreeQuery, type Wish } from './treeQuery.ts';

/** A preference that is judged on rings has no column. */
const NO_COLUMN = -1;

/**
 * The preferences of a search, to bound what single spaces come to. Sums are made in catalogue order of numbers that are
 * no less than those of `scoreOf`: so the bound is no less than the score, to the last bit.
 */
export class SpaceWishes {
  private readonly query: TreeQuery;
  private readonly wishes: readonly Wish[];
  private readonly columns: Int32Array;
  private readonly mostByBucket: Float64Array;

  constructor(query: TreeQuery) {
    const { wishes } = query;
    this.query = query;
    this.wishes = wishes;
    this.columns = Int32Array.from(wishes, (wish) => (isBucketed(wish) ? wish.column * FANOUT : NO_COLUMN));
    this.mostByBucket = new Float64Array(wishes.length * BUCKETS_MAX).fill(NaN);
  }

  /** Points that a space comes to at most, by its buckets, which begin at `at`. */
  mostOf(at: number, place: number): number {
    const { columns, mostByBucket, wishes, query } = this;
    const { codes } = query.tree;
    let sum = 0;
    for (let number = 0; number < columns.length; number += 1) {
      const column = maskAt(columns, number);
      if (column === NO_COLUMN) {
        const wish = wishes[number];
        if (wish !== undefined && !isBucketed(wish)) sum += wish.mostOfSite(codeAt(query.siteAt, place));
        continue;
      }
      const bucket = byteAt(codes, at + column);
      const kept = numberAt(mostByBucket, number * BUCKETS_MAX + bucket);
      sum += kept === kept ? kept : this.judge(number, bucket);
    }
    return pointsOf(sum, query.totalWeight);
  }

  private judge(number: number, bucket: number): number {
    const wish = this.wishes[number];
    const most = wish !== undefined && isBucketed(wish) ? mostIn(wish, bucket) : 0;
    this.mostByBucket[number * BUCKETS_MAX + bucket] = most;
    return most;
  }
}
