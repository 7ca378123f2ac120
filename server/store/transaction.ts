import { AsyncLocalStorage } from 'node:async_hooks';
import { type Connection, type mongo } from 'mongoose';
import { type Turns, createTurns } from './turns.ts';

const running = new AsyncLocalStorage<Running>();

interface Running {
  readonly connection: Connection;
  readonly session: mongo.ClientSession;
  /** What is to follow the commit. */
  readonly effects: (() => void)[];
  /** What it has the turn of, in this attempt and all that follow. */
  readonly turns: Set<string>;
}

/**
 * Does all that `use` does with the models of a connection, or nothing of it: others see it only when it is done. `use` is
 * done again where another writer has been quicker, so it must change nothing else, and do one thing after the other. Within
 * another one it is a part of that.
 */
export async function inTransaction<T>(connection: Connection, use: () => Promise<T>): Promise<T> {
  if (running.getStore()?.connection === connection) return use();
  const turns = new Set<string>();
  try {
    for (;;) {
      const attempted = await attempt(connection, use, turns);
      if ('done' in attempted) return attempted.done;
      await turnsOf(connection).wait(attempted.awaits);
      turns.add(attempted.awaits);
    }
  } finally {
    for (const what of turns) turnsOf(connection).release(what);
  }
}

type Attempted<T> = { readonly done: T } | { readonly awaits: string };

async function attempt<T>(connection: Connection, use: () => Promise<T>, turns: Set<string>): Promise<Attempted<T>> {
  const effects: (() => void)[] = [];
  try {
    const done = await connection.transaction(
      (session) => {
        // What an attempt that came to nothing wanted is not what this one wants.
        effects.length = 0;
        return running.run({ connection, session, effects, turns }, use);
      },
      { readConcern: { level: 'snapshot' }, writeConcern: { w: 'majority' } },
    );
    for (const effect of effects) effect();
    return { done };
  } catch (error) {
    if (error instanceof TurnAwaited) return { awaits: error.what };
    throw error;
  }
}

/** What a transaction ends with that is to be done when its turn has come: while it waits it holds nothing. */
class TurnAwaited extends Error {
  readonly what: string;

  constructor(what: string) {
    super(`Another transaction is at ${what}.`);
    this.what = what;
  }
}

const turnsByConnection = new WeakMap<Connection, Turns>();

function turnsOf(connection: Connection): Turns {
  const turns = turnsByConnection.get(connection) ?? createTurns();
  turnsByConnection.set(connection, turns);
  return turns;
}

/**
 * Lets the transaction that runs go on only when no other one of this process is at `what`, until its end: those that write
 * one row each get their turn in the order in which they came, instead of all trying again and again. Other processes are
 * kept away by what is written alone.
 */
export function inTurn(connection: Connection, what: string): void {
  const transaction = running.getStore();
  if (transaction?.connection !== connection || transaction.turns.has(what)) return;
  if (turnsOf(connection).take(what)) transaction.turns.add(what);
  // Who has a turn waits for no other one, as two could wait for each other: it goes on, and one of both gives way.
  else if (transaction.turns.size === 0) throw new TurnAwaited(what);
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

/** Whether a transaction runs here. */
export function isInTransaction(): boolean {
  return running.getStore() !== undefined;
}
