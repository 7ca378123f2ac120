import { type Connection, mongo } from 'mongoose';
import { StoreUnavailable } from '../storeUnavailable.ts';

/** Who asks for a lease, and by which clock. */
export interface LeaseWish {
  readonly connection: Connection;
  /** Another one for each asking. */
  readonly owner: string;
  readonly now: () => Date;
}

/** The right to do something that only one process may do at a time. It ends by itself where its holder has died. */
export interface Lease {
  /**
   * Makes it last from now on.
   *
   * @throws {StoreUnavailable} if it has ended and another process has it.
   */
  readonly renew: () => Promise<void>;
  readonly end: () => Promise<void>;
}

/** A minute is long beside what two clocks differ by, and short for whoever waits for a process that has died. */
const LEASE_MS = 60_000;

/** Takes a lease; undefined where another process has it. */
export async function takeLease(id: string, { connection, owner, now }: LeaseWish): Promise<Lease | undefined> {
  const locks = connection.collection<LockRow>('locks');
  const until = (): Date => new Date(now().getTime() + LEASE_MS);
  try {
    const free = { _id: id, until: { $lte: now() } };
    await locks.updateOne(free, { $set: { owner, until: until() } }, { upsert: true });
  } catch (error) {
    // It is not free, so that the upsert makes it a second time.
    if (error instanceof mongo.MongoServerError && error.code === DUPLICATE_KEY) return undefined;
    throw error;
  }
  return {
    async renew() {
      const { matchedCount } = await locks.updateOne({ _id: id, owner }, { $set: { until: until() } });
      if (matchedCount === 0) throw new StoreUnavailable(`Another process has taken over the ${id}; start again.`);
    },
    async end() {
      await locks.deleteOne({ _id: id, owner });
    },
  };
}

const DUPLICATE_KEY = 11_000;

/** Who has the lease `_id`, and until when. */
interface LockRow {
  readonly _id: string;
  readonly owner: string;
  readonly until: Date;
}
