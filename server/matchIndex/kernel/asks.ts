import { byteAt, lowest } from '#server/domain/flat.ts';
import { MIXED, NOT_JUDGED, UNKNOWN, UNMET } from '../bounds.ts';
import { type MustTerm } from '../bucketTerm.ts';
import { BUCKETS_MAX } from '../cuts.ts';
import { lastByteOf } from '../flatWishes.ts';
import { FANOUT } from '../layout.ts';
import { FLAG_BY_VERDICT } from './flags.ts';
import { type Kernel } from './kernel.ts';
import { ASK } from './layout.ts';
import { layRows } from './rows.ts';

/** A must of a walk. */
export interface Ask {
  readonly must: MustTerm;
  /** Whether it may not fail. */
  readonly isStrict: boolean;
}

/** Lays a must into the memory of a kernel, under a number. */
export function layAsk({ arrays, bytes, integers, layout }: Kernel, number: number, { must, isStrict }: Ask): void {
  const { column, fitMask, openMask, verdicts, bucketing } = must;
  const { histogram } = arrays;
  const { groupOf } = bucketing.buckets;
  const begin = layout.asks + number * ASK.size;
  const at = begin / Int32Array.BYTES_PER_ELEMENT;
  let mixedMask = 0;
  for (let bucket = 0; bucket < BUCKETS_MAX; bucket += 1) {
    const verdict = byteAt(verdicts, bucket);
    bytes[begin + ASK.flags + bucket] = byteAt(FLAG_BY_VERDICT, verdict);
    if (verdict === MIXED) mixedMask |= 1 << byteAt(groupOf, bucket);
  }
  integers[at + ASK.column / 4] = column;
  integers[at + ASK.fits / 4] = fitMask;
  integers[at + ASK.open / 4] = openMask;
  integers[at + ASK.rows / 4] = layRows({ bytes, begin: begin + ASK.flags, histogram, column });
  integers[at + ASK.bytes / 4] = lastByteOf(histogram, column, groupOf) + 1;
  integers[at + ASK.strict / 4] = isStrict ? 1 : 0;
  integers[at + ASK.mixed / 4] = mixedMask;
}

/** Lays down what is known by now of the buckets of some spaces; the buckets begin at `at`. */
export function relayFlags(
  { arrays, bytes, integers, layout }: Kernel,
  number: number,
  { must, at, spaces }: { readonly must: MustTerm; readonly at: number; readonly spaces: number },
): void {
  const { codes, histogram } = arrays;
  const begin = layout.asks + number * ASK.size;
  for (let left = spaces; left !== 0; left &= left - 1) {
    const bucket = byteAt(codes, at + lowest(left));
    const kept = byteAt(must.verdicts, bucket);
    const verdict = kept === NOT_JUDGED ? must.judge(bucket) : kept;
    bytes[begin + ASK.flags + bucket] = byteAt(FLAG_BY_VERDICT, verdict);
  }
  const rows = layRows({ bytes, begin: begin + ASK.flags, histogram, column: must.column });
  integers[(begin + ASK.rows) / 4] = rows;
}

/** Of some spaces, of which the first of the leaf is given, those that do not meet a must, and 16 bits higher those of which it is not known. */
export function verdictsOf(must: MustTerm, first: number, spaces: number): number {
  let verdicts = 0;
  for (let left = spaces; left !== 0; left &= left - 1) {
    const slot = lowest(left);
    const verdict = must.verdictAt(first + slot);
    if (verdict === UNMET) verdicts |= 1 << slot;
    if (verdict === UNKNOWN) verdicts |= 1 << (slot + FANOUT);
  }
  return verdicts;
}
