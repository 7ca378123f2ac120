import { byteAt, lowest } from '#server/domain/flat.ts';
import { MIXED, UNKNOWN, UNMET } from '../bounds.ts';
import { type MustTerm } from '../bucketTerm.ts';
import { BUCKETS_MAX } from '../cuts.ts';
import { lastByteOf } from '../flatWishes.ts';
import { FANOUT } from '../layout.ts';
import { layFlags } from './flags.ts';
import { type Kernel } from './kernel.ts';
import { ASK } from './layout.ts';

/** A must of a walk. */
export interface Ask {
  readonly must: MustTerm;
  /** Whether it may not fail. */
  readonly isStrict: boolean;
}

/** Where the record of a must of a walk begins. */
export function askAt({ layout }: Kernel, number: number): number {
  return layout.asks + number * ASK.size;
}

/** Lays a must into the memory of a kernel, under a number. */
export function layAsk(kernel: Kernel, number: number, { must, isStrict }: Ask): void {
  const { arrays, integers } = kernel;
  const { column, fitMask, openMask, verdicts, bucketing } = must;
  const { histogram } = arrays;
  const { groupOf } = bucketing.buckets;
  const begin = askAt(kernel, number);
  const at = begin / Int32Array.BYTES_PER_ELEMENT;
  let mixedMask = 0;
  for (let bucket = 0; bucket < BUCKETS_MAX; bucket += 1) {
    if (byteAt(verdicts, bucket) === MIXED) mixedMask |= 1 << byteAt(groupOf, bucket);
  }
  integers[at + ASK.column / 4] = column;
  integers[at + ASK.fits / 4] = fitMask;
  integers[at + ASK.open / 4] = openMask;
  integers[at + ASK.bytes / 4] = lastByteOf(histogram, column, bucketing.buckets) + 1;
  integers[at + ASK.strict / 4] = isStrict ? 1 : 0;
  integers[at + ASK.mixed / 4] = mixedMask;
  layFlags(kernel, begin, must);
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
