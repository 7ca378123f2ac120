import { setTimeout } from 'node:timers/promises';
import { createSettingsRepository } from '../features/setup/repository.ts';
import { createClock } from '../platform/clock.ts';
import { readConfig } from '../platform/config.ts';
import { PRODUCT_VERSION } from '../platform/productVersion.ts';
import { openSecrets } from '../platform/secrets/secrets.ts';
import { type Services, createServices } from '../services.ts';
import { openStore } from '../store/connect.ts';
import { prepareData } from '../store/migrations/prepareData.ts';
import { StoreUnavailable } from '../store/storeUnavailable.ts';
import { type Surroundings } from './command.ts';

/** Joins the store of a running server, or opens the store for the time of the command. */
export async function withServices(
  { env, terminal }: Surroundings,
  use: (services: Services) => Promise<number>,
): Promise<number> {
  const config = readConfig(env);
  const store = await openStore(config, 'join');
  try {
    const { demo = config.demo } = await createSettingsRepository(store.connection).read();
    const clock = createClock();
    const secrets = openSecrets(config.secrets, { dataDir: config.dataDir, now: clock.now });
    const services = createServices(store.connection, { clock, demo, secrets });
    const preparing = {
      dataDir: config.dataDir,
      now: clock.now,
      productVersion: PRODUCT_VERSION,
      say: terminal.complain,
    };
    // A running server makes its store ready, and may have imports of its own under way.
    if (store.joined) {
      await untilLoaded(services.seeding);
      await prepareData(store, preparing);
    } else {
      await prepareData(store, preparing);
      await services.prepare();
      await services.seeding.loadIfEmpty({ demo });
    }
    return await use(services);
  } finally {
    await store.close();
  }
}

/** Waits for the process that serves the store where that is about to load the seed into it. */
async function untilLoaded({ isLoaded }: Services['seeding']): Promise<void> {
  for (let asked = 0; !(await isLoaded()); asked += 1) {
    if (asked === ASKED_MAX) {
      throw new StoreUnavailable('The process that serves the store has not loaded the seed into it; start it again.');
    }
    await setTimeout(PAUSE_MS);
  }
}

/** Together a minute. */
const ASKED_MAX = 600;
const PAUSE_MS = 100;
