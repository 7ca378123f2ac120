import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { offerStore } from '#server/store/connect.ts';

/** A process that serves a store by loopback TCP: it tells its port, and for every line that it gets how much memory it has. */
const [, , dataDir = ''] = process.argv;
const { uri } = await offerStore(dataDir, { port: 0, standalone: false });
process.stdout.write(`${/:(\d+)\//u.exec(uri)?.[1] ?? ''}\n`);
createInterface({ input: process.stdin })
  .on('line', () => process.stdout.write(`${memoryBytes()}\n`))
  .on('close', () => process.exit());

/** Where the system tells it, without the pages of the data file, which the system lends and takes back. */
function memoryBytes(): number {
  if (process.platform !== 'linux') return process.memoryUsage.rss();
  return Number(/^RssAnon:\s+(\d+) kB$/mu.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) * 1024;
}
