import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { startApp } from '../browser/support/app.ts';
import { median } from './median.ts';

const EXAMPLES = 'seed/examples';
/** Answers counted for each example, after as many that are not. */
const RUNS = 50;
const ALL = 'findings,counts,relaxations,nearMisses,bundles,policies';

/** How long an answer over the seed takes, from the request on loopback to its last byte: results alone, and with every part. */
export async function benchSeedMatch(): Promise<string[]> {
  const app = await startApp();
  const bodies = await examples();
  const lines = [
    `a match over the seed, results and findings: ${await medianMs(`${app.url}/api/v1/matches?include=findings`, bodies)}`,
    `a match over the seed, every part: ${await medianMs(`${app.url}/api/v1/matches?include=${ALL}`, bodies)}`,
    `the same server answering /health/live (the peer): ${await medianMs(`${app.url}/health/live`, [undefined])}`,
  ];
  await app.stop();
  return lines;
}

async function examples(): Promise<string[]> {
  const names = (await readdir(EXAMPLES)).filter((name) => name.endsWith('.json'));
  return Promise.all(names.map((name) => readFile(join(EXAMPLES, name), 'utf8')));
}

async function medianMs(url: string, bodies: readonly (string | undefined)[]): Promise<string> {
  const spent: number[] = [];
  for (let run = -RUNS; run < RUNS; run += 1) {
    for (const body of bodies) {
      const ms = await answerMs(url, body);
      if (run >= 0) spent.push(ms);
    }
  }
  return `${median(spent).toFixed(2)} ms (median of ${spent.length} answers over HTTP)`;
}

async function answerMs(url: string, body: string | undefined): Promise<number> {
  const from = performance.now();
  const sent = body === undefined ? {} : { method: 'POST', headers: { 'content-type': 'application/json' }, body };
  const response = await fetch(url, sent);
  await response.arrayBuffer();
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return performance.now() - from;
}
