import { byteAt, codeAt, lowest, numberAt } from '#server/domain/flat.ts';
import { MIXED, NOT_JUDGED, UNMET } from '../bounds.ts';
import { type MustTerm } from '../bucketTerm.ts';
import { BUCKETS_MAX, GROUPS_MAX } from '../cuts.ts';
import { lastByteOf } from '../flatWishes.ts';
import { leastOfCorners, leastOfGroup } from '../leastChange.ts';
import { type Kernel } from './kernel.ts';
import { MISS } from './layout.ts';
import { layRows } from './rows.ts';

/** Changes are added up in steps, of which so many make the most that is looked for. */
export const MOST_STEPS = 250;

/** More steps than are looked for, of a change that is too large, or of none that would do. */
export const BEYOND = 254;

/** How long a step is. */
export interface Steps {
  readonly most: number;
  /** Infinity where there is no most: then every change is no step. */
  readonly size: number;
}

/** The steps of a change, never too many. */
export function stepsOf(change: number, { most, size }: Steps): number {
  if (change > most || change === Infinity) return BEYOND;
  return size === Infinity ? 0 : Math.min(MOST_STEPS, Math.floor((change / size) * LESS));
}

/** Less than what dividing may round up. */
const LESS = 1 - 1e-12;

/** Sets of four groups. */
const SETS = 16;

/** The least changes that a must needs of each bucket and group, for the memory of a kernel. */
export class MissTable {
  private readonly must: MustTerm;
  private readonly kernel: Kernel;
  private readonly leastByGroup: readonly number[];
  /** Not a number until asked. */
  private readonly leastByBucket = new Float64Array(BUCKETS_MAX).fill(NaN);

  constructor(must: MustTerm, kernel: Kernel) {
    const { negotiable } = must.asked.criterion;
    this.must = must;
    this.kernel = kernel;
    this.leastByGroup = must.bucketing.buckets.groups().map((corners, group) => {
      const least = leastOfGroup(must, corners, group);
      return negotiable || (must.fitMask & (1 << group)) !== 0 ? least : Infinity;
    });
  }

  /** Lays it into the memory, under a number. */
  lay(number: number, steps: Steps): void {
    const { column, bucketing } = this.must;
    const { groupOf, count } = bucketing.buckets;
    const { bytes, integers, layout, arrays } = this.kernel;
    const { histogram } = arrays;
    const begin = layout.misses + number * MISS.size;
    const ofGroups = this.leastByGroup.map((least) => stepsOf(least, steps));
    for (let bucket = 0; bucket < BUCKETS_MAX; bucket += 1) {
      const isFilled = codeAt(histogram, column * BUCKETS_MAX + bucket) > 0;
      const ofGroup = ofGroups[byteAt(groupOf, bucket)] ?? 0;
      bytes[begin + MISS.buckets + bucket] = isFilled ? this.stepsOfBucket(bucket, ofGroup, steps) : 0;
    }
    layHalves(bytes, begin + MISS.halves, ofGroups);
    integers[(begin + MISS.column) / 4] = column;
    integers[(begin + MISS.rows) / 4] = layRows({ bytes, begin: begin + MISS.buckets, histogram, column, count });
    integers[(begin + MISS.bytes) / 4] = lastByteOf(histogram, column, bucketing.buckets) + 1;
  }

  /** 0 of a bucket that fits; else a step more than is needed. */
  private stepsOfBucket(bucket: number, ofGroup: number, steps: Steps): number {
    const { verdicts, judge, asked } = this.must;
    if (ofGroup === BEYOND) return BEYOND + 1;
    const kept = byteAt(verdicts, bucket);
    const verdict = kept === NOT_JUDGED ? judge(bucket) : kept;
    if (verdict === MIXED) return 1;
    if (verdict !== UNMET) return 0;
    return asked.criterion.negotiable ? stepsOf(this.leastOfBucket(bucket), steps) + 1 : BEYOND + 1;
  }

  private leastOfBucket(bucket: number): number {
    const known = numberAt(this.leastByBucket, bucket);
    if (!Number.isNaN(known)) return known;
    const { asked, bucketing } = this.must;
    const { corners } = bucketing.buckets.bucket(bucket);
    const least = corners === undefined ? 0 : leastOfCorners(asked, [corners]);
    this.leastByBucket[bucket] = least;
    return least;
  }
}

/** The least steps of every set of four groups that follow on each other; of none, more than any. */
function layHalves(bytes: Uint8Array, begin: number, ofGroups: readonly number[]): void {
  for (let half = 0; half < GROUPS_MAX / 4; half += 1) {
    const at = begin + half * SETS;
    bytes[at] = BEYOND + 1;
    for (let set = 1; set < SETS; set += 1) {
      const steps = ofGroups[half * 4 + lowest(set)] ?? 0;
      bytes[at + set] = Math.min(byteAt(bytes, at + (set & (set - 1))), steps);
    }
  }
}
