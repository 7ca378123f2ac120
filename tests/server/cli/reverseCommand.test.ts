import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { run } from '#server/cli/run.ts';
import { temporaryFolder } from '#tests/support/temporaryFolder.ts';

const EXAMPLE = 'seed/examples/ivd-reagents-pingshan.json';

interface Ended {
  readonly code: number | undefined;
  readonly out: string;
  readonly err: string;
}

async function parkfit(words: readonly string[], { input = '', dataDir = temporaryFolder() } = {}): Promise<Ended> {
  const said = { out: '', err: '' };
  const code = await run(words, {
    env: { DATA_DIR: dataDir },
    terminal: {
      print: (line) => (said.out += `${line}\n`),
      complain: (line) => (said.err += `${line}\n`),
      readInput: () => Promise.resolve(input),
    },
    serve: () => Promise.resolve(),
    beforeStop: () => undefined,
  });
  return { code, ...said };
}

const ASKED = ['reverse', '--requirements', '-', '--space'];

describe('parkfit reverse, used wrongly,', () => {
  it.each([
    { what: 'without a space', words: ['reverse', '--requirements', '-'], said: /^reverse needs --space/u },
    { what: 'without requirements', words: ['reverse', '--space', 's-1'], said: /^reverse needs --requirements/u },
    { what: 'with a file by itself', words: ['reverse', 'some.json'], said: /by --requirements, not some\.json/u },
    { what: 'with a limit beyond all', words: [...ASKED, 's-1', '--limit', '101'], said: /^--limit: /u },
  ])('$what, says so and ends with 2', async ({ words, said }) => {
    const { code, out, err } = await parkfit(words);

    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(said);
  });

  it.each([
    { input: '{}', said: '  body: Invalid input: expected array' },
    { input: '[{"id":"a","requirement":{"criteria":{}}},{"requirement":{"criteria":{}}}]', said: '  1.id: ' },
    { input: '[{"id":"Not A Slug","requirement":{"criteria":{}}}]', said: '  0.id: Expected lower-case letters' },
    {
      input: '[{"id":"a","requirement":{"criteria":{}}},{"id":"a","requirement":{"criteria":{}}}]',
      said: '  1.id: Is the id of entry 0 already',
    },
    {
      input: '[{"id":"a","requirement":{"criteria":{"area":{"level":"must","minM2":-1}}}}]',
      said: '  0.requirement.criteria.area.minM2: ',
    },
    {
      input: '[{"id":"a","requirement":{"criteria":{"flor-load":{}}}}]',
      said: '  0.requirement.criteria.flor-load: Is not known here',
    },
  ])('with the requirements $input, names each entry at fault by its path', async ({ input, said }) => {
    const { code, err } = await parkfit([...ASKED, 's-1'], { input });

    expect(code).toBe(1);
    expect(err).toContain('Standard input is not a list of standing requirements:\n');
    expect(err).toContain(said);
  });
});

describe('parkfit reverse', { timeout: 60_000 }, () => {
  it('says which requirements a space fits and its place among the first ten, as match ranks it; and what is not there', async () => {
    const dataDir = temporaryFolder();
    const Ranking = z.object({ results: z.array(z.object({ rank: z.number(), space: z.object({ id: z.string() }) })) });
    const example: unknown = JSON.parse(await readFile(EXAMPLE, 'utf8'));
    const matched = await parkfit(['match', EXAMPLE, '--include', '', '--json'], { dataDir });
    const second = Ranking.parse(JSON.parse(matched.out)).results[1];
    const standing = [
      { id: 'ivd', requirement: example },
      { id: 'anything', requirement: { criteria: {} } },
      // A floor of this load would be the largest that may be asked for: no space has it.
      { id: 'heavy', requirement: { criteria: { 'floor-load': { level: 'must', minKnPerM2: 100 } } } },
    ];

    const nowhere = '[{"id":"a","requirement":{"criteria":{"region":{"level":"must","places":["atlantis"]}}}}]';

    const asked = { input: JSON.stringify(standing), dataDir };
    const json = await parkfit([...ASKED, second?.space.id ?? '', '--json'], asked);
    const text = await parkfit([...ASKED, second?.space.id ?? ''], asked);

    const gone = await parkfit([...ASKED, 'no-such-space'], asked);
    const unknown = await parkfit([...ASKED, second?.space.id ?? ''], { input: nowhere, dataDir });

    expect(json).toMatchObject({ code: 0, err: '' });
    const answer = z
      .object({
        standing: z.number(),
        fits: z.array(z.object({ id: z.string(), place: z.number().optional() })),
        entries: z.array(z.object({ id: z.string(), place: z.number() })),
      })
      .parse(JSON.parse(json.out));
    expect(answer.standing).toBe(3);
    expect(answer.entries).toContainEqual(expect.objectContaining({ id: 'ivd', place: 2 }));
    expect(answer.fits).toContainEqual({ id: 'ivd', place: 2 });
    expect(answer.fits.map(({ id }) => id)).toContain('anything');
    expect(text.out).toMatch(/^ {2}ivd: #2, (?:met|unconfirmed), /mu);
    expect(text.out).toContain('\nFits\n');
    expect(gone).toMatchObject({ code: 1, out: '' });
    expect(gone.err).toContain('There is no space no-such-space');
    expect(unknown).toMatchObject({ code: 1, out: '' });
    expect(unknown.err).toContain('0.requirement.criteria.region.places.0: There is no place atlantis');
  });
});
