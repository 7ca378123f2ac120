import { mongo } from 'mongoose';
import { median } from '../median.ts';
import { ADDED, IN_FLIGHT, IN_RANGE, type Measures, RANGES, WRITERS } from './measures.ts';
import { type BenchOptions } from './options.ts';
import { durationsMs, rateAtOnce, rateOfEach, rateOneByOne } from './rates.ts';
import { type Row, row, scattered } from './rows.ts';

/** As the product connects: an acknowledged write is there to stay, and is what is read. */
const CLIENT_OPTIONS = {
  writeConcern: { w: 'majority' },
  readConcernLevel: 'majority',
  maxPoolSize: IN_FLIGHT,
} as const;

/** Documents in one `insertMany`. */
const BATCH = 10_000;

/** A collection that the bench fills and measures. */
export interface Place {
  readonly uri: string;
  readonly database: string;
}

/** Inserts of each writer before the clock starts, while connections are made. */
export const WARM_WRITES = 20;

export const COLLECTION = 'rows';

/** Fills a collection of a MongoDB and measures it through the driver. */
export async function measureDriver(place: Place, size: number, options: BenchOptions): Promise<Measures> {
  const client = await connected(place.uri);
  const rows = client.db(place.database).collection<Row>(COLLECTION);
  await fill(rows, size, { from: 0, to: size });
  const from = performance.now();
  await fill(rows, size, { from: size, to: size + ADDED });
  const insertMany = (ADDED / (performance.now() - from)) * 1000;
  await rows.createIndex({ n: 1 }, {}, {});
  const reading = await measureReading(rows, size, options.reads);
  await client.close();
  return { insertMany, ...reading, eightWriters: await measureWriters(place, size, options.writes) };
}

function connected(uri: string): Promise<mongo.MongoClient> {
  return new mongo.MongoClient(uri, CLIENT_OPTIONS).connect();
}

async function fill(
  rows: mongo.Collection<Row>,
  size: number,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<void> {
  for (let at = from; at < to; at += BATCH)
    await rows.insertMany(Array.from({ length: Math.min(BATCH, to - at) }, (_, step) => row(at + step, size)));
}

async function measureReading(
  rows: mongo.Collection<Row>,
  size: number,
  reads: number,
): Promise<Omit<Measures, 'insertMany' | 'eightWriters'>> {
  const findOne = (at: number): Promise<unknown> => rows.findOne({ _id: scattered(at % size, size) });
  // The first questions of a process are slower: code is not compiled yet, connections are made.
  await rateAtOnce(reads / 4, IN_FLIGHT, findOne);
  const oneByOne = await rateOneByOne(reads, findOne);
  const atOnce = await rateAtOnce(reads, IN_FLIGHT, findOne);
  const ranges = await durationsMs(RANGES, async (at) => {
    const first = scattered(at, size - IN_RANGE);
    const found = await rows.find({ n: { $gte: first, $lt: first + IN_RANGE } }).toArray();
    if (found.length !== IN_RANGE) throw new Error(`There are ${found.length} documents in a range of ${IN_RANGE}`);
  });
  return { findOne: oneByOne, findOneOf32: atOnce, rangeMs: median(ranges) };
}

/** Eight writers are eight clients, each with connections of its own. */
async function measureWriters({ uri, database }: Place, size: number, writes: number): Promise<number> {
  const clients = await Promise.all(Array.from({ length: WRITERS }, () => connected(uri)));
  const collections = clients.map((client) => client.db(database).collection<Row>(COLLECTION));
  const insert = (at: number, writer: number): Promise<unknown> | undefined =>
    collections[writer]?.insertOne(row(size + ADDED + writer * (WARM_WRITES + writes) + at, size));
  await rateOfEach(WARM_WRITES, WRITERS, insert);
  const rate = await rateOfEach(writes, WRITERS, (at, writer) => insert(WARM_WRITES + at, writer));
  await Promise.all(clients.map((client) => client.close()));
  return rate;
}
