import type { StoreAddress } from './address.ts';

/** What the thread of the store is told when it starts; it answers with the address at which it listens. */
export interface Orders {
  /** The LMDB file. */
  readonly documents: string;
  readonly storeId: string;
  readonly address: StoreAddress;
  /** Whether it presents itself as a server on its own instead of a replica set of one. */
  readonly standalone: boolean;
  /** Whether tests may make commands fail. */
  readonly failPoints: boolean;
}
