import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
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
    { what: 'with a limit of none', words: ['match', EXAMPLE, '--limit', '0'], code: 2, said: /^--limit: /u },
    {
      what: 'with a limit of a million',
      words: ['match', EXAMPLE, '--limit', '1000000'],
      code: 2,
      said: /^--limit: /u,
    },
    {
      what: 'with a limit that is no number',
      words: ['match', EXAMPLE, '--limit', 'NaN'],
      code: 2,
      said: /^--limit: /u,
    },
    { what: 'with an infinite limit', words: ['match', EXAMPLE, '--limit', '1e999'], code: 2, said: /^--limit: /u },
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
    { input: '{"criteria":{"area":{"level":"must","minM2":NaN}}}', said: '  body: Is not JSON: ' },
    { input: '{"criteria":{"area":{"level":"must","minM2":1e999}}}', said: '  criteria.area.minM2: ' },
    { input: '{"criteria":{"steam":{"level":"prefer","weight":0}}}', said: '  criteria.steam.weight: ' },
    {
      input: `{"criteria":{"region":{"level":"must","within":{"type":"Polygon","coordinates":
        [[[179,22],[-179,22],[-179,23],[179,23],[179,22]]]}}}}`,
      said: '  criteria.region.within.coordinates.0: Expected edges of at most 180° of longitude',
    },
    {
      input: `{"criteria":{"region":{"level":"must","within":{"type":"Polygon","coordinates":
        [[[114,22],[115,23],[115,22],[114,23],[114,22]]]}}}}`,
      said: '  criteria.region.within.coordinates.0: Expected a ring that encloses an area and does not cross itself',
    },
    {
      input: '{"criteria":{"floor":{"level":"must","lowest":2,"highest":1}}}',
      said: '  criteria.floor.highest: Expected highest not below lowest',
    },
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

describe('parkfit match --capsule, and parkfit replay', { timeout: 60_000 }, () => {
  const csv = (rows: string): string => `id,parkId,clearHeightM,rentFenPerM2Month\n${rows}`;
  const asked = JSON.stringify({
    criteria: {
      rent: { level: 'prefer', idealFenPerM2Month: 4000, limitFenPerM2Month: 6000 },
      'clear-height': { level: 'must', minM: 77 },
    },
  });
  let folder: string;
  let file: string;
  let env: Record<string, string>;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'parkfit-capsule-'));
    file = join(folder, 'answer.json');
    env = { DATA_DIR: join(folder, 'data'), DEMO: 'no' };
    await writeFile(join(folder, 'before.csv'), csv('first,ps-innov,80,4500\nsecond,ps-innov,80,5000\n'));
    await writeFile(join(folder, 'after.csv'), csv('second,ps-innov,80,4000\n'));
    await parkfit(['import', join(folder, 'before.csv')], '', env);
  }, 60_000);

  afterAll(() => rm(folder, { recursive: true }));

  it('keep an answer, find it identical over the same data, and say what moved after a change', async () => {
    const kept = await parkfit(['match', '-', '--capsule', file], asked, env);
    const identical = await parkfit(['replay', file], '', env);
    await parkfit(['import', join(folder, 'after.csv')], '', env);
    const moved = await parkfit(['replay', '-'], await readFile(file, 'utf8'), env);
    const asJson = await parkfit(['replay', file, '--json'], '', env);

    expect(kept).toMatchObject({ code: 0, err: '' });
    expect(kept.out).toContain('first');
    expect(identical).toMatchObject({ code: 0, err: '' });
    expect(identical.out).toContain('Identical: ');
    expect(moved).toMatchObject({ code: 1, err: '' });
    // (6000 − 5000) ÷ (6000 − 4000) is one half.
    expect(moved.out).toContain('rent, by the data: offeredFenPerM2Month 5,000 → 4,000; met 0.5 → met 1');
    expect(asJson).toMatchObject({ code: 1, err: '' });
    expect(JSON.parse(asJson.out)).toMatchObject({
      isIdentical: false,
      isReproduced: true,
      moves: [
        { spaceId: 'first', move: 'moved', reasons: [{ because: 'others' }] },
        { spaceId: 'second', move: 'moved', reasons: [{ because: 'data', criterion: 'rent' }] },
      ],
    });
  });

  it('show the capsule only to those who ask for that part', async () => {
    const bare = await parkfit(['match', '-', '--json'], asked, env);
    const withIt = await parkfit(['match', '-', '--json', '--include', 'capsule'], asked, env);

    expect(JSON.parse(bare.out)).not.toHaveProperty('capsule');
    expect(JSON.parse(withIt.out)).toMatchObject({ capsule: { capsuleVersion: 1 } });
  });

  it('replace no file unless they are told to', async () => {
    const taken = join(folder, 'taken.json');
    await writeFile(taken, 'mine');

    const refused = await parkfit(['match', '-', '--capsule', taken], asked, env);
    const untouched = await readFile(taken, 'utf8');
    const forced = await parkfit(['match', '-', '--capsule', taken, '--force'], asked, env);

    expect(refused).toMatchObject({ code: 1 });
    expect(refused.err).toContain(`${taken} is there already`);
    expect(untouched).toBe('mine');
    expect(forced).toMatchObject({ code: 0, err: '' });
    expect(JSON.parse(await readFile(taken, 'utf8'))).toMatchObject({ capsuleVersion: 1 });
  });

  it('refuse a capsule that was changed after it was made, and what is none', async () => {
    await parkfit(['match', '-', '--capsule', file, '--force'], asked, env);
    const text = await readFile(file, 'utf8');

    const changed = await parkfit(['replay', '-'], text.replace('"limit":20', '"limit":21'), env);
    const none = await parkfit(['replay', '-'], asked, env);

    expect(changed).toMatchObject({ code: 1, out: '' });
    expect(changed.err).toContain('  hash: Is not the hash of the rest');
    expect(none).toMatchObject({ code: 1, out: '' });
    expect(none.err).toMatch(/^Standard input is not a capsule:\n {2}capsuleVersion: /u);
  });

  it.each([
    { words: ['replay'], said: /^replay needs a capsule/u },
    { words: ['match', EXAMPLE, '--force'], said: /^--force is for the file of --capsule/u },
  ])('used as $words, say what is missing', async ({ words, said }) => {
    const { code, err } = await parkfit(words);

    expect(code).toBe(2);
    expect(err).toMatch(said);
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
