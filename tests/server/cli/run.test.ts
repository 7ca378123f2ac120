import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '#server/cli/run.ts';
import { createClock } from '#server/platform/clock.ts';
import { createServices } from '#server/services.ts';
import { prepareData } from '#server/store/migrations/prepareData.ts';
import { openStore } from '#server/store/connect.ts';
import { temporaryFolder } from '#tests/support/temporaryFolder.ts';

const EXAMPLE = 'seed/examples/ivd-reagents-pingshan.json';

let dataDir: string;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'parkfit-run-'));
});

afterAll(() => rm(dataDir, { recursive: true }));

interface Ended {
  readonly code: number | undefined;
  readonly out: string;
  readonly err: string;
}

async function parkfit(words: readonly string[], input = '', env: Record<string, string> = {}): Promise<Ended> {
  const said = { out: '', err: '' };
  const code = await run(words, {
    env: { DATA_DIR: dataDir, ...env },
    terminal: {
      print: (line) => (said.out += `${line}\n`),
      complain: (line) => (said.err += `${line}\n`),
      readInput: () => Promise.resolve(input),
    },
    serve: () => Promise.resolve((said.out += 'serving')),
    beforeStop: () => undefined,
  });
  return { code, ...said };
}

describe('parkfit, used wrongly,', () => {
  it.each([
    { what: 'without a command', words: [], code: 2, said: /^A command is missing\./u },
    { what: 'with an unknown command', words: ['mtach'], code: 2, said: /^There is no command mtach\./u },
    { what: 'with an unknown option', words: ['match', EXAMPLE, '--limits', '3'], code: 2, said: /--limits/u },
    { what: 'without a requirement', words: ['match'], code: 2, said: /^match needs a requirement/u },
    { what: 'with a limit beyond all', words: ['match', EXAMPLE, '--limit', '101'], code: 2, said: /^--limit: /u },
    { what: 'with an unknown part', words: ['match', EXAMPLE, '--include', 'all'], code: 2, said: /^--include\.0: /u },
    {
      what: 'with options that exclude each other',
      words: ['seed', '--demo', '--remove-demo'],
      code: 2,
      said: /together/u,
    },
    {
      what: 'with a file that is not there',
      words: ['match', 'nothing.json'],
      code: 1,
      said: /nothing\.json cannot be read \(ENOENT\)/u,
    },
  ])('$what, says so and ends with $code', async ({ words, code, said }) => {
    const ended = await parkfit(words);

    expect(ended.code).toBe(code);
    expect(ended.out).toBe('');
    expect(ended.err).toMatch(said);
  });

  it.each([
    { input: '{"criteria":{"flor-load":{}}}', said: '  criteria.flor-load: Is not known here\n' },
    {
      input: '{"criteria":{"region":{"level":"must","places":["atlantis"]}}}',
      said: '  criteria.region.places.0: There is no place atlantis\n',
    },
    { input: '{"criteria":', said: '  body: Is not JSON: ' },
    { input: '{"criteria":{"__proto__":{}}}', said: '  criteria.__proto__: ' },
  ])('with the requirement $input, names each fault by its path', async ({ input, said }) => {
    const { code, err } = await parkfit(['match', '-'], input);

    expect(code).toBe(1);
    expect(err).toContain(said);
  });

  it('is told what there is when it asks for help, and the header of an import file', async () => {
    const [help, template] = await Promise.all([parkfit(['help']), parkfit(['import', '--template'])]);

    expect(help).toMatchObject({ code: 0, err: '' });
    expect(help.out).toContain('parkfit match <requirement.json | ->');
    expect(template.out).toMatch(/^id,parkId,building,nameZh,.*,areaM2,.*,spfAnimals\n$/u);
  });

  it('says which settings cannot be used', async () => {
    const { code, err } = await parkfit(['match', EXAMPLE], '', { DEMO: 'perhaps' });

    expect(code).toBe(78);
    expect(err).toContain('DEMO: ');
  });

  it('says that the store cannot be opened', async () => {
    const { code, err } = await parkfit(['match', EXAMPLE], '', { DATA_DIR: '/dev/null/data' });

    expect(code).toBe(1);
    expect(err.trim().split('\n')).toHaveLength(1);
  });
});

describe('parkfit match', { timeout: 60_000 }, () => {
  it('adds the certificate to the parts that are named, where that is asked for', async () => {
    const env = { DATA_DIR: temporaryFolder() };

    const plain = await parkfit(['match', EXAMPLE, '--include', 'counts', '--json'], '', env);
    const certified = await parkfit(['match', EXAMPLE, '--include', 'counts', '--certificate', '--json'], '', env);

    expect(JSON.parse(plain.out)).not.toHaveProperty('certificate');
    expect(JSON.parse(certified.out)).toMatchObject({
      counts: {},
      certificate: { acceptability: { draws: 10_000 }, worsening: { raised: 0 } },
    });
  });
});

describe('parkfit serve', () => {
  it('starts the server, and does not say how that ends', async () => {
    expect(await parkfit(['serve'])).toEqual({ code: undefined, out: 'serving', err: '' });
    expect(await parkfit(['serve', '--port', '1'])).toMatchObject({ code: 2 });
  });
});

describe('parkfit, while a server is at its first start', { timeout: 60_000 }, () => {
  it('waits until the seed is loaded', async () => {
    const env = { DATA_DIR: temporaryFolder() };
    const store = await openStore({ dataDir: env.DATA_DIR }, 'serve');
    const { prepare, seeding } = createServices(store.connection, { clock: createClock(), demo: true });
    const now = createClock().now;
    await prepareData(store, { dataDir: env.DATA_DIR, now, productVersion: '0.0.0', say: () => undefined });
    await prepare();

    const [{ code, err }] = await Promise.all([
      parkfit(['match', EXAMPLE], '', env),
      seeding.loadIfEmpty({ demo: true }),
    ]);

    expect({ code, err }).toEqual({ code: 0, err: '' });
    await store.close();
  });
});
