import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type AnswerPart, USUAL_PARTS } from '#shared/answer.ts';
import { OpenRequirement } from '#shared/requirement.ts';
import { startApp } from '../browser/support/app.ts';
import { openTestServer } from '../support/testServer.ts';
import { median } from './median.ts';

const EXAMPLES = 'seed/examples';
/** Answers counted for each example, after as many that are not. */
const RUNS = 50;
const ALL = USUAL_PARTS;

/** How long an answer over the seed takes: in the server, and from the request on loopback to its last byte. */
export async function benchSeedMatch(): Promise<string[]> {
  const bodies = await examples();
  return [...(await inTheServer(bodies)), ...(await overHttp(bodies))];
}

/** From a parsed requirement to its answer, the look at the data version in the store included. */
async function inTheServer(bodies: readonly string[]): Promise<string[]> {
  const { services, close } = await openTestServer();
  const requirements = bodies.map((body) => OpenRequirement.parse(JSON.parse(body)));
  const medianOf = async (include: readonly AnswerPart[]): Promise<string> => {
    const spent: number[] = [];
    for (let run = -RUNS; run < RUNS; run += 1) {
      for (const requirement of requirements) {
        const from = performance.now();
        await services.matches.answer(requirement, { limit: 20, include });
        if (run >= 0) spent.push(performance.now() - from);
      }
    }
    return `${median(spent).toFixed(2)} ms (median of ${spent.length} answers)`;
  };
  const lines = [
    `a match over the seed in the server, results and findings: ${await medianOf(['findings'])}`,
    `a match over the seed in the server, every part: ${await medianOf(ALL)}`,
  ];
  await close();
  return lines;
}

async function overHttp(bodies: readonly string[]): Promise<string[]> {
  const app = await startApp();
  const lines = [
    `a match over the seed, results and findings: ${await medianMs(`${app.url}/api/v1/matches?include=findings`, bodies)}`,
    `a match over the seed, every part: ${await medianMs(`${app.url}/api/v1/matches?include=${ALL.join(',')}`, bodies)}`,
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
