import { AsyncLocalStorage } from 'node:async_hooks';
import { type Connection, type mongo } from 'mongoose';

const running = new AsyncLocalStorage<Running>();

interface Running {
  readonly connection: Connection;
  readonly session: mongo.ClientSession;
  /** What is to follow the commit. */
  readonly effects: (() => void)[];
}

/**
 * Does all that `use` does with the models of a connection, or nothing of it: others see it only when it is done. `use` is
 * done again where another writer has been quicker, so it must change nothing else, and do one thing after the other. Within
 * another one it is a part of that.
 */
export async function inTransaction<T>(connection: Connection, use: () => Promise<T>): Promise<T> {
  if (running.getStore()?.connection === connection) return use();
  const effects: (() => void)[] = [];
  const done = await connection.transaction(
    (session) => {
      // What an attempt that came to nothing wanted is not what this one wants.
      effects.length = 0;
      return running.run({ connection, session, effects }, use);
    },
    { readConcern: { level: 'snapshot' }, writeConcern: { w: 'majority' } },
  );
  for (const effect of effects) effect();
  return done;
}

/** Does something once the transaction that runs is committed, and at once where none runs; not where it comes to nothing. */
export function onceCommitted(connection: Connection, effect: () => void): void {
  const transaction = running.getStore();
  if (transaction?.connection === connection) transaction.effects.push(effect);
  else effect();
}

/** What an operation of the driver itself must be told to be part of the transaction that runs; models find it by themselves. */
export function ofTransaction(connection: Connection): { readonly session?: mongo.ClientSession } {
  const transaction = running.getStore();
  return transaction?.connection === connection ? { session: transaction.session } : {};
}
