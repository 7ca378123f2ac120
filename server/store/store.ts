import { type Connection } from 'mongoose';
import { type StoreUnavailable } from './storeUnavailable.ts';

/** An open store: a MongoDB of some kind, reached through mongoose. Nothing outside this folder knows which kind. */
export interface Store {
  readonly connection: Connection;
  /** Whether another process of this machine serves the data and this one has only joined it. */
  readonly joined: boolean;
  /**
   * Settles when the store cannot go on, as its disk has failed: the error is a sentence for whoever started the program,
   * which is to end. A store that another process serves never settles it.
   */
  readonly failed: Promise<StoreUnavailable>;
  /** Ends the connection and, where this process serves the data, the server: what was acknowledged is on disk. */
  readonly close: () => Promise<void>;
}
