import { resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { createApp } from './app.ts';
import { createSettingsRepository } from './features/setup/repository.ts';
import { type Organisations } from './parts/organisations.ts';
import { mailingOf } from './mailing.ts';
import { createClock } from './platform/clock.ts';
import { type Config } from './platform/config.ts';
import { listen } from './platform/http/listen.ts';
import { createMetricsApp } from './platform/http/metricsApp.ts';
import { type Log, createLog } from './platform/log.ts';
import { type Metrics, createMetrics } from './platform/metrics.ts';
import { PRODUCT_VERSION } from './platform/productVersion.ts';
import { openSecrets } from './platform/secrets/secrets.ts';
import { createRestoring } from './restoring.ts';
import { type Services, createServices } from './services.ts';
import { snapshotPathIn } from './snapshotPath.ts';
import { prepareData } from './store/migrations/prepareData.ts';
import { type Store } from './store/store.ts';

/** How long requests under way may take to finish when the program is told to stop. */
const GRACE_MS = 10_000;

/** Progress is told each time that so many rows more have been read: some seconds. */
const ROWS_TOLD = 100_000;

/** Where the build puts the page. */
const BUILT_CLIENT = fileURLToPath(new URL('../client/dist/', import.meta.url));

/** The product, which can be reached. */
interface Serving {
  readonly address: string;
  /** Who belongs where, and the first run. */
  readonly organisations: Organisations;
  /** Lets the requests under way finish. */
  readonly stop: () => Promise<void>;
}

/** Migrations → seed → index → listen, over an open store; `say` tells a person how far it is. */
export async function serveStore(store: Store, config: Config, say: (line: string) => void): Promise<Serving> {
  const clock = createClock();
  await prepareData(store, { dataDir: config.dataDir, now: clock.now, productVersion: PRODUCT_VERSION, say });
  const log = createLog(config.logLevel);
  const where = { address: '' };
  // What was decided at the set-up holds over the environment.
  const { demo = config.demo } = await createSettingsRepository(store.connection).read();
  const services: Services = createServices(store.connection, {
    clock,
    demo,
    restoreBackup: createRestoring(store, {
      dataDir: config.dataDir,
      now: clock.now,
      prepare: () => services.prepare(),
    }),
    secrets: openSecrets(config.secrets, { dataDir: config.dataDir, now: clock.now }),
    mailing: mailingOf(config, { now: clock.now, address: () => where.address }),
    follows: true,
    heavy: { store: config },
    ...(config.mongodbUri === undefined && {
      snapshot: {
        path: snapshotPathIn(config.dataDir),
        writes: true,
        onNote(reason: string) {
          log.info({ reason }, 'The index is built anew, its snapshot is not used');
        },
      },
    }),
    onTrouble(reason) {
      log.warn({ err: reason }, 'Something went wrong in the background and is mended');
    },
    onRead(rows) {
      if (rows % ROWS_TOLD === 0) say(`Read ${rows} rows of spaces.`);
    },
  });
  try {
    return await serveServices(services, { ...config, demo }, { log, say, where });
  } catch (error) {
    await services.close();
    throw error;
  }
}

/** Whom to tell: whoever keeps the log, and the person who has started the program. */
interface Telling {
  readonly log: Log;
  readonly say: (line: string) => void;
  /** Where the page is, once it listens: links in mail lead there where nothing else is set. */
  readonly where: { address: string };
}

async function serveServices(services: Services, config: Config, { log, say, where }: Telling): Promise<Serving> {
  const { demo } = config;
  await services.prepare();
  await services.imports.discardLeftOvers();
  const seeded = await services.seeding.loadIfEmpty({ demo });
  if (seeded !== undefined) say(`The store was empty: loaded ${seeded.reloaded.parks.written} parks.`);
  say(`${await services.matches.warmUp()} spaces take part in matching.`);

  let isStopping = false;
  const watched = await serveMetrics(services, config, log);
  const app = createApp({
    services,
    clientFolder: resolve(config.clientDir ?? BUILT_CLIENT),
    log,
    isReady: async () => !isStopping && (await services.isReady()),
    ...watched,
    ...(config.limits !== undefined && { limits: config.limits }),
    ...(config.trustProxy !== undefined && { trustProxy: config.trustProxy }),
  });
  const listening = await listen(app, config);
  where.address = listening.address;
  const { runner } = services.operations;
  runner.start();
  return {
    address: listening.address,
    organisations: services.organisations,
    // One after the other, each only when nothing that stands on it goes on any more.
    async stop() {
      isStopping = true;
      await setTimeout(config.drainS * 1000);
      await listening.close(GRACE_MS);
      await runner.stop();
      await watched.close();
      await services.close();
    },
  };
}

/** Counts what is answered and done, and serves the figures, where a port is set for them. */
async function serveMetrics(
  services: Services,
  { metrics: wanted }: Config,
  log: Log,
): Promise<{ readonly onAnswered?: Metrics['answered']; readonly close: () => Promise<void> }> {
  if (wanted === undefined) return { close: () => Promise.resolve() };
  const metrics = createMetrics({ waiting: services.heavyWaiting });
  services.operations.runner.onRun(metrics.jobRan);
  const app = createMetricsApp(metrics, (fault) => {
    log.error({ err: fault }, 'The metrics could not be read');
  });
  const listening = await listen(app, wanted);
  log.info({ address: `${listening.address}/metrics` }, 'The metrics are served');
  return { onAnswered: metrics.answered, close: () => listening.close(0) };
}
