import { AsyncLocalStorage } from 'node:async_hooks';
import { type Connection, type mongo } from 'mongoose';

const running = new AsyncLocalStorage<{ readonly connection: Connection; readonly session: mongo.ClientSession }>();

/**
 * Does all that `use` does with the models of a connection, or nothing of it: others see it only when it is done. `use` is
 * done again where another writer has been quicker, so it must change nothing else, and do one thing after the other. Within
 * another one it is a part of that.
 */
export function inTransaction<T>(connection: Connection, use: () => Promise<T>): Promise<T> {
  if (running.getStore()?.connection === connection) return use();
  return connection.transaction((session) => running.run({ connection, session }, use), {
    readConcern: { level: 'snapshot' },
    writeConcern: { w: 'majority' },
  });
}

/** What an operation of the driver itself must be told to be part of the transaction that runs; models find it by themselves. */
export function ofTransaction(connection: Connection): { readonly session?: mongo.ClientSession } {
  const transaction = running.getStore();
  return transaction?.connection === connection ? { session: transaction.session } : {};
}
