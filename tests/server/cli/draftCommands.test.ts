import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { run } from '#server/cli/run.ts';

let dataDir: string;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'parkfit-drafts-'));
});

afterAll(() => rm(dataDir, { recursive: true }));

async function parkfit(
  ...words: string[]
): Promise<{ readonly code: number | undefined; readonly out: string; readonly err: string }> {
  const said = { out: '', err: '' };
  const code = await run(words, {
    env: { DATA_DIR: dataDir, DEMO: 'no' },
    terminal: {
      print: (line) => (said.out += `${line}\n`),
      complain: (line) => (said.err += `${line}\n`),
      readInput: () => Promise.resolve(''),
    },
    serve: () => Promise.resolve(),
    beforeStop: () => undefined,
  });
  return { code, ...said };
}

const POLICY = 'seed/policies/ps-2024-bio.json';

async function policyFile(changes: Readonly<Record<string, unknown>>): Promise<string> {
  const policy = z.record(z.string(), z.unknown()).parse(JSON.parse(await readFile(POLICY, 'utf8')));
  const file = join(dataDir, 'policy.json');
  await writeFile(file, JSON.stringify({ ...policy, ...changes }));
  return file;
}

async function begun(changes: Readonly<Record<string, unknown>>): Promise<string> {
  const { out } = await parkfit('policy', 'begin', await policyFile(changes));
  return /^Began the draft (?<id>[\w-]+)/u.exec(out)?.groups?.['id'] ?? '';
}

describe('parkfit policy', () => {
  it('takes a file from draft to in force, tells the history, and takes it back', async () => {
    const id = await begun({ contact: 'Room 1' });

    const listed = await parkfit('policy', 'drafts');
    const early = await parkfit('policy', 'publish', id);
    const reviewed = await parkfit('policy', 'review', id);
    const shown = await parkfit('policy', 'show', id);
    const published = await parkfit('policy', 'publish', id);
    const history = await parkfit('policy', 'history', 'ps-2024-bio');
    const reverted = await parkfit('policy', 'revert', 'ps-2024-bio', '0');

    expect(listed.out).toMatch(new RegExp(`^${id} {2}draft {2}revision 1 .* ps-2024-bio `, 'u'));
    expect(early).toMatchObject({ code: 1, err: `The draft ${id} is not reviewed yet.\n` });
    expect(reviewed).toMatchObject({
      code: 0,
      out: `Reviewed the draft ${id} at revision 2, 0 test cases as expected.\n`,
    });
    expect(shown.out).toMatch(
      /reviewed, revision 2, a change of ps-2024-bio\nDiffers from what is in force at contact\nNo faults\./u,
    );
    expect(published.out).toBe(`The draft ${id} is in force: ps-2024-bio, revision 1, 1 change.\n`);
    expect(history.out).toMatch(/^1 .* draft [\w-]+ by command-line: contact\n0 .* as it was found in force: /u);
    expect(reverted.out).toBe('What revision 0 said is in force: ps-2024-bio, revision 2, 1 change.\n');
  }, 120_000);

  it('names every fault of a draft by its path, and puts nothing in force', async () => {
    const id = await begun({ places: ['atlantis'], rounding: { toFen: 0, mode: 'down' } });

    const reviewed = await parkfit('policy', 'review', id);
    const history = await parkfit('policy', 'history', 'sz-2025-3');

    expect(reviewed.code).toBe(1);
    expect(reviewed.err).toMatch(new RegExp(`^The draft ${id} has faults\\.\\n {2}rounding\\.toFen: `, 'u'));
    expect(history.out).toBe('Nobody has put a version of sz-2025-3 in force here.\n');
  }, 120_000);

  it.each([
    { words: [], said: /^policy needs one of / },
    { words: ['draughts'], said: /not draughts\./ },
    { words: ['review'], said: /^The draft is missing\./ },
    { words: ['revert', 'x'], said: /^The revision is missing\./ },
    { words: ['revert', 'x', 'y'], said: /^The revision is a number/ },
    { words: ['publish', 'x', 'y'], said: /^What is y for\?/ },
  ])('used as $words, says what is wrong', async ({ words, said }) => {
    const { code, err } = await parkfit('policy', ...words);

    expect(code).toBe(2);
    expect(err).toMatch(said);
  });
});
