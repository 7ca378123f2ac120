import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { start } from '#tests/support/childProcess.ts';
import { temporaryFolder } from '#tests/support/temporaryFolder.ts';

async function runOn(mongod: string) {
  return start(['tests/run/mongod.ts'], { env: { MONGOMS_SYSTEM_BINARY: mongod } }).ended;
}

describe('npm run test:mongod', { timeout: 60_000 }, () => {
  it('says that nothing was tested where the mongod that is named is not there', async () => {
    const { code, out, err } = await runOn('/nowhere/mongod');

    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(
      /^No mongod could be had, so nothing was tested: .*\(No Binary at path "\/nowhere\/mongod" .*\)\n$/u,
    );
  });

  it('says so where what is named is no mongod', async () => {
    const other = join(temporaryFolder(), 'other');
    await writeFile(other, '#!/bin/sh\necho something else\n', { mode: 0o700 });

    const { code, out, err } = await runOn(other);

    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/^No mongod could be had, so nothing was tested: [^\n]*\n$/u);
  });
});
