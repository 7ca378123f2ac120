import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startApp } from '../browser/support/app.ts';
import { median } from './median.ts';

/** Starts counted for each figure. */
const RUNS = 5;

/** How long the built product takes until it is ready: on an empty data folder (which it seeds), and on one that holds the seed. */
export async function benchStartUp(): Promise<string[]> {
  const first: number[] = [];
  const second: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const folder = await mkdtemp(join(tmpdir(), 'parkfit-bench-'));
    first.push(await readyAfterMs(folder));
    second.push(await readyAfterMs(folder));
    await rm(folder, { recursive: true, force: true });
  }
  const bare = await processStartMs();
  return [
    `start on an empty store, seed included: ${median(first).toFixed(0)} ms (median of ${RUNS}; ${(median(first) / bare).toFixed(1)} × a Node process that only loads tsx)`,
    `start on the seeded store: ${median(second).toFixed(0)} ms (median of ${RUNS}; ${(median(second) / bare).toFixed(1)} ×)`,
  ];
}

async function readyAfterMs(folder: string): Promise<number> {
  const from = performance.now();
  const app = await startApp({ DATA_DIR: folder });
  const readyMs = performance.now() - from;
  await app.stop();
  return readyMs;
}

/** The peer: what starting any TypeScript process costs here. */
async function processStartMs(): Promise<number> {
  const runs: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const from = performance.now();
    await once(spawn(process.execPath, ['--import', 'tsx', '--eval', ''], { stdio: 'ignore' }), 'exit');
    runs.push(performance.now() - from);
  }
  return median(runs);
}
