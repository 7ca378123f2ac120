import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Cluster, startShardedCluster } from './shardedCluster.ts';
import { test } from './steps.ts';
import { storeTests } from './storeTests.ts';
import { type Tally, sumOf } from './tally.ts';

/** `npm run test:sharded`: the tests that use a store, and then the product, on a sharded cluster of its own. */
const mongod = process.env['MONGOMS_SYSTEM_BINARY'] ?? 'mongod';
const mongos = join(dirname(mongod), 'mongos');
const missing = [mongod, mongos].filter((program) => !existsSync(program));
if (missing.length > 0) giveUp(`there is no ${missing.join(' and no ')}`);
const folder = await mkdtemp(join(tmpdir(), 'parkfit-sharded-'));
const cluster = await startShardedCluster({ mongod, mongos, folder }).catch((error: unknown) =>
  giveUp(error instanceof Error ? error.message : String(error)),
);
try {
  process.env['TEST_MONGODB_URI'] = cluster.uri;
  const tallies = [await test(['node'], await storeTests('.')), ...(await useProduct(cluster))];
  const { passed, failed, notes } = sumOf(tallies);
  process.stdout.write(`\n${notes.map((note) => `${note}\n`).join('')}${passed} passed, ${failed} failed\n`);
  process.exitCode = failed > 0 ? 1 : 0;
} finally {
  await cluster.stop();
  await rm(folder, { recursive: true });
}

/** The command line on the database whose spaces are sharded: each command counts as one test. */
async function useProduct({ uri }: Cluster): Promise<Tally[]> {
  const file = join(folder, 'sharded.parkfit');
  const tallies: Tally[] = [];
  for (const words of [['seed'], ['verify'], ['backup', file], ['verify', file]]) {
    const child = spawn(process.execPath, ['--import', 'tsx', 'server/cli.ts', ...words], {
      env: { ...process.env, MONGODB_URI: uri, DATA_DIR: folder },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    const [code] = (await once(child, 'exit')) as readonly unknown[];
    const notes = code === 0 ? [] : [`failed: parkfit ${words.join(' ')}`];
    tallies.push({ passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, notes });
  }
  return tallies;
}

function giveUp(reason: string): never {
  process.stderr.write(
    `No sharded cluster could be started, so nothing was tested: set MONGOMS_SYSTEM_BINARY to a mongod that has mongos beside it. (${reason})\n`,
  );
  process.exit(1);
}
