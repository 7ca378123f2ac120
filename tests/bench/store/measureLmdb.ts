import { median } from '../median.ts';
import { type LmdbPeer } from './lmdbPeer.ts';
import { ADDED, IN_RANGE, type Measures, RANGES, WRITERS } from './measures.ts';
import { type BenchOptions } from './options.ts';
import { durationsMs, rateOfEach, rateOneByOne } from './rates.ts';
import { scattered } from './rows.ts';

export interface LmdbMeasures extends Measures {
  /** As `eightWriters`, with all that the store commits with an insert. */
  readonly eightOfAll: number;
}

/** Measures LMDB used directly. It answers at once, so that several in flight are the same as one after another. */
export async function measureLmdb(
  peer: LmdbPeer,
  size: number,
  { reads, writes }: Pick<BenchOptions, 'reads' | 'writes'>,
): Promise<LmdbMeasures> {
  peer.fill(0, size);
  const from = performance.now();
  peer.fill(size, size + ADDED);
  const insertMany = (ADDED / (performance.now() - from)) * 1000;
  peer.index();
  const findOne = await rateOneByOne(reads, (at) => peer.read(scattered(at % size, size)));
  const ranges = await durationsMs(RANGES, (at) => {
    const found = peer.readRange(scattered(at, size - IN_RANGE), IN_RANGE);
    if (found !== IN_RANGE) throw new Error(`LMDB has ${found} documents in a range of ${IN_RANGE}`);
  });
  const first = size + ADDED;
  const eightWriters = await rateOfEach(writes, WRITERS, (at, writer) => peer.write(first + writer * writes + at));
  const eightOfAll = await rateOfEach(writes, WRITERS, (at, writer) =>
    peer.writeAll(first + (WRITERS + writer) * writes + at, writer),
  );
  return { insertMany, findOne, findOneOf32: findOne, rangeMs: median(ranges), eightWriters, eightOfAll };
}
