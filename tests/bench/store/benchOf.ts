import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mongo } from 'mongoose';
import { readAddress } from '#server/store/embedded/address.ts';
import { openFolder } from '#server/store/embedded/folder.ts';
import { reachStore } from '#server/store/embedded/reach.ts';
import { openLmdbPeer } from './lmdbPeer.ts';
import { measureDriver } from './measureDriver.ts';
import { type LmdbMeasures, measureLmdb } from './measureLmdb.ts';
import { measureRaw, type RawMeasures } from './measureRaw.ts';
import { type Measures } from './measures.ts';
import { type BenchOptions } from './options.ts';
import { reopenLmdb, reopenStore } from './reopening.ts';

/** Everything that was measured of collections of one size. Seconds for reopening. */
export interface Measured {
  readonly size: number;
  readonly store: Measures & { readonly reopenS: number };
  readonly raw: RawMeasures;
  readonly lmdb: LmdbMeasures & { readonly reopenS: number };
  /** The MongoDB that was named. */
  readonly mongodb?: Measures;
}

/** Measures the store, LMDB and, where one is named, a MongoDB, one after the other, on data of their own that is removed. */
export async function benchOf(size: number, options: BenchOptions): Promise<Measured> {
  const store = await inFolder((folder) => benchStore(folder, size, options));
  const lmdb = await inFolder(async (folder) => {
    const peer = openLmdbPeer(folder, size);
    const measures = await measureLmdb(peer, size, options);
    await peer.close();
    return { ...measures, reopenS: await reopenLmdb(folder, size) };
  });
  const { mongodbUri } = options;
  return {
    size,
    ...store,
    lmdb,
    ...(mongodbUri !== undefined && { mongodb: await benchMongodb(mongodbUri, size, options) }),
  };
}

async function benchStore(
  folder: string,
  size: number,
  options: BenchOptions,
): Promise<Pick<Measured, 'store' | 'raw'>> {
  const { uri, stop } = await reachStore({ dataDir: folder, role: 'serve' });
  const place = { uri, database: 'bench' };
  const measures = await measureDriver(place, size, options);
  const address = readAddress(openFolder(folder));
  if (!address) throw new Error('The store does not say where it listens');
  const raw = await measureRaw({ address, database: place.database }, size, options);
  await stop();
  return { store: { ...measures, reopenS: await reopenStore(folder, place.database) }, raw };
}

async function benchMongodb(uri: string, size: number, options: BenchOptions): Promise<Measures> {
  const database = `parkfit_bench_${randomBytes(6).toString('hex')}`;
  try {
    return await measureDriver({ uri, database }, size, options);
  } finally {
    const client = await new mongo.MongoClient(uri).connect();
    await client.db(database).dropDatabase();
    await client.close();
  }
}

async function inFolder<Result>(use: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'parkfit-bench-'));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
