import { type Connection } from 'mongoose';

/** An open store: a MongoDB of some kind, reached through mongoose. Nothing outside this folder knows which kind. */
export interface Store {
  readonly connection: Connection;
  /** Whether another process of this machine serves the data and this one has only joined it. */
  readonly joined: boolean;
  /** Ends the connection and, where this process serves the data, the server: what was acknowledged is on disk. */
  readonly close: () => Promise<void>;
}
