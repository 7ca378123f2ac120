import { parseArgs } from 'node:util';
import autocannon, { type AutocannonResult } from 'autocannon';
import { z } from 'zod';
import { startScript } from '#tests/support/scriptProcess.ts';
import { createKinds } from './kinds.ts';
import { Served, mixOf } from './mix.ts';

/**
 * `npm run bench:load`: mixed traffic of people who are signed in, over 200 connections for 60 s, and bare Express that
 * answers the same bytes as matching does, for a ratio. `npm run soak`: ten such minutes, the memory told after each.
 */
const { values } = parseArgs({
  options: {
    connections: { type: 'string', default: '200' },
    seconds: { type: 'string', default: '60' },
    soak: { type: 'boolean', default: false },
  },
});
const connections = Number(values.connections);
const seconds = Number(values.seconds);

/** How the server is: memory without the pages of its data file. */
const State = z.object({ memoryMb: z.number(), faults: z.number() });

/** Access tokens last ten minutes, so that each run has new ones. */
const RUNS = values.soak ? 10 : 1;

/** Of what the second run left, memory may grow by this much until the last: caches fill, and the log of changes with them. */
const GROWTH_MAX = 1.3;

const server = startScript({ script: 'bench/load/serve.ts' });
const next = async (): Promise<unknown> => JSON.parse(String((await server.lines.next()).value));
const served = Served.parse(await next());
const memoryMb: number[] = [];
let faults = 0;

for (let run = 0; run < RUNS; run += 1) {
  server.say('tokens');
  const tokens = z.record(z.string(), z.string()).parse(await next());
  const kinds = createKinds();
  let connection = 0;
  const mixed = await autocannon({
    url: served.address,
    connections,
    duration: seconds,
    setupClient(client) {
      client.setRequests(kinds.watched(mixOf(served, { tokens, enquires: run === 0 }, connection)));
      connection += 1;
    },
  });
  server.say('state');
  const state = State.parse(await next());
  memoryMb.push(state.memoryMb);
  faults += mixed.errors + mixed.non2xx + state.faults;
  process.stdout.write(
    `mixed traffic: ${said(mixed)}; the server has ${state.memoryMb} MB and has logged ${state.faults} faults so far\n${kinds.said()}`,
  );
}
if (!values.soak) await compare();
await server.kill();
const isFlat = (memoryMb.at(-1) ?? 0) <= (memoryMb[1] ?? memoryMb[0] ?? 0) * GROWTH_MAX;
process.exitCode = faults > 0 || !isFlat ? 1 : 0;

/** Matching alone, and bare Express with the same bytes, in the same process one after the other. */
async function compare(): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const request = { method: 'POST', headers, body: '{"criteria":{}}' };
  const half = { connections, duration: Math.ceil(seconds / 4) };
  const own = await autocannon({
    ...half,
    url: served.address,
    requests: [{ ...request, path: '/api/v1/matches?limit=20' }],
  });
  const bare = await autocannon({ ...half, url: served.peer, requests: [{ ...request, path: '/matches' }] });
  process.stdout.write(`matches: ${said(own)}\nbare Express, the same bytes: ${said(bare)}\n`);
  process.stdout.write(`ratio: ${(bare.requests.average / own.requests.average).toFixed(2)}\n`);
}

function said({ requests, latency, errors, timeouts, non2xx, statusCodeStats }: AutocannonResult): string {
  const statuses = Object.entries(statusCodeStats).map(([status, { count }]) => `${status}: ${count}`);
  return (
    `${Math.round(requests.average)} a second, p50 ${latency.p50} ms, p99 ${latency.p99} ms, at most ${latency.max} ms, ` +
    `${errors - timeouts} errors, ${timeouts} not answered within 10 s, ${non2xx} not 2xx (${statuses.join(', ')})`
  );
}
