import { createInterface } from 'node:readline';
import { offerStore } from '#server/store/connect.ts';
import { ownMemoryBytes } from '#tests/support/ownMemory.ts';

/** A process that serves a store by loopback TCP: it tells its port, and for every line that it gets how much memory it has. */
const [, , dataDir = ''] = process.argv;
const { uri } = await offerStore(dataDir, { port: 0, standalone: false });
process.stdout.write(`${/:(\d+)\//u.exec(uri)?.[1] ?? ''}\n`);
createInterface({ input: process.stdin })
  .on('line', () => process.stdout.write(`${ownMemoryBytes()}\n`))
  .on('close', () => process.exit());
