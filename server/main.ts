import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createApp } from './app.ts';
import { farewellOf } from './exit.ts';
import { createClock } from './platform/clock.ts';
import { type Config, readConfig } from './platform/config.ts';
import { listen } from './platform/http/listen.ts';
import { createLog } from './platform/log.ts';
import { createServices } from './services.ts';
import { openStore } from './store/connect.ts';
import { type Store } from './store/store.ts';

/** How long requests under way may take to finish when the program is told to stop. */
const GRACE_MS = 5000;

/** Where the build puts the page. */
const BUILT_CLIENT = fileURLToPath(new URL('../client/dist/', import.meta.url));

/** Environment → store → seed → index → listen. */
async function start(config: Config): Promise<void> {
  const store = await openStore(config, 'serve');
  try {
    const { address, stop } = await serve(config, store);
    say(`Parkfit is at ${address}`);
    stopOnSignal(async () => {
      await stop();
      await store.close();
    });
  } catch (error) {
    await store.close();
    throw error;
  }
}

async function serve(config: Config, store: Store): Promise<{ address: string; stop: () => Promise<void> }> {
  const { demo } = config;
  const services = createServices(store.connection, { clock: createClock(), demo });
  await services.prepare();
  await services.imports.discardLeftOvers();
  const seeded = await services.seeding.loadIfEmpty({ demo });
  if (seeded !== undefined) say(`The store was empty: loaded ${seeded.reloaded.parks.written} parks.`);
  say(`${await services.matches.warmUp()} spaces take part in matching.`);

  let isStopping = false;
  const isReady = async (): Promise<boolean> => !isStopping && (await services.isReady());
  const app = createApp({
    services,
    clientFolder: resolve(config.clientDir ?? BUILT_CLIENT),
    log: createLog(config.logLevel),
    isReady,
  });
  const listening = await listen(app, config);
  return {
    address: listening.address,
    stop() {
      isStopping = true;
      return listening.close(GRACE_MS);
    },
  };
}

/** Stops in order at the first signal, at once at a later one. */
function stopOnSignal(stop: () => Promise<void>): void {
  let isStopping = false;
  let mayStopAtOnce = false;
  const onSignal = (): void => {
    if (mayStopAtOnce) process.exit(INTERRUPTED);
    if (isStopping) return;
    isStopping = true;
    say('Stopping.');
    setTimeout(() => {
      mayStopAtOnce = true;
    }, ECHO_MS).unref();
    stop().then(() => {
      say('Stopped; everything is stored.');
      process.exit(0);
    }, leave);
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
}

/** For so long a further signal is taken for the same one: of one Ctrl-C, npm and tsx each pass on a signal of their own. */
const ECHO_MS = 500;

/** Exit code of a program that was interrupted, as shells have it. */
const INTERRUPTED = 130;

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function leave(error: unknown): void {
  const { message, exitCode } = farewellOf(error);
  process.stderr.write(`${message}\n`);
  process.exit(exitCode);
}

try {
  await start(readConfig(process.env));
} catch (error) {
  leave(error);
}
