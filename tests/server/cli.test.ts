import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Ended, type Running, start } from '#tests/support/childProcess.ts';

const EXAMPLE = 'seed/examples/ivd-reagents-pingshan.json';
const ALL_PARTS = 'findings,counts,relaxations,nearMisses,bundles,growthPaths,policies';

let dataDir: string;
let server: Running;
let address: string;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'parkfit-cli-'));
  server = start(['server/cli.ts', 'serve'], { env: { DATA_DIR: dataDir, PORT: '0' } });
  address = (await server.line(/Parkfit is at http:\/\/\S+/u)).replace('Parkfit is at ', '');
}, 120_000);

afterAll(async () => {
  server.signal('SIGKILL');
  await server.ended;
  await rm(dataDir, { recursive: true, force: true });
});

function parkfit(words: readonly string[], input = ''): Promise<Ended> {
  return start(['server/cli.ts', ...words], { env: { DATA_DIR: dataDir }, input }).ended;
}

/** The API's answer to the example, and the command line's, without the moment of each. */
async function ask(requirement: string): Promise<Record<string, unknown>> {
  const response = await fetch(`${address}/api/v1/matches?include=${ALL_PARTS}&limit=3`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: requirement,
  });
  return withoutMoment(await response.text());
}

function withoutMoment(json: string): Record<string, unknown> {
  return { ...(JSON.parse(json) as Record<string, unknown>), evaluatedAt: 'then' };
}

describe('parkfit, while a server runs on its data folder', { timeout: 120_000 }, () => {
  it('gives the same answer as the API', async () => {
    const asked = await ask(await readFile(EXAMPLE, 'utf8'));

    const { code, out, err } = await parkfit(['match', EXAMPLE, '--json', '--limit', '3']);

    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(withoutMoment(out)).toEqual(asked);
  });

  it('imports spaces, and the server has them in its next answer', async () => {
    const csv = join(dataDir, 'spaces.csv');
    await writeFile(csv, 'id,parkId,areaM2\nmine-1,ps-innov,1234567\n');

    const { code, out } = await parkfit(['import', csv]);
    const answer = await ask('{"criteria":{"area":{"level":"must","minM2":1234567}}}');

    expect({ code, out }).toEqual({ code: 0, out: `Imported 1 space from ${csv}.\n` });
    expect(answer).toMatchObject({ results: [{ space: { id: 'mine-1' }, verdict: 'met' }] });
  });

  it('imports nothing of a file with faults, and names each by line and column', async () => {
    const csv = join(dataDir, 'faulty.csv');
    await writeFile(csv, 'id,parkId,areaM2\nmine-2,ps-innov,800\nmine-3,nowhere,many\n');

    const { code, out, err } = await parkfit(['import', csv]);

    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toBe(
      `Nothing of ${csv} was imported:\n  line 3, column areaM2: Expected a number above 0 and at most 10000000\n`,
    );
    expect((await fetch(`${address}/api/v1/spaces/mine-2`)).status).toBe(404);
  });

  it('removes what is invented and brings it back', async () => {
    const removed = await parkfit(['seed', '--remove-demo']);
    const without: unknown = await (await fetch(`${address}/api/v1/spaces?demo=true`)).json();
    const loaded = await parkfit(['seed', '--demo']);
    const withDemo = (await (await fetch(`${address}/api/v1/spaces?demo=true&limit=1`)).json()) as { items: unknown[] };

    expect(removed).toMatchObject({ code: 0, err: '' });
    expect(removed.out).toMatch(/^Removed \d+ demo spaces and \d+ demo resources\.$/mu);
    expect(without).toEqual({ items: [] });
    expect(loaded).toMatchObject({ code: 0, err: '' });
    expect(loaded.out).toMatch(/^demo spaces: \d+ written/mu);
    expect(withDemo.items).toHaveLength(1);
  });
});

describe('parkfit, where no server runs', { timeout: 120_000 }, () => {
  it('opens the store itself, loads the seed into an empty one, and prints a table', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'parkfit-alone-'));

    const { code, out, err } = await start(['server/cli.ts', 'match', '-', '--limit', '2'], {
      env: { DATA_DIR: folder },
      input: await readFile(EXAMPLE, 'utf8'),
    }).ended;

    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^\d+ spaces: \d+ met, \d+ unconfirmed, \d+ excluded\.$/mu);
    expect(out).toMatch(/^ +# +verdict +score \(low–high\) +known +space +park$/mu);
    expect(out).toMatch(/^ +1 +met +\d+\.\d \(\d+\.\d–\d+\.\d\) +\d+ % +demo-\S+ \(demo\) +\S/mu);
    await rm(folder, { recursive: true });
  });
});
