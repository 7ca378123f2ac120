import { z } from 'zod';
import { StoreAddress } from './address.ts';

/** What the thread of the store is told when it starts. */
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

/** Why a store cannot go on. */
export const StoreFailure = z.strictObject({
  reason: z.string(),
  /** Whether what is on the disk is damaged, so that to start again is of no use. */
  isDamage: z.boolean(),
});
export type StoreFailure = z.infer<typeof StoreFailure>;

/** What the thread of the store tells: first the address at which it listens; later, perhaps, how its disk has failed. */
export const News = z.union([z.strictObject({ address: StoreAddress }), z.strictObject({ failure: StoreFailure })]);

export type News = z.infer<typeof News>;
