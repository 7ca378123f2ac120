import { AsyncLocalStorage } from 'node:async_hooks';
import { type Connection, type mongo } from 'mongoose';
import { ofTransaction } from './transaction.ts';

const running = new AsyncLocalStorage<{ readonly connection: Connection; readonly session: mongo.ClientSession }>();

/**
 * Lets all that `use` reads be of one moment, which is that of its first read; what others write meanwhile is not seen.
 * Only reads that are told `ofMoment` take part. A server that keeps the history of that moment no longer ends it with an error.
 */
export async function atOneMoment<T>(connection: Connection, use: () => Promise<T>): Promise<T> {
  const session = connection.getClient().startSession({ snapshot: true });
  try {
    return await running.run({ connection, session }, use);
  } finally {
    await session.endSession();
  }
}

/** What a read must be told to be of the moment, or part of the transaction, that runs; nothing where none does. */
export function ofMoment(connection: Connection): {
  readonly session?: mongo.ClientSession;
  readonly readConcern?: { readonly level: 'snapshot' };
} {
  const moment = running.getStore();
  if (moment?.connection !== connection) return ofTransaction(connection);
  // Stated with each read: what is set for the whole connection would go before that of the session.
  return { session: moment.session, readConcern: { level: 'snapshot' } };
}
