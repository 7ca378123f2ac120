import { chmod, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { type IncomingMessage, request } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '#server/store/connect.ts';
import { type Ended, type Running, start } from '#tests/support/childProcess.ts';

let dataDir: string;
let running: Running[] = [];

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'parkfit-main-'));
});

afterEach(async () => {
  for (const { signal } of running) signal('SIGKILL');
  await Promise.all(running.map(({ ended }) => ended));
  running = [];
  await rm(dataDir, { recursive: true, force: true });
});

function serve(env: Record<string, string> = {}, within = ':'): Running {
  const child = start(['server/main.ts'], { env: { DATA_DIR: dataDir, PORT: '0', ...env }, within });
  running.push(child);
  return child;
}

async function addressOf(child: Running): Promise<string> {
  return (await child.line(/Parkfit is at http:\/\/\S+/u)).replace('Parkfit is at ', '');
}

async function parkCount(address: string): Promise<number> {
  const { items } = (await (await fetch(`${address}/api/v1/parks?limit=500`)).json()) as { items: unknown[] };
  return items.length;
}

/** Lines of the log that are about anything but requests. */
function faultsIn(log: string): string[] {
  return log.split('\n').filter((line) => line !== '' && !line.includes('"msg":"request"'));
}

/** A start that is refused says one sentence and nothing else. */
function expectSentence({ code, err }: Ended, sentence: RegExp): void {
  expect(err.trim().split('\n')).toHaveLength(1);
  expect(err).toMatch(sentence);
  expect(code).toBe(1);
}

// Each start is a process of its own, which takes a while on a busy machine.
describe('npm start', { timeout: 120_000 }, () => {
  it('loads the seed into an empty folder, keeps what is there at the next start, and ends in order', async () => {
    const first = serve();
    const parks = await parkCount(await addressOf(first));
    first.signal('SIGINT');
    // As npm and tsx pass one Ctrl-C on.
    first.signal('SIGINT');
    const firstEnded = await first.ended;

    const second = serve();
    const parksAgain = await parkCount(await addressOf(second));
    second.signal('SIGTERM');
    const secondEnded = await second.ended;

    expect(parks).toBeGreaterThan(20);
    expect(parksAgain).toBe(parks);
    expect([firstEnded.code, secondEnded.code]).toEqual([0, 0]);
    expect(firstEnded.out).toMatch(/The store was empty[^]*Stopped; everything is stored\.\n$/u);
    expect(secondEnded.out).not.toContain('The store was empty');
    expect(faultsIn(firstEnded.err + secondEnded.err)).toEqual([]);
  });

  it('says that it is not ready, answers what is under way, and only then stops', async () => {
    const child = serve({ DRAIN_S: '6', METRICS_PORT: '0' });
    const address = await addressOf(child);
    const body = '{"criteria":{}}';
    const upload = request(`${address}/api/v1/matches`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-length': body.length },
    });
    const answered = once(upload, 'response');
    upload.write(body.slice(0, 5));

    child.signal('SIGTERM');
    await expect.poll(async () => (await fetch(`${address}/health/ready`)).status, { timeout: 5000 }).toBe(503);
    const whileDraining = (await fetch(`${address}/api/v1/parks?limit=1`)).status;
    upload.end(body.slice(5));
    const [response] = (await answered) as [IncomingMessage];
    response.resume();
    const { code, out, err } = await child.ended;

    expect([whileDraining, response.statusCode, code]).toEqual([200, 200, 0]);
    expect(out).toMatch(/Stopping\.\nStopped; everything is stored\.\n$/u);
    expect(faultsIn(err).filter((line) => !line.includes('The metrics are served'))).toEqual([]);
  });

  it('serves metrics on a port of their own, and nothing else there', async () => {
    const child = serve({ METRICS_PORT: '0' });
    const address = await addressOf(child);
    await fetch(`${address}/api/v1/parks/none`);
    const metrics = /"address":"(?<url>http:[^"]+)"/u;
    await expect.poll(() => metrics.test(child.said())).toBe(true);
    const url = metrics.exec(child.said())?.groups?.['url'] ?? '';

    await expect
      .poll(async () => (await fetch(url)).text())
      .toContain('http_request_duration_seconds_count{method="GET",route="/api/v1/parks/:id",status="404"} 1');
    const text = await (await fetch(url)).text();
    expect(text).toMatch(/nodejs_eventloop_lag_seconds|parkfit_heavy_questions_waiting 0/u);
    expect((await fetch(`${address}/metrics`)).headers.get('content-type')).not.toContain('text/plain');
    expect((await fetch(url.replace('/metrics', '/api/v1/parks'))).status).toBe(404);
  });

  it('keeps everything when it is killed', async () => {
    const first = serve();
    const parks = await parkCount(await addressOf(first));
    first.signal('SIGKILL');
    await first.ended;

    const second = serve();

    expect(await parkCount(await addressOf(second))).toBe(parks);
  });

  it('ends with a clear word when its disk is full, and has lost nothing', async () => {
    const first = serve();
    const parks = await parkCount(await addressOf(first));
    first.signal('SIGTERM');
    await first.ended;
    const { size } = await stat(join(dataDir, 'store.mdb'));
    // A limit on the size of files, in blocks of 512 or 1,024 bytes, stands for a full disk.
    const second = serve({}, `ulimit -f ${Math.ceil(size / 512) + 2000}`);
    await addressOf(second);

    const store = await openStore({ dataDir }, 'join');
    const rows = store.connection.collection('rows');
    const write = (): Promise<boolean> =>
      rows.insertMany(Array.from({ length: 100 }, () => ({ text: 'x'.repeat(4000) }))).then(
        () => true,
        () => false,
      );
    while (await write());
    await store.close();
    const ended = await second.ended;

    expect(ended.err).toMatch(
      /^The store in .* has failed: Input\/output error\. What was acknowledged is on the disk;/mu,
    );
    expect(ended.code).toBe(1);
    expect(await parkCount(await addressOf(serve()))).toBe(parks);
  });

  it('refuses a folder that another server serves, which goes on', async () => {
    const first = serve();
    const address = await addressOf(first);

    const second = await serve().ended;

    expectSentence(second, /another|served|already/iu);
    expect((await fetch(`${address}/health/ready`)).status).toBe(200);
  });

  it('says that its port is in use', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const bound = other.address();
    const port = typeof bound === 'object' && bound !== null ? bound.port : 0;

    const ended = await serve({ PORT: `${port}` }).ended;

    expectSentence(ended, new RegExp(`^Port ${port} on 127\\.0\\.0\\.1 is in use`, 'u'));
    other.close();
  });

  it('says that its data folder cannot be written', async () => {
    // A file where the folder should be: permissions do not stop the superuser.
    const file = join(dataDir, 'file');
    await writeFile(file, '');
    await chmod(file, 0o400);

    const ended = await serve({ DATA_DIR: join(file, 'data') }).ended;

    expectSentence(ended, /file\/data/u);
  });

  it('says that a MONGODB_URI does not answer', async () => {
    const uri = 'mongodb://user:hidden@127.0.0.1:9/?directConnection=true&serverSelectionTimeoutMS=300';

    const ended = await serve({ MONGODB_URI: uri }).ended;

    expectSentence(ended, /MONGODB_URI/u);
    expect(ended.err).not.toContain('hidden');
  });

  it('names every setting that cannot be used, and ends with the code for that', async () => {
    const ended = await serve({ PORT: 'http', DEMO: 'perhaps' }).ended;

    expect(ended.code).toBe(78);
    expect(ended.err).toMatch(/PORT: .*\n.*DEMO: /u);
  });
});
