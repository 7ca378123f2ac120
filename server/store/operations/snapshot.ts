import { type Connection, mongo } from 'mongoose';
import { type MetaRow, DATA_VERSION_ROW } from '../dataVersion.ts';
import { OperationRefused } from '../operationRefused.ts';
import { databaseOf } from './database.ts';

/** All data as they were at one moment. */
export interface Snapshot {
  /** The bytes of the documents of a collection in the order of `_id`. */
  readonly documents: (collection: string) => AsyncIterable<Uint8Array>;
  /** The data version at that moment, 0 where nothing had been written. */
  readonly dataVersion: number;
}

/**
 * Lets `use` read the database at one moment, which is that of the first read.
 *
 * @throws {OperationRefused} where the server keeps the history of that moment no longer.
 */
export async function withSnapshot<T>(connection: Connection, use: (snapshot: Snapshot) => Promise<T>): Promise<T> {
  const session = connection.getClient().startSession({ snapshot: true });
  const database = databaseOf(connection);
  // Stated with each read: what is set for the whole connection would go before that of the session.
  const within = (): mongo.FindOptions => ({ session, readConcern: { level: 'snapshot' }, sort: { _id: 1 } });
  try {
    const [row] = await database.collection<MetaRow>('meta').find({ _id: DATA_VERSION_ROW }, within()).toArray();
    return await use({
      dataVersion: row?.value ?? 0,
      documents: (collection) => rawDocuments(database.collection(collection).find({}, { ...within(), raw: true })),
    });
  } catch (error) {
    throw isPastHistory(error) ? new OperationRefused(PAST_HISTORY, error) : error;
  } finally {
    await session.endSession();
  }
}

/** The bytes of the documents of a collection as they are now and stay, in the order of `_id`. */
export function documentsNow(connection: Connection, collection: string): AsyncIterable<Uint8Array> {
  return rawDocuments(
    databaseOf(connection)
      .collection(collection)
      .find({}, { sort: { _id: 1 }, raw: true }),
  );
}

/** With `raw` the driver gives the bytes of each document, which its types do not know. */
function rawDocuments(cursor: mongo.FindCursor<unknown>): AsyncIterable<Uint8Array> {
  return cursor as AsyncIterable<Uint8Array>;
}

/** What to do where the server's history is too short for a backup. */
export const PAST_HISTORY =
  'The MongoDB of MONGODB_URI does not keep the history of one moment for as long as this backup takes (minSnapshotHistoryWindowInSeconds); use its own tools instead: mongodump, or a snapshot of its file system.';

function isPastHistory(error: unknown): boolean {
  return error instanceof mongo.MongoServerError && PAST_HISTORY_CODES.has(error.code);
}

/** SnapshotTooOld, SnapshotUnavailable. */
const PAST_HISTORY_CODES: ReadonlySet<unknown> = new Set([239, 246]);
