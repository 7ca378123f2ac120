import { farewellOf } from './exit.ts';
import { type Config, readConfig } from './platform/config.ts';
import { openStore } from './store/connect.ts';

/** Environment → store → seed → index → listen. The store opens in a thread of its own while the rest is loaded. */
async function start(config: Config): Promise<void> {
  const [store, { serveStore }] = await Promise.all([openStore(config, 'serve'), import('./serveStore.ts')]);
  try {
    const { address, stop } = await serveStore(store, config, say);
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
