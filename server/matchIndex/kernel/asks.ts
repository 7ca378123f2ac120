import { byteAt, lowest } from '#server/domain/flat.ts';
import { MIXED, NOT_JUDGED, UNKNOWN, UNMET } from '../bounds.ts';
import { type MustTerm } from '../bucketTerm.ts';
import { lastByteOf } from '../flatWishes.ts';
import { FANOUT } from '../layout.ts';
import { type Must } from '../treeQuery.ts';
import { STRICT_UNKNOWN_BIT, UNKNOWN_BIT, type Wanted } from '../wanted.ts';
import { layFlags } from './flags.ts';
import { type Kernel } from './kernel.ts';
import { ASK } from './layout.ts';

/** A must of a walk. */
export interface Ask<T extends Must> {
  readonly must: T;
  /** By which it is told of. */
  readonly number: number;
  readonly mayFail: boolean;
  /** What its verdicts are as flags, see `assembly/walk.ts`. */
  readonly flags: Uint8Array;
}

/** A must of a walk to spaces that are wanted. */
export function createAsk<T extends Must>(must: T, number: number, wanted: Wanted): Ask<T> {
  const mayFail = wanted.mayFail(must);
  const flags = new Uint8Array(MIXED + 1);
  flags[UNMET] = mayFail ? (wanted.onlyOne ? 64 | 16 : 16) : 128;
  flags[UNKNOWN] = mayFail ? UNKNOWN_BIT : STRICT_UNKNOWN_BIT | UNKNOWN_BIT;
  flags[MIXED] = 4;
  flags[NOT_JUDGED] = 8;
  return { must, number, mayFail, flags };
}

/** Where the record of a must of a walk begins. */
export function askAt({ layout }: Kernel, at: number): number {
  return layout.asks + at * ASK.size;
}

/** Lays a must into the memory of a kernel, to others. */
export function layAsk(kernel: Kernel, at: number, ask: Ask<MustTerm>): void {
  const { arrays, integers } = kernel;
  const { column, fitMask, openMask, bucketing } = ask.must;
  const begin = askAt(kernel, at);
  integers[(begin + ASK.column) / 4] = column;
  integers[(begin + ASK.fits) / 4] = fitMask;
  integers[(begin + ASK.open) / 4] = openMask;
  integers[(begin + ASK.bytes) / 4] = lastByteOf(arrays.histogram, column, bucketing.buckets) + 1;
  layFlags(kernel, begin, { ...ask.must, flags: ask.flags });
  layRingAsk(kernel, at, ask);
}

/** The same of a must on rings. */
export function layRingAsk(kernel: Kernel, at: number, { number, flags }: Ask<Must>): void {
  const { bytes } = kernel;
  const begin = askAt(kernel, at);
  bytes[begin + ASK.number] = number;
  bytes[begin + ASK.fails] = byteAt(flags, UNMET);
  bytes[begin + ASK.unknown] = byteAt(flags, UNKNOWN);
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
