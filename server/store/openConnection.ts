import { type Connection, type ConnectOptions, Mongoose } from 'mongoose';
import { letWritersGoFirst } from './writersFirst.ts';

/**
 * What every connection has, whichever MongoDB it goes to and whatever its address says: an acknowledged write is there to
 * stay, and is what is read.
 */
const CONNECT_OPTIONS: ConnectOptions = {
  // Repositories make their indexes themselves, at start, and wait for them.
  autoIndex: false,
  autoCreate: false,
  // Where the majority is away, a write fails instead of waiting for ever; it may be there all the same.
  writeConcern: { w: 'majority', journal: true, wtimeoutMS: 30_000 },
  readConcernLevel: 'majority',
  readPreference: 'primary',
  retryWrites: true,
  retryReads: true,
};

/** How a connection is made. */
export interface ConnectionWish {
  readonly databaseName: string;
  /** For how long a server to talk to is looked for; as the address says where not given. */
  readonly selectionMs?: number;
}

/**
 * A connection of its own. `sanitizeFilter` wraps what comes in filters as an object in `$eq`, so that no query operator
 * of a stranger works; a repository says `trusted({ $lte: day })` where it means one.
 */
export async function openConnection(uri: string, { databaseName, selectionMs }: ConnectionWish): Promise<Connection> {
  const mongoose = new Mongoose({ sanitizeFilter: true, strictQuery: true, transactionAsyncLocalStorage: true });
  const follow = letWritersGoFirst(mongoose);
  const options: ConnectOptions = {
    ...CONNECT_OPTIONS,
    dbName: databaseName,
    ...(selectionMs !== undefined && { serverSelectionTimeoutMS: selectionMs }),
  };
  const connection = await mongoose.createConnection(withoutOwn(uri), options).asPromise();
  follow(connection);
  return connection;
}

/** Without what an address says of the above: the driver would put some of it together with what is set here. */
function withoutOwn(uri: string): string {
  const at = uri.indexOf('?');
  if (at < 0) return uri;
  const kept = uri
    .slice(at + 1)
    .split('&')
    .filter((option) => !OWN.has(option.replace(/=.*$/su, '').toLowerCase()));
  return `${uri.slice(0, at)}?${kept.join('&')}`;
}

/** The names of those options in addresses, whose letters may be large or small. */
const OWN: ReadonlySet<string> = new Set([
  'w',
  'j',
  'journal',
  'wtimeout',
  'wtimeoutms',
  'writeconcern',
  'readconcern',
  'readconcernlevel',
  'readpreference',
  'readpreferencetags',
  'maxstalenessseconds',
  'retrywrites',
  'retryreads',
]);
