import { type Config, readConfig } from '../platform/config.ts';
import { hasData, openStore } from '../store/connect.ts';
import { type Store } from '../store/store.ts';
import { StoreUnavailable } from '../store/storeUnavailable.ts';
import { type Surroundings } from './command.ts';

/** Opens the store, or joins that of a running server, and changes nothing of it before `use`. */
export async function withStore({ env }: Surroundings, use: (store: Store) => Promise<number>): Promise<number> {
  const store = await openStore(readConfig(env), 'join');
  try {
    return await use(store);
  } finally {
    await store.close();
  }
}

/** The same for what makes no sense without data: in a folder that has none it would make an empty store. */
export async function withData(surroundings: Surroundings, use: (store: Store) => Promise<number>): Promise<number> {
  refuseNoData(readConfig(surroundings.env));
  return withStore(surroundings, use);
}

/** @throws {StoreUnavailable} that names the folder, where it holds no store; a MongoDB elsewhere is asked nothing. */
export function refuseNoData({ dataDir, mongodbUri }: Pick<Config, 'dataDir' | 'mongodbUri'>): void {
  if (mongodbUri === undefined && !hasData(dataDir))
    throw new StoreUnavailable(`The data folder ${dataDir} holds no data; set DATA_DIR to the folder that does.`);
}
