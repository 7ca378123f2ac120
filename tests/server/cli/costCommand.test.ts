import { describe, expect, it } from 'vitest';
import { findOccupancyCosts } from '#shared/occupancyCostEndpoints.ts';
import { run } from '#server/cli/run.ts';
import { temporaryFolder } from '#tests/support/temporaryFolder.ts';

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

describe('parkfit cost, used wrongly,', () => {
  it.each([
    { what: 'without a requirement', words: ['cost', '--spaces', 's-1'], said: /^cost needs a requirement/u },
    { what: 'without spaces', words: ['cost', '-'], said: /^cost needs --spaces/u },
    { what: 'with no id of a space', words: ['cost', '-', '--spaces', 's-1,'], said: /^--spaces: Expected letters/u },
    {
      what: 'with a space twice',
      words: ['cost', '-', '--spaces', 's-1,s-1'],
      said: /^--spaces: Expected each space/u,
    },
  ])('$what, says so and ends with 2', async ({ words, said }) => {
    const { code, out, err } = await parkfit(words);

    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(said);
  });

  it('with a requirement that is none, names the field and ends with 1', async () => {
    const { code, err } = await parkfit(['cost', '-', '--spaces', 's-1'], {
      input: '{"criteria":{},"horizonYears":11}',
    });

    expect(code).toBe(1);
    expect(err).toMatch(/Standard input is not a requirement:\n {2}horizonYears: /u);
  });
});

describe('parkfit cost', { timeout: 60_000 }, () => {
  it('tells what spaces cost, as text or as the API gives it, and which do not take part', async () => {
    const dataDir = temporaryFolder();
    await parkfit(['seed', '--demo'], { dataDir });
    const matched = await parkfit(['match', '-', '--limit', '1', '--json'], { input: '{"criteria":{}}', dataDir });
    const [, id = ''] = /"space": \{\s*"id": "([^"]+)"/u.exec(matched.out) ?? [];
    const asked = { input: '{"criteria":{},"horizonYears":3}', dataDir };

    const text = await parkfit(['cost', '-', '--spaces', id], asked);
    const json = await parkfit(['cost', '-', '--spaces', id, '--json'], asked);
    const nowhere = await parkfit(['cost', '-', '--spaces', `${id},nowhere`], asked);

    expect(text.out).toMatch(new RegExp(`\\n${id}(?:, .* over 3 years| is not for lease)`, 'u'));
    expect(findOccupancyCosts.output.parse(JSON.parse(json.out)).costs.map(({ spaceId }) => spaceId)).toEqual([id]);
    expect([nowhere.code, nowhere.err]).toEqual([1, expect.stringMatching(/spaceIds\.1: There is no space nowhere/u)]);
  });
});
