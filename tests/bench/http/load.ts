import { Agent, request } from 'node:http';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { percentile } from '../percentile.ts';

/** What a process of its own asks a server: bodies of a file in turn, over so many connections at once, for so long. */
const Load = z.object({
  address: z.string(),
  path: z.string(),
  bodies: z.string(),
  connections: z.coerce.number(),
  seconds: z.coerce.number(),
});

const [address, path, bodies, connections, seconds] = process.argv.slice(2);
const load = Load.parse({ address, path, bodies, connections, seconds });
const texts = z.array(z.string()).parse(JSON.parse(await readFile(load.bodies, 'utf8')));
const agent = new Agent({ keepAlive: true, maxSockets: load.connections });
const cpuBefore = process.cpuUsage();
const until = performance.now() + load.seconds * 1000;
const spentMs: number[] = [];
const refused = new Map<number, number>();

await Promise.all(Array.from({ length: load.connections }, (_, at) => askOn(at)));
agent.destroy();
const statuses = Object.fromEntries(refused);
const { user, system } = process.cpuUsage(cpuBefore);
process.stdout.write(
  `${JSON.stringify({
    answers: spentMs.length,
    perSecond: spentMs.length / load.seconds,
    medianMs: percentile(spentMs, 0.5),
    p99Ms: percentile(spentMs, 0.99),
    longestMs: percentile(spentMs, 1),
    askingCpuMs: (user + system) / 1000 / spentMs.length,
    refused: statuses,
  })}\n`,
);

/** One connection's worth of requests, each as soon as the one before is answered. */
async function askOn(first: number): Promise<void> {
  for (let at = first; performance.now() < until; at += load.connections) {
    const from = performance.now();
    const status = await ask(texts[at % texts.length] ?? '{}');
    if (status === 200) spentMs.push(performance.now() - from);
    else refused.set(status, (refused.get(status) ?? 0) + 1);
  }
}

function ask(body: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const sent = request(`${load.address}${load.path}`, { method: 'POST', agent, headers }, (response) => {
      response.resume();
      response.once('end', () => {
        resolve(response.statusCode ?? 0);
      });
    });
    sent.once('error', reject);
    sent.end(body);
  });
}
