import { byteAt, lowest } from '#server/domain/flat.ts';
import { MIXED, NOT_JUDGED, UNKNOWN, UNMET } from '../bounds.ts';
import { type MustTerm } from '../bucketTerm.ts';
import { WILD } from '../buckets.ts';
import { type Kernel } from './kernel.ts';
import { MUST } from './layout.ts';
import { layRows } from './rows.ts';

/** What a verdict is as a flag of a bucket: bits that say that it is unmet, not known, judged space by space, or not judged yet. */
const FLAG_BY_VERDICT = new Uint8Array(MIXED + 1);
FLAG_BY_VERDICT[UNMET] = 1;
FLAG_BY_VERDICT[UNKNOWN] = 2;
FLAG_BY_VERDICT[MIXED] = 4;
FLAG_BY_VERDICT[NOT_JUDGED] = 8;

/** A must, and what its verdicts are as flags, if not the same as those of others. */
type Flagged = Pick<MustTerm, 'verdicts' | 'bucketing' | 'column'> & { readonly flags?: Uint8Array };

/** Lays the flags of a must, as they are known by now, into its record, which begins at a place in the memory: see `MUST` and `ASK`. */
export function layFlags(kernel: Kernel, begin: number, must: Flagged): void {
  const { verdicts, bucketing, flags = FLAG_BY_VERDICT } = must;
  const { bytes } = kernel;
  const { count } = bucketing.buckets;
  const at = begin + MUST.flags;
  for (let bucket = 0; bucket < count; bucket += 1) {
    bytes[at + bucket] = byteAt(flags, byteAt(verdicts, bucket));
  }
  bytes[at + WILD] = byteAt(flags, byteAt(verdicts, WILD));
  layFlagRows(kernel, begin, must);
}

/** The buckets of some spaces, the bits of a number, which begin at a place in the codes. */
interface Buckets {
  readonly must: MustTerm;
  readonly at: number;
  readonly spaces: number;
  readonly flags?: Uint8Array;
}

/** Has the flags of a must known of some buckets. */
export function relayFlags(
  kernel: Kernel,
  begin: number,
  { must, at, spaces, flags = FLAG_BY_VERDICT }: Buckets,
): void {
  for (let left = spaces; left !== 0; left &= left - 1) {
    const bucket = byteAt(kernel.arrays.codes, at + lowest(left));
    const kept = byteAt(must.verdicts, bucket);
    const verdict = kept === NOT_JUDGED ? must.judge(bucket) : kept;
    kernel.bytes[begin + MUST.flags + bucket] = byteAt(flags, verdict);
  }
  layFlagRows(kernel, begin, must);
}

function layFlagRows({ arrays, bytes, integers }: Kernel, begin: number, { column, bucketing }: Flagged): void {
  const { histogram } = arrays;
  const { count } = bucketing.buckets;
  integers[(begin + MUST.rows) / 4] = layRows({ bytes, begin: begin + MUST.flags, histogram, column, count });
}
