import { readFileSync, readdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Failure, type FieldFault } from '#shared/failure.ts';
import { readSeed } from '#seed/load.ts';
import { POLICY_FILE_BYTES_MAX, readPolicyFiles } from '#seed/policyFiles.ts';
import { temporaryFolder } from '#tests/support/temporaryFolder.ts';

const FIXTURES = fileURLToPath(new URL('../fixtures', import.meta.url));
const BROKEN = join(FIXTURES, 'brokenPolicies');

/** Each file with the path of its one fault, and how it is told. */
const ROWS = z
  .array(z.tuple([z.string(), z.string(), z.string()]))
  .parse(JSON.parse(readFileSync(join(FIXTURES, 'brokenPolicies.json'), 'utf8')));

const seed = await readSeed();
const around = { policies: [], places: seed.places, sources: seed.sources };

/** What a file or folder is refused with; nothing where it is read. */
async function faultsOf(path: string): Promise<readonly FieldFault[]> {
  try {
    await readPolicyFiles(path, around);
    return [];
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return error.details.errors ?? [{ path: 'none', message: error.message }];
  }
}

describe('a broken policy', () => {
  it.each(ROWS)('%s is refused by its file, its path %s and the reason', async (name, path, message) => {
    const file = join(BROKEN, name);

    expect(await faultsOf(file)).toEqual([{ path: `${file}: ${path}`, message }]);
  });

  it('stands in a row here, whatever is in the folder', () => {
    const rows = ROWS.map(([name]) => name);
    const files = readdirSync(BROKEN).filter((name) => name.endsWith('.json') && name !== 'not-json.json');

    expect(files.filter((name) => !rows.includes(name))).toEqual([]);
  });

  it('that is no JSON is refused with where it ends to be', async () => {
    const file = join(BROKEN, 'not-json.json');

    expect(await faultsOf(file)).toEqual([
      { path: `${file}: body`, message: expect.stringMatching(/^Is not JSON: /u) as string },
    ]);
  });

  it('of 10 MB is refused before it is parsed, for it is not even JSON', async () => {
    const file = join(temporaryFolder(), 'big.json');
    await writeFile(file, 'x'.repeat(10_000_000));

    expect(await faultsOf(file)).toEqual([
      { path: `${file}: body`, message: 'Has 10000000 bytes; the file of a policy has at most 1000000' },
    ]);
  });

  it('is told with all its faults at once', async () => {
    const document: unknown = JSON.parse(await readFile(join(BROKEN, 'unknown-place.json'), 'utf8'));
    const file = join(temporaryFolder(), 'several.json');
    await writeFile(file, JSON.stringify({ ...z.looseObject({}).parse(document), validTo: '2024-12-31' }));

    expect((await faultsOf(file)).map(({ path }) => path)).toEqual([`${file}: places.0`, `${file}: validTo`]);
  });
});

describe('a folder of policies', () => {
  it('is refused where two of them need each other', async () => {
    const folder = join(BROKEN, 'ring');

    expect(await faultsOf(folder)).toEqual([
      {
        path: `${join(folder, 'first.json')}: measures.0.dependsOn.0`,
        message: 'Closes a ring: first/bonus → second/bonus → first/bonus',
      },
      {
        path: `${join(folder, 'second.json')}: measures.0.dependsOn.0`,
        message: 'Closes a ring: second/bonus → first/bonus → second/bonus',
      },
    ]);
  });

  it('is refused where two of them have one id', async () => {
    const folder = join(BROKEN, 'same-id');

    expect(await faultsOf(folder)).toEqual([
      { path: `${join(folder, 'other.json')}: id`, message: 'Another document is the policy made-up already' },
    ]);
  });

  it('is refused with the faults of every file', async () => {
    const files = new Set((await faultsOf(BROKEN)).map(({ path }) => path.split(': ')[0]));

    expect(files.size).toBe(readdirSync(BROKEN).filter((name) => name.endsWith('.json')).length);
  });

  it('that holds none is refused, as is what is not there', async () => {
    const folder = temporaryFolder();

    expect(await faultsOf(folder)).toEqual([
      { path: 'none', message: `The folder ${folder} holds no policy: no file ends with .json.` },
    ]);
    expect(await faultsOf(join(folder, 'none.json'))).toEqual([
      { path: 'none', message: `The file ${join(folder, 'none.json')} cannot be read (ENOENT).` },
    ]);
  });

  it('may refer to policies around it, and takes the place of what has its ids', async () => {
    const policies = fileURLToPath(new URL('../../seed/policies', import.meta.url));
    const pingshan = join(policies, 'ps-2024-bio.json');

    expect((await faultsOf(pingshan)).length).toBeGreaterThan(0);
    expect(await readPolicyFiles(pingshan, { ...around, policies: seed.policies })).toEqual(
      seed.policies.filter(({ id }) => id === 'ps-2024-bio'),
    );
  });
});

describe('the file of a policy', () => {
  it('may be as long as fifty of those that ship', () => {
    const sizes = seed.policies.map((policy) => JSON.stringify(policy).length);

    expect(Math.max(...sizes) * 50).toBeLessThan(POLICY_FILE_BYTES_MAX);
    expect(seed.policies).toHaveLength(25);
  });
});
