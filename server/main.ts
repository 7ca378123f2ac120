import { farewellOf } from './exit.ts';
import { type Config, readConfig, unreadVariables } from './platform/config.ts';
import { stopOnSignal } from './stopOnSignal.ts';
import { openStore } from './store/connect.ts';
import { welcomeLines } from './welcome.ts';

/** Environment → store → migrations → seed → index → listen. The store opens in a thread of its own while the rest is loaded. */
async function start(config: Config, makesDemoPeople: boolean): Promise<void> {
  for (const name of unreadVariables(process.env)) {
    process.stderr.write(`${name} is set, but it is no variable of this product; the README lists them.\n`);
  }
  const [store, { serveStore }] = await Promise.all([openStore(config, 'serve'), import('./serveStore.ts')]);
  try {
    const { address, organisations, stop } = await serveStore(store, config, say);
    void store.failed.then(async (fault) => {
      // Whoever has a request under way is still answered; the store is left as it is.
      await stop();
      leave(fault);
    });
    stopOnSignal({
      say,
      leave,
      async stop() {
        await stop();
        await store.close();
      },
    });
    const welcome = await welcomeLines(organisations, { address, makesDemoPeople });
    // Only now: whoever reads that it is there may stop it at once, and it stops in order.
    say(`Parkfit is at ${address}`);
    for (const line of welcome) say(line);
  } catch (error) {
    await store.close();
    throw error;
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function leave(error: unknown): void {
  const { message, exitCode } = farewellOf(error);
  process.stderr.write(`${message}\n`);
  process.exit(exitCode);
}

try {
  await start(readConfig(process.env), process.argv.includes('--demo'));
} catch (error) {
  leave(error);
}
