import { type Connection, type Mongoose } from 'mongoose';
import { type Errand, createReadLane } from './readLane.ts';
import { isInTransaction } from './transaction.ts';

/**
 * How many questions outside of transactions may be with the store at a time. Ours: enough that it never waits for the next
 * one, and no more to be done with their answers, at each step of a transaction, than takes some ten milliseconds.
 */
const READS_MAX = 16;

/** Long for a question, and no time for whoever waits behind slow ones. Ours. */
const PATIENCE_MS = 200;

/** What models ask without changing anything. */
const READS = ['find', 'findOne', 'countDocuments', 'distinct'] as const;

/**
 * Lets what holds something go before what only reads. A transaction has some twenty steps and keeps others away until the
 * last one; each would else wait behind the questions of all who have come meanwhile. Reads lose nothing by it, as they wait
 * for one another wherever that is. To be called before models are made; what is returned, once there is a connection.
 */
export function letWritersGoFirst(mongoose: Mongoose): (connection: Connection) => void {
  const { due, began, ended } = createReadLane({ most: READS_MAX, patienceMs: PATIENCE_MS });
  const wait = (): Promise<void> | undefined => (isInTransaction() ? undefined : due());
  mongoose.plugin((schema) => {
    schema.pre([...READS], wait);
    schema.pre('aggregate', wait);
  });
  const errand = (): Errand => (isInTransaction() ? 'step' : 'question');
  return (connection) => {
    const hear = (): void => {
      ended(errand());
    };
    connection
      .getClient()
      .on('connectionCheckOutStarted', () => {
        began(errand());
      })
      .on('connectionCheckOutFailed', hear)
      .on('connectionCheckedIn', hear);
  };
}
