import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { API_BASE } from '#shared/endpoint.ts';
import { createImportRepository } from '#server/features/spaces/imports/repository.ts';
import { createParkRepository } from '#server/features/parks/repository.ts';
import { createPlaceRepository } from '#server/features/places/repository.ts';
import { createPolicyRepository } from '#server/features/policies/repository.ts';
import { createResourceRepository } from '#server/features/resources/repository.ts';
import { createClock } from '#server/platform/clock.ts';
import { PRODUCT_VERSION } from '#server/platform/productVersion.ts';
import { createDataVersion } from '#server/store/dataVersion.ts';
import { prepareData } from '#server/store/migrations/prepareData.ts';
import { openStore } from '#server/store/connect.ts';
import { readSeed } from '#seed/load.ts';
import { inTransaction } from '#server/store/transaction.ts';
import { type Running, start } from '../../support/childProcess.ts';
import { median } from '../median.ts';
import { drawRequirements } from '../match/requirements.ts';
import { type World, makeWorld } from '../match/world.ts';
import { fileOfMore, importedMeanwhile } from './importing.ts';

/** How much is measured, and where its files lie. */
interface HttpBench {
  readonly folder: string;
  readonly spaces: number;
  readonly requirements: number;
  readonly connections: number;
  readonly seconds: number;
  readonly seed: number;
  /** So many spaces are imported at the end, while others ask. */
  readonly imported: number;
  readonly keep: (name: string, text: string) => Promise<string>;
}

type Say = (line: string) => void;

/** Answers a second that are promised over HTTP on two cores, and the time until a write is seen. */
const PROMISED_PER_SECOND = 1500;
const PROMISED_SEEN_MS = 100;
const UPDATES = 20;

/** Fills a store, serves it, and prints what was measured. */
export async function benchHttp(bench: HttpBench, say: Say): Promise<void> {
  const dataDir = `${bench.folder}/data`;
  const { file, csv, parkId } = await prepared(dataDir, bench, say);
  const from = performance.now();
  const server = start(['server/main.ts'], {
    env: {
      DATA_DIR: dataDir,
      PORT: '0',
      RATE_LIMITS: 'off',
      NODE_OPTIONS: '--max-old-space-size=8192 --max-semi-space-size=64',
    },
  });
  try {
    const address = (await server.line(/Parkfit is at http:\/\/\S+/u)).replace('Parkfit is at ', '');
    say(`ready after ${secondsSince(from)}`);
    await measure({ address, file, csv, dataDir, parkId, pid: server.pid }, bench, say);
  } finally {
    server.signal('SIGINT');
    await server.ended;
  }
}

function secondsSince(fromMs: number): string {
  return `${((performance.now() - fromMs) / 1000).toFixed(1)} s`;
}

/** Stores the spaces and draws what is asked; nothing of it is kept in memory. */
async function prepared(
  dataDir: string,
  { spaces, requirements, seed, imported, keep }: HttpBench,
  say: Say,
): Promise<Pick<Served, 'file' | 'csv' | 'parkId'>> {
  const world = await makeWorld({ spaces, seed, shape: 'clustered' });
  const bodies = drawRequirements(world, { count: requirements, seed }).map((one) => JSON.stringify(one));
  const file = await keep('bodies.json', JSON.stringify(bodies));
  const more = fileOfMore(
    world.stock.map(({ space }) => space),
    imported,
  );
  const csv = await keep('more.csv', more);
  const from = performance.now();
  await fill(dataDir, world);
  say(`${world.stock.length} spaces stored in ${secondsSince(from)}; ${bodies.length} requirements, asked in turn`);
  return { file, csv, parkId: world.stock[0]?.park.id ?? '' };
}

interface Served {
  readonly address: string;
  readonly file: string;
  readonly csv: string;
  readonly dataDir: string;
  readonly parkId: string;
  readonly pid: number;
}

async function measure(served: Served, { connections, seconds, imported }: HttpBench, say: Say): Promise<void> {
  const { address, file } = served;
  const asked = (path: string, over: number): Promise<string> =>
    load([address, `${API_BASE}/matches?${path}`, file, `${over}`, `${seconds}`]);
  // The other thread of the server has its index once it has answered something heavy; then both become warm.
  await asked('limit=20&include=counts', 1);
  await asked('limit=20', connections);
  const before = cpuSecondsOf(served.pid);
  const answers = await asked('limit=20', connections);
  say(`limit=20 over ${connections} connections (promised ${PROMISED_PER_SECOND} a second): ${answers}`);
  say(
    `  of which each took the server ${perAnswer(before, cpuSecondsOf(served.pid), answers)} ms of a processor, besides who asks`,
  );
  say(`bare Express with as many bytes: ${await bareExpress(served, connections, seconds)}`);
  say(`until a write is seen in an answer (promised ${PROMISED_SEEN_MS} ms): ${await seenAfter(served)}`);
  say(`include=counts over 1 connection, the thread started: ${await asked('limit=20&include=counts', 1)}`);
  const [light, heavy] = await Promise.all([asked('limit=20', 4), asked('limit=20&include=counts,relaxations', 4)]);
  say(`limit=20 over 4 connections, while 4 others ask for relaxations: ${light}`);
  say(`  and these: ${heavy}`);
  const ask = async () => Answers.parse(JSON.parse(await asked('limit=20', 4)));
  say(`${imported} spaces imported, while 4 connections ask: ${await importedMeanwhile({ ...served, ask })}`);
}

