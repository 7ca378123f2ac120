import { type Connection, type ConnectOptions, Mongoose } from 'mongoose';

/** What every connection has, whichever MongoDB it goes to: an acknowledged write is there to stay, and is what is read. */
const CONNECT_OPTIONS: ConnectOptions = {
  // Repositories make their indexes themselves, at start, and wait for them.
  autoIndex: false,
  autoCreate: false,
  serverSelectionTimeoutMS: 5000,
  writeConcern: { w: 'majority' },
  readConcernLevel: 'majority',
};

/**
 * A connection of its own. `sanitizeFilter` wraps what comes in filters as an object in `$eq`, so that no query operator
 * of a stranger works; a repository says `trusted({ $lte: day })` where it means one.
 */
export function openConnection(uri: string, databaseName: string): Promise<Connection> {
  const mongoose = new Mongoose({ sanitizeFilter: true, strictQuery: true });
  return mongoose.createConnection(uri, { ...CONNECT_OPTIONS, dbName: databaseName }).asPromise();
}
