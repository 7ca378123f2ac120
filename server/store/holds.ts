import { type Connection } from 'mongoose';
import { looseModel } from './looseModel.ts';
import { inTurn } from './transaction.ts';

/**
 * Makes the transaction that runs the only one that holds `what`, as `enquiries of <company>`: another one at the same time is
 * done again after it, and sees what it did. Who counts and then adds holds first: else two could both be the last that is
 * allowed.
 */
export type Hold = (what: string) => Promise<void>;

/** Opens what can be held: a row of each thing that ever was. */
export function createHold(connection: Connection): Hold {
  const holds = looseModel<HoldRow>(connection, 'holds');
  return async (what) => {
    inTurn(connection, what);
    await holds.updateOne({ _id: what }, { $inc: { changes: 1 } }, { upsert: true });
  };
}

interface HoldRow {
  readonly _id: string;
  readonly changes: number;
}
