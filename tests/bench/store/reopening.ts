import { mongo } from 'mongoose';
import { reachStore } from '#server/store/embedded/reach.ts';
import { median } from '../median.ts';
import { openLmdbPeer } from './lmdbPeer.ts';
import { COLLECTION, type Place } from './measureDriver.ts';
import { durationsMs } from './rates.ts';
import { type Row } from './rows.ts';

/** How often it is opened again; the file stays in the system's memory, as after a restart of the program. */
const REOPENINGS = 5;

/** Seconds (median) from the order to serve a folder until the first document is there, the start of the thread included. */
export async function reopenStore(dataDir: string, database: Place['database']): Promise<number> {
  const durations = await durationsMs(REOPENINGS, async () => {
    const { uri, stop } = await reachStore({ dataDir, role: 'serve' });
    const client = await new mongo.MongoClient(uri).connect();
    const found = await client.db(database).collection<Row>(COLLECTION).findOne({ _id: 1 });
    if (found?._id !== 1) throw new Error('The store has lost a document over reopening');
    await client.close();
    await stop();
  });
  return median(durations) / 1000;
}

/** The same of LMDB used directly, in the thread that asks. */
export async function reopenLmdb(folder: string, size: number): Promise<number> {
  const durations = await durationsMs(REOPENINGS, async () => {
    const peer = openLmdbPeer(folder, size);
    peer.read(1);
    await peer.close();
  });
  return median(durations) / 1000;
}