/** The seconds of a processor that a process has had, all its threads together; the system counts a hundred to a second. */
function cpuSecondsOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const [userTicks = 0, systemTicks = 0] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 13)
    .map(Number);
  return (userTicks + systemTicks) / 100;
}

function perAnswer(before: number, after: number, answers: string): string {
  return ((1000 * (after - before)) / Answers.parse(JSON.parse(answers)).answers).toFixed(2);
}

const Answers = z.object({ answers: z.number(), medianMs: z.number(), longestMs: z.number() });

/** A process that does nothing but read the same bodies and answer with as many bytes, asked in the same way. */
async function bareExpress({ address, file }: Served, connections: number, seconds: number): Promise<string> {
  const bodies = z.array(z.string()).parse(JSON.parse(await readFile(file, 'utf8')));
  const headers = { 'content-type': 'application/json' };
  const request = { method: 'POST', headers, body: bodies[0] ?? '{}' };
  const { length } = await (await fetch(`${address}${API_BASE}/matches?limit=20`, request)).text();
  const peer = start(['tests/bench/http/bare.ts', `${length}`], { env: {} });
  try {
    const at = (await peer.line(/http:\/\/\S+/u)).trim();
    return await load([at, '/', file, `${connections}`, `${Math.ceil(seconds / 2)}`]);
  } finally {
    peer.signal('SIGTERM');
    await peer.ended;
  }
}

async function load(words: readonly string[]): Promise<string> {
  const child: Running = start(['tests/bench/http/load.ts', ...words], { env: {} });
  const { out, err } = await child.ended;
  if (err !== '') throw new Error(err);
  return out.trim();
}

/** The time from the acknowledgement of an import of one space to an answer that has it. */
async function seenAfter({ address, dataDir, parkId }: Served): Promise<string> {
  const store = await openStore({ dataDir }, 'join');
  const imports = createImportRepository(store.connection);
  const spent: number[] = [];
  try {
    for (let update = 0; update < UPDATES; update += 1) {
      const clearHeightM = 90 + update / 10;
      const from = { id: randomUUID(), origin: 'import' } as const;
      const name = { zh: '新', en: 'New' };
      const space = {
        id: 'bench-new',
        parkId,
        name,
        status: 'vacant',
        demo: true,
        provenance: { from: 'bench' },
      } as const;
      await imports.stage(from, [{ ...space, facts: { clearHeightM } }]);
      await inTransaction(store.connection, async () => {
        await imports.showStaged({ id: from.id, spaces: 1 }, (visible) => [...visible, from]);
        await createDataVersion(store.connection).raise();
      });
      const acknowledged = performance.now();
      const body = JSON.stringify({ criteria: { 'clear-height': { level: 'must', minM: clearHeightM } } });
      const answer = await fetch(`${address}${API_BASE}/matches?limit=1`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      });
      const text = await answer.text();
      spent.push(performance.now() - acknowledged);
      if (!text.includes('bench-new')) throw new Error(`The answer has not the space that was written: ${text}`);
    }
  } finally {
    await store.close();
  }
  return `${median(spent).toFixed(1)} ms, at most ${Math.max(...spent).toFixed(1)} ms`;
}

/** Stores the world as one visible import, amid what ships. */
async function fill(dataDir: string, { stock }: World): Promise<void> {
  const store = await openStore({ dataDir }, 'serve');
  const { connection } = store;
  // Before there are data: they would be backed up before they are migrated.
  await prepareData(store, { dataDir, now: createClock().now, productVersion: PRODUCT_VERSION, say: () => undefined });
  const seed = await readSeed();
  const parks = [...new Map(stock.map(({ park }) => [park.id, park])).values()];
  await createParkRepository(connection).reload(parks);
  await createPlaceRepository(connection).reload(seed.places);
  await createPolicyRepository(connection).reload(seed.policies);
  await createResourceRepository(connection).reload(seed.resources);
  const imports = createImportRepository(connection);
  const from = { id: randomUUID(), origin: 'demo' } as const;
  for (let at = 0; at < stock.length; at += AT_ONCE) {
    await imports.stage(
      from,
      stock.slice(at, at + AT_ONCE).map(({ space }) => space),
    );
  }
  await imports.show(() => [from]);
  await createDataVersion(connection).raise();
  await store.close();
}

const AT_ONCE = 1000;
